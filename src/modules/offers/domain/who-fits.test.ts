import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ageOn, localDate } from '#shared/local-date.ts'
import { pays } from './benefit.ts'
import type { Shape } from './shape.ts'
import type { Audience } from './terms.ts'
import { notFor, type NotFor, type Somebody } from './who-fits.ts'

const person = (born: string, more: Partial<Somebody> = {}): Somebody => ({ born: localDate(born), withChildren: false, postcode: '9741 AB', firstPass: false, ...more })

const fatima = person('1985-06-15', { withChildren: true })
const sem    = person('2017-12-24', { withChildren: true })
const noor   = person('2008-12-24', { withChildren: true })
const aaltje = person('1948-01-01')
const secret = person('1985-06-15', { postcode: undefined })
const newcomer = person('1985-06-15', { firstPass: true, postcode: '9712 CD' })

// for whom, who, first and last day of use, why not
const rows: readonly [string, Audience, Somebody, string, string, NotFor | undefined][] = [
  ['everybody',                              {},                                           aaltje,   '2026-12-01', '2026-12-31', undefined],
  ['children, an adult',                     { forWhom: 'child' },                         fatima,   '2026-12-01', '2026-12-31', 'not-for-this-age'],
  ['children, the last day of being 17',     { forWhom: 'child' },                         noor,     '2026-12-23', '2026-12-23', undefined],
  ['children, the day of becoming 18',       { forWhom: 'child' },                         noor,     '2026-12-24', '2026-12-24', 'not-for-this-age'],
  ['adults, the day before 18',              { forWhom: 'adult' },                         noor,     '2026-12-01', '2026-12-23', 'not-for-this-age'],
  ['adults, 18 on the last day',             { forWhom: 'adult' },                         noor,     '2026-12-01', '2026-12-24', undefined],
  ['from 9 years, 9 on the last day',        { minAge: 9, maxAge: 12 },                    sem,      '2026-12-01', '2026-12-24', undefined],
  ['from 9 years, 8 until after',            { minAge: 9, maxAge: 12 },                    sem,      '2026-12-01', '2026-12-23', 'not-for-this-age'],
  ['families, a parent',                     { forWhom: 'household-with-children' },       fatima,   '2026-12-01', '2026-12-31', undefined],
  ['families, the child itself',             { forWhom: 'household-with-children' },       sem,      '2026-12-01', '2026-12-31', undefined],
  ['families, somebody alone',               { forWhom: 'household-with-children' },       aaltje,   '2026-12-01', '2026-12-31', 'not-for-this-person'],
  ['a neighbourhood, who lives there',       { postcodes: ['9737', '9741'] },              fatima,   '2026-12-01', '2026-12-31', undefined],
  ['a neighbourhood, who lives elsewhere',   { postcodes: ['9737', '9741'] },              newcomer, '2026-12-01', '2026-12-31', 'outside-area'],
  ['a neighbourhood, a secret address',      { postcodes: ['9737', '9741'] },              secret,   '2026-12-01', '2026-12-31', 'outside-area'],
  ['a welcome gift, a first pass',           { firstPassOnly: true },                      newcomer, '2026-12-01', '2026-12-31', undefined],
  ['a welcome gift, who had one before',     { firstPassOnly: true },                      fatima,   '2026-12-01', '2026-12-31', 'not-first-pass'],
  ['all at once: age is said first',         { forWhom: 'child', postcodes: ['9999'], firstPassOnly: true }, fatima, '2026-12-01', '2026-12-31', 'not-for-this-age'],
  ['all at once: then the area',             { forWhom: 'household-with-children', postcodes: ['9999'], firstPassOnly: true }, sem, '2026-12-01', '2026-12-31', 'outside-area'],
]

for (const [name, audience, who, from, until, why] of rows) {
  test(`for whom: ${name}`, () => assert.equal(notFor(audience, who, localDate(from), localDate(until)), why))
}

const bands: Shape = { kind: 'tariffs', bands: [{ from: 0, to: 8, cents: 0 }, { from: 9, to: 17, cents: 250, normalCents: 900 }, { from: 18, cents: 415 }] }
// shape, normal price, what Sem (9 on 24 December), Noor (18 that day) and Fatima pay on the day before and on the day itself
const prices: readonly [string, Shape, number | undefined, readonly (number | undefined)[], readonly (number | undefined)[]][] = [
  ['free',                           { kind: 'free' },                                    650,       [0, 0, 0],                            [0, 0, 0]],
  ['a price for each age',           bands,                                               undefined, [0, 250, 415],                        [250, 415, 415]],
  ['a fixed price',                  { kind: 'fixed-price', cents: 333 },                 999,       [333, 333, 333],                      [333, 333, 333]],
  ['a third off € 9,99',             { kind: 'percentage', percent: 33 },                 999,       [669, 669, 669],                      [669, 669, 669]],
  ['a half off, at most € 5',        { kind: 'percentage', percent: 50, maxCents: 500 },  1999,      [1499, 1499, 1499],                   [1499, 1499, 1499]],
  ['an amount off',                  { kind: 'amount-off', cents: 800 },                  1850,      [1050, 1050, 1050],                   [1050, 1050, 1050]],
  ['a contribution, price unknown',  { kind: 'contribution', cents: 4000 },               undefined, [undefined, undefined, undefined],    [undefined, undefined, undefined]],
  ['a surprise with a tariff in it', { kind: 'surprise', inside: bands, reveal: 'x' } as Shape, undefined, [0, 250, 415],                  [250, 415, 415]],
]

for (const [name, shape, normal, before, after] of prices) {
  test(`what one pays, by age on the day itself: ${name}`, () => {
    for (const [day, expected] of [['2026-12-23', before], ['2026-12-24', after]] as const) {
      assert.deepEqual([sem, noor, fatima].map(({ born }) => pays(shape, normal, ageOn(born, localDate(day)))), expected, day)
    }
  })
}
