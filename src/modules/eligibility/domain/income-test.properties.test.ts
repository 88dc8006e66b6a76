import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type LocalDate, localDate } from '#shared/local-date.ts'
import { type Cents, percentOf } from '#shared/money.ts'
import { household, ON, rulesOn } from '#test/households.ts'
import type { Adult, Facts, IncomeAmount } from './facts.ts'
import type { Rules } from './finding.ts'
import { type CheckResult, incomeTest, type TestResult } from './income-test.ts'
import type { Policy } from './policy.ts'

/** What holds for every household and every policy, tried on thousands of them. */
const days = (from: string, to: number): fc.Arbitrary<LocalDate> => fc.integer({ min: 0, max: to }).map((n) => addDays(localDate(from), n))
const anyAmount: fc.Arbitrary<IncomeAmount> = fc.record({
  kind: fc.constantFrom('loon', 'loon', 'uitkering', 'aow', 'aow', 'zorgtoeslag', 'studiefinanciering', 'onbekend'), cents: fc.integer({ min: 0, max: 300_000 }),
  period: fc.constantFrom('month', 'month', 'month', 'month', 'year'), month: fc.constantFrom('2026-10', '2026-10', '2026-10', '2026-10', '2026-10', '2026-10', '2026-09', '2026-08', undefined),
  netOrGross: fc.constantFrom<'net' | 'gross'>('net', 'net', 'net', 'gross'), holidayAllowance: fc.constantFrom<'included' | 'excluded'>('included', 'included', 'included', 'excluded'),
  source: fc.constantFrom('UWV', 'UWV', 'SVB'),
})
/** Of a birth date that is not whole the register may know the year. */
const anyYear = fc.integer({ min: 1940, max: 2015 }).map((year) => [localDate(`${year}-01-01`), localDate(`${year}-12-31`)] as const)
const anyAdult: fc.Arbitrary<Adult> = fc.record({
  bornBetween: fc.option(anyYear, { nil: undefined }),
  born: fc.option(days('1940-01-01', 80 * 365), { freq: 8, nil: undefined }), alive: fc.constant(true),
  stays: fc.constantFrom<Adult['stays']>(undefined, undefined, 'home', 'institution', 'unknown'),
  income: fc.option(fc.record({ complete: fc.constantFrom(true, true, true, true, true, false), amounts: fc.array(anyAmount, { maxLength: 3 }) }), { freq: 20, nil: undefined }),
})
const anyHousemate = fc.record({ born: fc.option(days('1950-01-01', 60 * 365), { nil: undefined }), shares: fc.constantFrom<'yes' | 'student' | 'commercial-tenant' | undefined>('yes', 'yes', 'student', 'commercial-tenant', undefined) })
const anyHousehold: fc.Arbitrary<Facts> = fc.record({
  adults: fc.array(anyAdult, { minLength: 1, maxLength: 2 }), children: fc.integer({ min: 0, max: 3 }), housemates: fc.array(anyHousemate, { maxLength: 3 }),
  grounds: fc.constantFrom<Facts['grounds']>(undefined, undefined, ['bijstand'], ['debt-settlement']),
  saidGrounds: fc.constantFrom<Facts['saidGrounds']>(undefined, undefined, ['debt-settlement']),
  assets: fc.option(fc.record({ cents: fc.integer({ min: -100_000, max: 2_000_000 }), homeCents: fc.integer({ min: 0, max: 9_000_000 }) }), { nil: undefined }),
}).map(({ adults, housemates, ...rest }) => {
  const plain = household(adults)
  return { ...plain, ...rest, housemates, answers: { ...plain.answers, otherAdults: housemates.length > 1 ? 'more' : housemates.length ? 'one' : 'none' } }
})
const anyPolicy: fc.Arbitrary<Partial<Policy>> = fc.record({
  incomeLimitPercent: fc.integer({ min: 100, max: 150 }), basis: fc.constantFrom<Policy['basis']>('including-holiday-allowance', 'including-holiday-allowance', 'excluding-holiday-allowance'),
  normFor18To20: fc.constantFrom<Policy['normFor18To20']>('own', '21-and-older'), exclusions: fc.constantFrom<Policy['exclusions']>([], ['studiefinanciering']),
  exclusionExceptions: fc.subarray<Policy['exclusionExceptions'][number]>(['child', 'one-of-two']), grounds: fc.subarray<Policy['grounds'][number]>(['bijstand', 'debt-settlement', 'aow-only']),
  kostendelersnorm: fc.boolean(), assets: fc.boolean(), averaging: fc.record({ months: fc.integer({ min: 1, max: 3 }), kinds: fc.constantFrom(['loon'], []) }),
  incomeKinds: fc.constantFrom<Policy['incomeKinds']>({}, { studiefinanciering: 'counts', zorgtoeslag: 'counts' }),
})
const RUNS = { numRuns: 2000 }
const over = (facts: Facts, policy: Partial<Policy>): TestResult => incomeTest(facts, rulesOn(ON, policy))

test('more income never turns a fail into a pass', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, anyAmount, fc.nat({ max: 1 }), (facts, policy, more, whose) => {
    const richer = { ...facts, adults: facts.adults.map((one, i): Adult => (i === whose % facts.adults.length && one.income ? { ...one, income: { ...one.income, amounts: [...one.income.amounts, more] } } : one)) }
    assert.ok(over(facts, policy).outcome !== 'failed' || over(richer, policy).outcome !== 'passed')
  }), RUNS)
})

