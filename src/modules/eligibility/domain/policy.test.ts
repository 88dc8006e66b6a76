import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { FIRST, MOVES, moveFrom, OPEN } from './application-states.ts'
import { indexationMissed, normsInForce, parseNorms } from './norms.ts'
import { releaseNorms } from '../release-data.ts'
import { childValidity, parsePolicy, type Policy, policyInForce, validityOf } from './policy.ts'

const shipped = (JSON.parse(readFileSync(new URL('../../../../config/groningen.json', import.meta.url), 'utf8')) as { policy: Policy }).policy

test('the policy that is shipped is valid', () => { assert.deepEqual(parsePolicy(shipped), { ok: true, value: shipped }) })

test('every wrong or missing field of a policy is named', () => {
  const wrong = parsePolicy({ ...shipped, incomeLimitPercent: 99, validity: { until: '02-30' }, exclusions: ['pensioen'], kostendelersnorm: 'ja', averaging: { months: 4, kinds: [] }, grounds: ['werk'], incomLimitPercent: 120 })
  assert.deepEqual(wrong.ok || wrong.refusal.facts?.map(({ field }) => field), ['incomeLimitPercent', 'exclusions', 'grounds', 'kostendelersnorm', 'averaging.months', 'validity.until', 'validity.nextYearFrom', 'incomLimitPercent'])
  for (const nothing of [undefined, null, 'x', []]) assert.equal(parsePolicy(nothing).ok, false)
})

// granted on, valid to; default: to 31 December, from 1 November to the end of the next year
for (const [granted, to] of [['2026-01-01', '2026-12-31'], ['2026-10-31', '2026-12-31'], ['2026-11-01', '2027-12-31'], ['2026-11-23', '2027-12-31'], ['2026-12-31', '2027-12-31'], ['2028-02-29', '2028-12-31']] as const) {
  test(`granted on ${granted}: valid to ${to}`, () => { assert.deepEqual(validityOf(shipped, localDate(granted)), { from: granted, to }) })
}

for (const [granted, to] of [['2026-04-30', '2026-06-30'], ['2026-05-01', '2027-06-30'], ['2026-06-30', '2027-06-30'], ['2026-07-01', '2027-06-30'], ['2027-05-02', '2028-06-30']] as const) {
  test(`a pass year that ends on 30 June, renewed from 1 May: granted on ${granted}, valid to ${to}`, () => {
    assert.equal(validityOf({ ...shipped, validity: { until: '06-30', nextYearFrom: '05-01' } }, localDate(granted)).to, to)
  })
}

test('a child keeps its pass until the day before it is 18', () => {
  const valid = { from: localDate('2026-11-23'), to: localDate('2027-12-31') }
  assert.equal(childValidity(localDate('2009-06-15'), valid).to, '2027-06-14')
  assert.equal(childValidity(localDate('2012-06-15'), valid).to, '2027-12-31')
  assert.equal(childValidity(localDate('2008-02-29'), { ...valid, from: localDate('2026-01-10') }).to, '2026-02-28')
  assert.equal(childValidity(undefined, valid).to, '2027-12-31')
})

test('of two versions the newest that has begun counts', () => {
  const version = (n: number, from: string) => ({ version: n, effectiveFrom: localDate(from), policy: shipped })
  const versions = [version(3, '2027-01-01'), version(1, '2025-01-01'), version(2, '2025-01-01')]
  assert.equal(policyInForce(versions, localDate('2026-12-31'))?.version, 2)
  assert.equal(policyInForce(versions, localDate('2027-01-01'))?.version, 3)
  assert.equal(policyInForce(versions, localDate('2024-12-31')), undefined)
})

test('an indexation day that passed without newer norms is seen', () => {
  const norms = releaseNorms()
  assert.equal(indexationMissed(norms, localDate('2026-12-31')), undefined)
  assert.equal(indexationMissed(norms, localDate('2027-01-01')), '2027-01-01')
  assert.equal(indexationMissed(norms.slice(0, 3), localDate('2026-07-01')), '2026-07-01')
  assert.equal(normsInForce(norms, localDate('2024-12-31')), undefined)
})

test('a norm file with a wrong amount, type or day is refused with the place', () => {
  const read = parseNorms({ basis: 'x', holidayAllowancePermille: 50, tables: [{ effectiveFrom: '2026-02-30', source: '', amounts: { 'single-21': 1419.46, 'single-22': '1.00' } }] })
  assert.deepEqual(read.ok || read.refusal.facts?.map(({ field }) => field), ['basis', 'tables[0].effectiveFrom', 'tables[0].source', 'tables[0].amounts.single-21', 'tables[0].amounts.single-22', 'tables[0].amounts'])
})

test('every state of an application can be reached, and every open one can end in a decision', () => {
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>([from])
    for (const state of seen) for (const move of MOVES) if (move.from === state) seen.add(move.to)
    return seen
  }
  const states = new Set(MOVES.flatMap(({ from, to }) => [from, to]))
  assert.deepEqual([...reach(FIRST)].sort(), [...states].sort())
  for (const state of OPEN) assert.ok(reach(state).has('granted') && reach(state).has('refused'), state)
})

test('a machine never refuses', () => {
  assert.deepEqual(MOVES.filter(({ to, by }) => (to === 'refused' || to === 'set-aside') && by.includes('machine')), [])
  assert.equal(moveFrom('in-review', 'refuse', 'machine'), undefined)
  assert.equal(moveFrom('in-review', 'refuse', 'person'), 'refused')
  assert.equal(moveFrom('granted', 'refuse', 'person'), undefined)
})
