import { test } from 'node:test'
import assert from 'node:assert/strict'
import { type LocalDate, localDate } from '#shared/local-date.ts'
import { mayOrder, type OrderCase, orderReasons } from './may-order.ts'

const good: OrderCase = { hasPass: true, closed: undefined, opens: new Date('2026-12-01T08:00:00Z'), ageFits: true, limit: { count: 5, per: 'person', used: 2, lastDay: localDate('2026-12-31') } }
const full = { count: 5, per: 'person', used: 5, lastDay: localDate('2026-12-31') } as const

const table: readonly (readonly [string, Partial<OrderCase>, string])[] = [
  // what is so                               changes                                        outcome
  ['nothing in the way',                      {},                                            'ok 3'],
  ['no limit at all',                         { limit: undefined },                          'ok undefined'],
  ['the last one of the limit',               { limit: { ...full, used: 4 } },               'ok 1'],
  ['the limit is reached',                    { limit: full },                               'limit-reached'],
  ['more used than a newer, lower limit',     { limit: { ...full, used: 9 } },               'limit-reached'],
  ['no valid pass',                           { hasPass: false },                            'pass-not-valid'],
  ['no valid pass, and ended too',            { hasPass: false, closed: 'offer-ended' },     'pass-not-valid'],
  ['the offer has ended',                     { closed: 'offer-ended' },                     'offer-ended'],
  ['too late to order',                       { closed: 'no-longer-orderable' },             'no-longer-orderable'],
  ['the offer is paused',                     { closed: 'offer-paused' },                    'offer-paused'],
  ['ordering has not begun',                  { closed: 'not-yet-open' },                    'not-yet-open'],
  ['too young or too old',                    { ageFits: false, minAge: 4, maxAge: 12 },     'not-for-this-age'],
  ['sold out',                                { closed: 'sold-out' },                        'sold-out'],
  ['sold out, and one has it already',        { closed: 'sold-out', limit: full },           'limit-reached'],
  ['drawn instead of ordered',                { drawCloses: new Date('2026-12-01T08:00:00Z') }, 'draw-instead'],
  ['drawn, and not open yet',                 { drawCloses: new Date('2026-12-01T08:00:00Z'), closed: 'not-yet-open' }, 'not-yet-open'],
  ['no children at home',                     { barred: 'not-for-this-person' },             'not-for-this-person'],
  ['lives somewhere else',                    { barred: 'outside-area' },                    'outside-area'],
  ['had a pass before',                       { barred: 'not-first-pass' },                  'not-first-pass'],
  ['had a pass before, and too old',          { barred: 'not-first-pass', ageFits: false },  'not-for-this-age'],
  ['the budget is spent',                     { budgetSpent: 10_000 },                       'budget-spent'],
  ['the budget is spent, and sold out',       { budgetSpent: 10_000, closed: 'sold-out' },   'sold-out'],
  ['too old for what is sold out',            { closed: 'sold-out', ageFits: false },        'not-for-this-age'],
]
for (const [name, changes, says] of table) {
  test(`${name}: ${says}`, () => {
    const outcome = mayOrder({ ...good, ...changes })
    assert.equal(outcome.ok ? `ok ${outcome.value.left}` : outcome.refusal.reason, says)
  })
}

test('every reason that can be known beforehand is said by some case', () => {
  const only = ['offer-changed', 'idempotency-key-reused', 'busy', 'already-in-draw', 'no-longer-yours']
  assert.deepEqual(orderReasons.filter((reason) => !table.some(([, , says]) => says === reason)).sort(), [...only].sort())
})

test('a limit says from which day it can be done again; a season has no such day', () => {
  const facts = (lastDay: LocalDate | undefined) => {
    const outcome = mayOrder({ ...good, limit: { ...full, lastDay } })
    return outcome.ok ? undefined : outcome.refusal.facts
  }
  assert.deepEqual(facts(localDate('2026-12-31')), { maximum: 5, per: 'person', againFrom: '2027-01-01' })
  assert.deepEqual(facts(undefined), { maximum: 5, per: 'person' })
})
