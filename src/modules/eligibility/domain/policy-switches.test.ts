import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { toCents } from '#shared/money.ts'
import { adult, amount, found, household, ON, policy, reasons, rulesOn, run } from '#test/households.ts'
import type { Facts } from './facts.ts'
import { type Policy, parsePolicy, referenceDateOf } from './policy.ts'

const over = (facts: Facts, changes: Partial<Policy>) => run(facts, rulesOn(ON, changes))
const months = (...euros: string[]) => euros.map((euro, back) => amount(euro, { month: `2026-${String(10 - back).padStart(2, '0')}` }))

for (const percent of [100, 101, 119, 120, 130, 149, 150]) {
  test(`${percent}% of the norm of somebody alone, to the nearest cent`, () => {
    assert.equal(over(household([adult('1986-05-02')]), { incomeLimitPercent: percent }).limit, Math.round((141946 * percent) / 100))
  })
}

// ---- pay that changes ---------------------------------------------------------------------------------------------------

const THREE = { averaging: { months: 3, kinds: ['loon'] } }

test('pay over three months is averaged to the nearest cent, and exactly on the limit passes', () => {
  const result = over(household([adult('1986-05-02', ...months('2000.00', '1600.00', '1510.05'))]), THREE)
  assert.deepEqual([result.outcome, found(result, 'income-within-limit')?.amounts?.['income']], ['passed', 170335])
  assert.deepEqual(found(result, 'income-comparable')?.facts, { sources: 'UWV', month: '2026-10', months: 3 })
  assert.equal(found(over(household([adult('1986-05-02', ...months('2000.00', '1600.00', '1510.06'))]), THREE), 'income-within-limit')?.amounts?.['income'], 170335)
  assert.equal(over(household([adult('1986-05-02', ...months('2000.00', '1600.00', '1510.07'))]), THREE).outcome, 'failed')
})

test('a month without pay is said to be nothing, never left out', () => {
  assert.equal(found(over(household([adult('1986-05-02', ...months('1000.00', '2000.00'))]), THREE), 'income-comparable')?.outcome, 'unknown')
  assert.equal(found(over(household([adult('1986-05-02', ...months('1000.00', '2000.00', '0.00'))]), THREE), 'income-within-limit')?.amounts?.['income'], 100000)
})

test('a benefit that does not change may be given for the newest month, or the same for all of them', () => {
  const pension = (...euros: string[]) => months(...euros).map((one) => ({ ...one, kind: 'pensioen', source: 'ABP' }))
  const total = (...euros: string[]) => found(over(household([adult('1986-05-02', ...months('300.00', '200.00', '100.00'), ...pension(...euros))]), THREE), 'income-within-limit')?.amounts?.['income']
  assert.equal(total('1000.00'), 120000)
  assert.equal(total('1000.00', '1000.00', '1000.00'), 120000)
  assert.equal(total('1000.00', '900.00', '1000.00'), undefined, 'it changed: unlike is not compared')
  assert.equal(total('1000.00', '1000.00'), 120000)
})

test('partners are averaged over the same months, each with their own pay', () => {
  const couple = (second: readonly string[]) => over(household([adult('1986-05-02', ...months('1000.00', '1000.00', '1000.00')), adult('1990-01-01', ...months(...second))]), THREE)
  assert.equal(found(couple(['300.00', '0.00', '0.00']), 'income-within-limit')?.amounts?.['income'], 110000)
  assert.equal(couple(['300.00']).outcome, 'unknown')
})

test('one month only: an older one beside it is unlike, as it always was', () => {
  assert.equal(found(over(household([adult('1986-05-02', ...months('1000.00', '1000.00'))]), {}), 'income-comparable')?.outcome, 'unknown')
})

// ---- which incomes count --------------------------------------------------------------------------------------------------

test('a policy says of a kind whether it counts; what nobody said stays unknown', () => {
  const facts = household([adult('1986-05-02', amount('1000.00'), amount('500.00', { kind: 'heffingskorting' }))])
  assert.deepEqual(found(over(facts, {}), 'income-comparable')?.missing, ['kind'])
  assert.equal(found(over(facts, { incomeKinds: { heffingskorting: 'counts' } }), 'income-within-limit')?.amounts?.['income'], 150000)
  assert.equal(found(over(facts, { incomeKinds: { heffingskorting: 'does-not-count' } }), 'income-within-limit')?.amounts?.['income'], 100000)
  assert.equal(found(over(facts, { incomeKinds: { heffingskorting: 'counts', loon: 'does-not-count' } }), 'income-within-limit')?.amounts?.['income'], 50000)
  assert.deepEqual(found(over(household([adult('1986-05-02', amount('1.00', { kind: 'constructor' }))]), {}), 'income-comparable')?.missing, ['kind'])
})

