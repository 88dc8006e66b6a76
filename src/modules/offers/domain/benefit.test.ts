import assert from 'node:assert/strict'
import { test } from 'node:test'
import { benefitWords, pays } from './benefit.ts'
import type { Shape } from './shape.ts'

type Row = [string, Shape, number | undefined, string, string | undefined, number | undefined]

const bands = [{ from: 4, to: 12, cents: 250, normalCents: 900 }, { from: 13, cents: 400, normalCents: 1100 }]

// shape, normal price, words on the stub, words below it, what a resident of 18 pays at the counter
const rows: readonly Row[] = [
  ['free, with a normal price',         { kind: 'free' },                                          650,  'Gratis',         'normaal € 6,50',                       0],
  ['free, without one',          { kind: 'free' },                                    undefined,  'Gratis',         undefined,                              0],
  ['a quarter off',                    { kind: 'percentage', percent: 25 },                       600,  '25% korting',    '€ 4,50 in plaats van € 6',           450],
  ['40% of € 21.50, to the cent',          { kind: 'percentage', percent: 40 },                      2150,  '40% korting',    '€ 12,90 in plaats van € 21,50',     1290],
  ['a third that does not come out even',           { kind: 'percentage', percent: 33 },                       999,  '33% korting',    '€ 6,69 in plaats van € 9,99',        669],
  ['half a cent goes to the resident',  { kind: 'percentage', percent: 50 },                       995,  '50% korting',    '€ 4,97 in plaats van € 9,95',        497],
  ['the highest discount limits',          { kind: 'percentage', percent: 50, maxCents: 22500 },    60000,  '50% korting',    '€ 375 in plaats van € 600',        37500],
  ['the highest discount is just reached', { kind: 'percentage', percent: 50, maxCents: 22500 },    45000,  '50% korting',    '€ 225 in plaats van € 450',        22500],
  ['a percentage without one price',    { kind: 'percentage', percent: 50, maxCents: 22500 }, undefined, '50% korting',    'tot € 225 minder',             undefined],
  ['an amount off',                      { kind: 'amount-off', cents: 800 },                       1800,  '€ 8 korting',    'normaal € 18',                      1000],
  ['more off than it costs',               { kind: 'amount-off', cents: 800 },                        600,  '€ 8 korting',    'normaal € 6',                          0],
  ['a fixed price',                      { kind: 'fixed-price', cents: 500 },                       700,  '€ 5',            'normaal € 7',                        500],
  ['a fixed price with cents',           { kind: 'fixed-price', cents: 250 },                 undefined,  '€ 2,50',         undefined,                            250],
  ['a price for each age',               { kind: 'tariffs', bands },                          undefined,  '€ 2,50 tot € 4', 'normaal € 9 tot € 11',               400],
  ['free for the youngest',              { kind: 'tariffs', bands: [{ from: 0, to: 17, cents: 0 }, { from: 18, cents: 500 }] }, undefined, 'Gratis tot € 5', undefined,  500],
  ['a contribution to a membership',    { kind: 'contribution', cents: 4000 },               undefined,  '€ 40 korting',   'elk jaar op je lidmaatschap',  undefined],
  ['a surprise gives nothing away',        { kind: 'surprise', inside: { kind: 'free' }, reveal: 'Een ballonvaart' }, 1750, 'Gratis', 'een verrassing',                   0],
]

for (const [name, shape, normal, deal, was, paid] of rows) {
  test(`the ticket shows the right amount: ${name}`, () => {
    const words = benefitWords(shape, normal)
    assert.equal(words.deal.replaceAll('\u00a0', ' '), deal)
    assert.equal(words.was?.replaceAll('\u00a0', ' '), was)
    assert.equal(pays(shape, normal, 18), paid)
  })
}

test('every age has its own price, and who is too young has none', () => {
  const shape: Shape = { kind: 'tariffs', bands }
  assert.deepEqual([3, 4, 12, 13, 90].map((age) => pays(shape, undefined, age)), [undefined, 250, 250, 400, 400])
})

test('an amount does not break at the end of a line', () => {
  assert.match(benefitWords({ kind: 'fixed-price', cents: 500 }, 700).deal, /€\u00a05/)
})
