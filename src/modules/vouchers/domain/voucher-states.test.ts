import { test } from 'node:test'
import assert from 'node:assert/strict'
import { localDate } from '#shared/local-date.ts'
import { standing, standings, transitions, voucherStates } from './voucher-states.ts'

test('every state of a voucher can be reached from the moment it is issued', () => {
  const reached = new Set(['issued'])
  for (let round = 0; round < voucherStates.length; round++) {
    for (const { from, to } of transitions) if (reached.has(from)) reached.add(to)
  }
  assert.deepEqual([...reached].sort(), [...voucherStates].sort())
})

test('a cancelled voucher never comes back', () => {
  assert.deepEqual(transitions.filter(({ from }) => from === 'cancelled'), [])
})

test('no two transitions lead the same way', () => {
  assert.equal(new Set(transitions.map(({ from, to }) => `${from} ${to}`)).size, transitions.length)
})

const days = { validFrom: localDate('2026-12-01'), validTo: localDate('2026-12-31') }
const cases = [
  // state        day           says
  ['issued',     '2026-11-30', 'not-yet-valid'],
  ['issued',     '2026-12-01', 'usable'],
  ['issued',     '2026-12-31', 'usable'],
  ['issued',     '2027-01-01', 'expired'],
  ['redeemed',   '2027-01-01', 'redeemed'],
  ['cancelled',  '2027-01-01', 'cancelled'],
] as const
for (const [state, day, says] of cases) {
  test(`${state} on ${day}: ${says}`, () => { assert.equal(standing({ state, ...days }, localDate(day)), says) })
}

test('every standing is said by some case', () => {
  assert.deepEqual([...new Set(cases.map(([, , says]) => says))].sort(), [...standings].sort())
})