// ---- studiefinanciering, except -------------------------------------------------------------------------------------------

test('studiefinanciering excludes, but not with a child where the policy says so', () => {
  const student = (children: number) => household([adult('2001-01-01', amount('500.00', { kind: 'studiefinanciering' }))], { children })
  const counted = { incomeKinds: { studiefinanciering: 'counts' } } as const
  assert.deepEqual(reasons(over(student(1), counted), 'fail'), ['no-studiefinanciering'])
  assert.deepEqual(reasons(over(student(0), { ...counted, exclusionExceptions: ['child'] }), 'fail'), ['no-studiefinanciering'])
  assert.equal(over(student(1), { ...counted, exclusionExceptions: ['child'] }).outcome, 'passed')
  assert.deepEqual(reasons(over(student(1), { exclusionExceptions: ['child'] }), 'unknown'), ['income-comparable', 'income-within-limit'], 'whether it is income is another question')
})

test('one of two who studies: a person looks, unless the policy says that it does not matter', () => {
  const student = adult('2001-01-01', amount('500.00', { kind: 'studiefinanciering' }))
  const changes = { incomeKinds: { studiefinanciering: 'counts' }, exclusionExceptions: ['one-of-two'] } as const
  assert.equal(over(household([student, adult('2000-01-01')]), changes).outcome, 'passed')
  assert.deepEqual(reasons(over(household([student, student]), changes), 'fail'), ['no-studiefinanciering'])
  assert.ok(reasons(over(household([student, { ...adult('2000-01-01'), income: undefined }]), changes), 'unknown').includes('no-studiefinanciering'), 'the other may study too')
})

// ---- grounds that pass by themselves ----------------------------------------------------------------------------------------

const INCOME_CHECKS = ['norm-known', 'income-known', 'income-comparable', 'income-within-limit']

for (const ground of ['bijstand', 'debt-settlement'] as const) {
  test(`${ground}: passes without a look at the amounts, but only where the policy accepts it`, () => {
    const facts = household([adult('1986-05-02', amount('9000.00', { netOrGross: 'gross' }))], { grounds: [ground] })
    const result = over(facts, { grounds: [ground], assets: true })
    assert.equal(result.outcome, 'passed')
    assert.equal(found(result, 'passes-by-ground')?.variant, ground)
    for (const reason of [...INCOME_CHECKS, 'assets-within-limit']) assert.equal(found(result, reason), undefined, reason)
    assert.equal(over(facts, {}).outcome, 'unknown')
    assert.equal(over(facts, { grounds: ['aow-only'] }).outcome, 'unknown')
  })
}

test('a ground says nothing about who somebody is, where they live, or a study', () => {
  const facts = household([adult('2001-01-01', amount('500.00', { kind: 'studiefinanciering' }))], { grounds: ['bijstand'], municipality: '0363' })
  assert.deepEqual(reasons(over(facts, { grounds: ['bijstand'] }), 'fail'), ['lives-here', 'no-studiefinanciering'])
})

test('AOW alone passes, also when it is given gross; with a pension beside it, or of a partner, the amounts count', () => {
  const aow = amount('1700.00', { kind: 'aow', netOrGross: 'gross', source: 'SVB' })
  const accepted = { grounds: ['aow-only'] } as const
  assert.equal(over(household([adult('1950-01-01', aow)]), accepted).outcome, 'passed')
  assert.equal(over(household([adult('1950-01-01', aow), adult('1952-01-01', aow)]), accepted).outcome, 'passed')
  assert.equal(over(household([adult('1950-01-01', aow, amount('80.00', { kind: 'zorgtoeslag' }))]), accepted).outcome, 'passed')
  assert.equal(over(household([adult('1950-01-01', aow, amount('1.00', { kind: 'pensioen' }))]), accepted).outcome, 'unknown')
  assert.equal(over(household([adult('1950-01-01', aow), { ...adult('1952-01-01'), income: undefined }]), { ...accepted, exclusions: [] }).outcome, 'unknown')
  assert.equal(over(household([adult('1950-01-01', { ...aow, month: '2026-01' })]), accepted).outcome, 'unknown')
  assert.ok(found(over(household([adult('1950-01-01', aow)]), { ...accepted, assets: true }), 'assets-within-limit'), 'savings are another question')
})

// ---- assets -------------------------------------------------------------------------------------------------------------------