test('a higher amount in the same place never turns a fail into a pass', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, fc.integer({ min: 1, max: 200_000 }), (facts, policy, more) => {
    const richer = { ...facts, adults: facts.adults.map((one): Adult => ({ ...one, income: one.income && { ...one.income, amounts: one.income.amounts.map((a) => ({ ...a, cents: a.cents + more })) } })) }
    assert.ok(over(facts, policy).outcome !== 'failed' || over(richer, policy).outcome !== 'passed')
  }), RUNS)
})

test('more savings never turn a fail into a pass', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, fc.nat({ max: 5_000_000 }), fc.nat({ max: 5_000_000 }), (facts, policy, more, home) => {
    const richer = { ...facts, assets: facts.assets && { cents: facts.assets.cents + more, homeCents: facts.assets.homeCents + home } }
    assert.ok(over(facts, policy).outcome !== 'failed' || over(richer, policy).outcome !== 'passed')
  }), RUNS)
})

test('the order of persons, incomes, housemates and grounds does not matter', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, (facts, policy) => {
    const turned = { ...facts, grounds: facts.grounds?.toReversed(), housemates: facts.housemates?.toReversed(), adults: facts.adults.toReversed().map((one): Adult => ({ ...one, income: one.income && { ...one.income, amounts: one.income.amounts.toReversed() } })) }
    assert.deepEqual(over(turned, policy), over(facts, policy))
  }), RUNS)
})

test('the same facts and rules give the same explanation again, also after they were written down', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, (facts, policy) => {
    assert.deepEqual(JSON.parse(JSON.stringify(over(JSON.parse(JSON.stringify(facts)) as Facts, policy))), JSON.parse(JSON.stringify(over(facts, policy))))
  }), RUNS)
})

/** What somebody with a calculator makes of the checks alone: no rule, no register, only what the explanation says. */
function recomputed(checks: readonly CheckResult[]): { outcome: TestResult['outcome']; limit: Cents | undefined } {
  const has = (outcome: string) => checks.some((check) => check.outcome === outcome)
  const norm = checks.find(({ reason }) => reason === 'norm-known')?.facts
  const within = checks.find(({ reason }) => reason === 'income-within-limit')
  const assets = checks.find(({ reason }) => reason === 'assets-within-limit')
  for (const [check, of, limit] of [[within, 'income', 'limit'], [assets, 'assets', 'assetLimit']] as const) {
    if (!check?.amounts) continue
    assert.equal(check.outcome, check.amounts[of]! <= Number(check.facts![limit]) ? 'pass' : 'fail')
    assert.equal(check.amounts['difference'], Math.abs(check.amounts[of]! - Number(check.facts![limit])))
  }
  const limit = norm?.['norm'] === undefined ? undefined : percentOf(Number(norm['norm']), Number(norm['percent']))
  if (within?.facts) assert.equal(within.facts['limit'], limit)
  return { outcome: has('fail') ? 'failed' : has('unknown') ? 'unknown' : 'passed', limit }
}

test('the explanation alone recomputes to the same outcome and the same limit', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, (facts, policy) => {
    const result = over(facts, policy)
    const again = recomputed(result.checks)
    assert.equal(again.outcome, result.outcome)
    if (result.checks.some(({ reason }) => reason === 'norm-known')) assert.equal(again.limit, result.limit)
  }), RUNS)
})

test('every unknown says what is missing, and nothing but an unknown does', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, (facts, policy) => {
    for (const { reason, outcome, missing } of over(facts, policy).checks) assert.equal(outcome === 'unknown', (missing ?? []).length > 0, reason)
  }), RUNS)
})

test('these households meet every outcome of every check that has one, so that the properties above say something', () => {
  const met = new Set<string>()
  const outcomes = new Set<string>()
  fc.assert(fc.property(anyHousehold, anyPolicy, (facts, policy) => {
    const result = over(facts, policy)
    outcomes.add(result.outcome)
    for (const { reason, outcome, variant } of result.checks) met.add([reason, outcome, variant].filter(Boolean).join('.'))
  }), { numRuns: 12_000, seed: 3 })
  assert.deepEqual([...outcomes].sort(), ['failed', 'passed', 'unknown'])
  for (const code of [
    'adult.fail', 'adult.unknown', 'at-most-two-adults.pass.known', 'at-most-two-adults.unknown', 'norm-known.pass.institution', 'norm-known.pass.sharers', 'norm-known.unknown.stay',
    'norm-known.unknown.housemates', 'no-studiefinanciering.pass.child', 'no-studiefinanciering.pass.one-of-two', 'no-studiefinanciering.fail', 'passes-by-ground.pass.bijstand',
    'passes-by-ground.pass.debt-settlement', 'passes-by-ground.pass.aow-only', 'income-comparable.pass.average', 'income-comparable.pass.without-allowance', 'income-comparable.unknown',
    'income-within-limit.pass', 'income-within-limit.pass.couple', 'income-within-limit.fail', 'income-within-limit.fail.couple', 'assets-within-limit.pass', 'assets-within-limit.fail',
    'assets-within-limit.unknown', 'assets-within-limit.unknown.limit',
  ]) assert.ok(met.has(code), code)
})

const rulesBefore = (rules: Rules): Rules => ({ ...rules, norms: undefined })
test('without a norm table nobody fails on income, and nobody passes without a ground', () => {
  fc.assert(fc.property(anyHousehold, anyPolicy, (facts, policy) => {
    const result = incomeTest(facts, rulesBefore(rulesOn(ON, policy)))
    assert.equal(result.limit, undefined)
    assert.ok(result.outcome !== 'passed' || result.checks.some(({ reason }) => reason === 'passes-by-ground'))
  }), RUNS)
})