const SAVINGS: readonly (readonly [string, Partial<Facts>, adults: number, cents: string, home: string, outcome: string])[] = [
  ['one, a cent below',          {},              1, '7999.99',  '0.00',     'passed'],
  ['one, exactly',               {},              1, '8000.00',  '0.00',     'passed'],
  ['one, a cent above',          {},              1, '8000.01',  '0.00',     'failed'],
  ['one with a child, exactly',  { children: 1 }, 1, '16000.00', '0.00',     'passed'],
  ['one with a child, above',    { children: 1 }, 1, '16000.01', '0.00',     'failed'],
  ['two, exactly',               {},              2, '16000.00', '0.00',     'passed'],
  ['two, a cent above',          {},              2, '16000.01', '0.00',     'failed'],
  ['a home of the exempt worth', {},              1, '8000.00',  '67500.00', 'passed'],
  ['a home a cent above it',     {},              1, '8000.00',  '67500.01', 'failed'],
  ['a home above it, and debts', {},              1, '-500.00',  '76000.00', 'passed'],
]
for (const [who, changes, adults, cents, home, outcome] of SAVINGS) {
  test(`savings of ${who} (${cents}, home ${home}): ${outcome}`, () => {
    const facts = household([adult('1986-05-02'), adult('1990-01-01')].slice(0, adults), { ...changes, assets: { cents: toCents(cents), homeCents: toCents(home) } })
    assert.equal(over(facts, { assets: true }).outcome, outcome)
    assert.equal(over(facts, { assets: false }).outcome, 'passed')
  })
}

test('a table without the limit of assets, or a household that is not certain: the limit is unknown', () => {
  const rules = rulesOn(ON, { assets: true })
  const { 'asset-limit-single': _without, ...amounts } = rules.norms!.amounts
  const facts = household([adult('1986-05-02')], { assets: { cents: 1, homeCents: 0 } })
  assert.equal(found(run(facts, { ...rules, norms: { ...rules.norms!, amounts } }), 'assets-within-limit')?.variant, 'limit')
  assert.equal(found(run({ ...facts, doubts: ['under-investigation'] }, rules), 'assets-within-limit')?.variant, 'limit')
})

// ---- the policy as data -------------------------------------------------------------------------------------------------------

test('version 1, written before the newer fields were there, is still read and means what it meant', () => {
  const { exclusionExceptions: _1, grounds: _2, incomeKinds: _3, averaging: _4, referenceDate: _5, ...version1 } = policy
  assert.deepEqual(parsePolicy(version1), { ok: true, value: policy })
  assert.deepEqual(version1, { ...version1 }, 'the row itself is left as it was')
})

const WRONG: readonly (readonly [field: string, Readonly<Record<string, unknown>>])[] = [
  ['incomeLimitPercent', { incomeLimitPercent: 99 }], ['incomeLimitPercent', { incomeLimitPercent: 151 }], ['incomeLimitPercent', { incomeLimitPercent: 120.5 }],
  ['basis', { basis: 'net' }], ['normFor18To20', { normFor18To20: '21' }], ['exclusions', { exclusions: 'studiefinanciering' }],
  ['exclusions', { exclusions: ['studiefinanciering', 'studiefinanciering'] }], ['exclusionExceptions', { exclusionExceptions: ['children'] }], ['grounds', { grounds: ['iit'] }],
  ['kostendelersnorm', { kostendelersnorm: 1 }], ['incomeKinds', { incomeKinds: { Loon: 'counts' } }], ['incomeKinds', { incomeKinds: { loon: true } }], ['incomeKinds', { incomeKinds: [] }],
  ['averaging.months', { averaging: { months: 0, kinds: [] } }], ['averaging.kinds', { averaging: { months: 2 } }], ['averaging.weeks', { averaging: { months: 2, kinds: [], weeks: 4 } }],
  ['referenceDate', { referenceDate: 'today' }], ['assets', { assets: 'no' }], ['decisionWeeks', { decisionWeeks: 9 }], ['objectionWeeks', { objectionWeeks: 5 }], ['incomeLimit', { incomeLimit: 120 }],
]
for (const [field, wrong] of WRONG) {
  test(`a policy with ${JSON.stringify(wrong)} is refused at ${field}`, () => {
    const read = parsePolicy({ ...policy, ...wrong })
    assert.deepEqual(read.ok || read.refusal.facts?.map((error) => error.field), [field])
  })
}

test('the day that counts is that of the application, or the first of its month', () => {
  for (const [applied, first] of [['2026-11-23', '2026-11-01'], ['2026-12-31', '2026-12-01'], ['2027-01-01', '2027-01-01'], ['2028-02-29', '2028-02-01']] as const) {
    assert.equal(referenceDateOf(policy, localDate(applied)), applied)
    assert.equal(referenceDateOf({ ...policy, referenceDate: 'first-of-month' }, localDate(applied)), first)
  }
})
