import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { toCents } from '#shared/money.ts'
import { adult, amount, household, ON, reasons, rulesOn, run } from '#test/households.ts'
import { CHECKS } from './checks.ts'
import type { Facts, IncomeAmount } from './facts.ts'
import { HOUSEHOLD_TYPES } from './norms.ts'

// Born: 40 years old, 67 on 23 November 2026 (1959-11-23), 18 to 20, and so on. The limit is 120% of the norm of 1 July 2026.
const TABLE: readonly (readonly [type: string, adults: readonly string[], children: number, limit: string])[] = [
  ['single-18-20',              ['2007-01-15'],               0, '420.50'],
  ['single-18-20',              ['2007-01-15'],               2, '420.50'],
  ['single-21',                 ['1986-05-02'],               0, '1703.35'],
  ['single-21',                 ['1986-05-02'],               3, '1703.35'],
  ['single-aow',                ['1959-11-23'],               0, '1904.81'],
  ['couple-18-20',              ['2007-01-15', '2006-06-01'], 0, '841.01'],
  ['couple-18-20-children',     ['2007-01-15', '2006-06-01'], 1, '1327.68'],
  ['couple-one-18-20',          ['2007-01-15', '1999-06-01'], 0, '1637.18'],
  ['couple-one-18-20-children', ['1999-06-01', '2007-01-15'], 1, '2123.86'],
  ['couple-21',                 ['1986-05-02', '1990-01-01'], 0, '2433.35'],
  ['couple-21',                 ['1986-05-02', '1990-01-01'], 2, '2433.35'],
  ['couple-aow',                ['1959-11-23', '1990-01-01'], 0, '2611.32'],
  ['couple-aow',                ['1959-11-23', '1950-01-01'], 0, '2611.32'],
]

for (const [type, born, children, limit] of TABLE) {
  test(`${type} born ${born.join(' and ')}, ${children} children: a cent below and exactly ${limit} pass, a cent above fails`, () => {
    for (const [cents, outcome] of [[toCents(limit) - 1, 'passed'], [toCents(limit), 'passed'], [toCents(limit) + 1, 'failed']] as const) {
      const [first, second] = born
      const half = Math.floor(cents / 2)
      const adults = second
        ? [adult(first!, { ...amount('0'), cents: half }), adult(second, { ...amount('0'), cents: cents - half })]
        : [adult(first!, { ...amount('0'), cents })]
      const result = run(household(adults, { children }))
      assert.deepEqual([result.householdType, result.limit, result.outcome], [type, toCents(limit), outcome])
    }
  })
}

test('every type of household with a norm is in the table above', () => {
  assert.deepEqual([...new Set(TABLE.map(([type]) => type))].sort(), [...HOUSEHOLD_TYPES].sort())
})

test('a norm change counts from its own day, at the day', () => {
  for (const [on, limit] of [['2025-12-31', '1642.87'], ['2026-01-01', '1681.80'], ['2026-06-30', '1681.80'], ['2026-07-01', '1703.35']] as const) {
    const day = localDate(on)
    assert.equal(run(household([adult('1986-05-02', amount('1000', { month: on.slice(0, 7) }))], { referenceDate: day })).limit, toCents(limit), on)
  }
})

test('a birthday changes the norm on the day itself: 18, 21 and the AOW age', () => {
  const on = (born: string) => run(household([adult(born)])).householdType
  assert.equal(on('2008-11-24'), undefined)
  assert.equal(on('2008-11-23'), 'single-18-20')
  assert.equal(on('2005-11-24'), 'single-18-20')
  assert.equal(on('2005-11-23'), 'single-21')
  assert.equal(on('1959-11-24'), 'single-21')
  assert.equal(on('1959-11-23'), 'single-aow')
})

test('a norm that is missing for the type and the day is unknown, and so is the limit', () => {
  const on = localDate('2025-08-01')
  const result = run(household([adult('2005-01-15', amount('100', { month: '2025-07' })), adult('2006-01-15')], { referenceDate: on }))
  assert.equal(result.outcome, 'unknown')
  assert.deepEqual(reasons(result, 'unknown'), ['norm-known', 'income-within-limit'])
  assert.deepEqual(run(household([adult('1986-05-02')], { referenceDate: localDate('2024-12-31') })).outcome, 'unknown')
})

test('a policy may give 18 to 20 the norm of 21 and older', () => {
  assert.equal(run(household([adult('2007-01-15')]), rulesOn(ON, { normFor18To20: '21-and-older' })).householdType, 'single-21')
})

test('an AOW partner beside one of 18 to 20 is a question for a person: two articles speak of them', () => {
  assert.deepEqual(reasons(run(household([adult('1950-01-01'), adult('2007-01-15')])), 'unknown'), ['norm-known', 'income-within-limit'])
})

const HOUSEHOLD_DOUBTS: readonly (readonly [string, Partial<Facts>, reason: string, variant: string | undefined])[] = [
  ['an unmarried partner',                   { answers: { registerIsRight: true, partner: 'unmarried', otherAdults: 'none' } },  'partner-known',      'unmarried'],
  ['a partner registered elsewhere',         { partner: 'elsewhere' },                                                          'partner-known',      'elsewhere'],
  ['a partner whose data nobody knows',      { partner: 'unknown' },                                                            'partner-known',      undefined],
  ['a question on paper about a partner that was left empty', { answers: { registerIsRight: true, partner: 'unknown', otherAdults: 'none' } }, 'partner-known', undefined],
  ['a question on paper about others that was left empty',    { answers: { registerIsRight: true, partner: 'none', otherAdults: 'unknown' } }, 'at-most-two-adults', undefined],
  ['three adults',                           { answers: { registerIsRight: true, partner: 'none', otherAdults: 'more' } },       'at-most-two-adults', undefined],
  ['a partner the register does not know',   { answers: { registerIsRight: true, partner: 'registered', otherAdults: 'none' } }, 'registers-agree',    undefined],
  ['a register that the resident corrects',  { answers: { registerIsRight: false, partner: 'none', otherAdults: 'none' } },      'registers-agree',    'corrected'],
  ['a register in doubt about itself',       { doubts: ['under-investigation'] },                                               'registers-agree',    'doubt'],
]
for (const [who, changes, reason, variant] of HOUSEHOLD_DOUBTS) {
  test(`${who}: unknown, never a guess, whatever the income`, () => {
    const result = run(household([adult('1986-05-02', amount('100'))], changes))
    assert.equal(result.outcome, 'unknown')
    assert.deepEqual(reasons(result, 'unknown'), [reason, 'norm-known', 'income-within-limit'])
    assert.equal(result.checks.find((c) => c.reason === reason)?.variant, variant)
    assert.equal(result.limit, undefined)
  })
}

test('a registered partner who is answered away is unknown too', () => {
  const facts = household([adult('1986-05-02'), adult('1990-01-01')], { answers: { registerIsRight: true, partner: 'none', otherAdults: 'none' } })
  assert.deepEqual(reasons(run(facts), 'unknown'), ['registers-agree', 'norm-known', 'income-within-limit'])
})

test('one housemate who is no partner leaves somebody single; with a partner that makes three', () => {
  assert.equal(run(household([adult('1986-05-02', amount('1703.35'))], { answers: { registerIsRight: true, partner: 'none', otherAdults: 'one' } })).outcome, 'passed')
  const three = household([adult('1986-05-02'), adult('1990-01-01')], { answers: { registerIsRight: true, partner: 'registered', otherAdults: 'one' } })
  assert.deepEqual(reasons(run(three), 'unknown'), ['at-most-two-adults', 'norm-known', 'income-within-limit'])
})

const UNLIKE: readonly (readonly [string, Partial<IncomeAmount>, missing: string])[] = [
  ['gross pay',                    { netOrGross: 'gross' },            'net-or-gross'],
  ['pay, net or gross not said',   { netOrGross: 'unknown' },          'net-or-gross'],
  ['without holiday allowance',    { holidayAllowance: 'excluded' },   'holiday-allowance'],
  ['holiday allowance not said',   { holidayAllowance: 'unknown' },    'holiday-allowance'],
  ['per four weeks',               { period: 'four-weeks' },           'period'],
  ['per year',                     { period: 'year' },                 'period'],
  ['month not said',               { month: undefined },               'month'],
  ['of a month long ago',          { month: '2026-07' },               'month'],
  ['of a month to come',           { month: '2026-12' },               'month'],
  ['of a kind we do not know',     { kind: 'onbekend' },               'kind'],
]
for (const [what, changes, missing] of UNLIKE) {
  test(`income ${what} is never compared: unknown`, () => {
    const result = run(household([adult('1986-05-02', amount('9999', changes))]))
    assert.equal(result.outcome, 'unknown')
    assert.deepEqual(result.checks.find((c) => c.reason === 'income-comparable')?.missing, [missing])
    assert.deepEqual(reasons(result, 'unknown'), ['income-comparable', 'income-within-limit'])
  })
}

test('two partners whose income is of different months are not added up', () => {
  const result = run(household([adult('1986-05-02', amount('500')), adult('1990-01-01', amount('500', { month: '2026-09' }))]))
  assert.deepEqual(result.checks.find((c) => c.reason === 'income-comparable')?.missing, ['month'])
})

test('allowances and child benefit do not count; several incomes of one person do, together', () => {
  const result = run(household([adult('1986-05-02', amount('1000'), amount('703.35', { kind: 'uitkering' }), amount('450', { kind: 'zorgtoeslag', period: 'year' }), amount('300', { kind: 'kinderbijslag' }))]))
  assert.equal(result.outcome, 'passed')
  assert.equal(result.checks.find((c) => c.reason === 'income-within-limit')?.amounts?.income, 170335)
})

test('income that nobody knows, or only in part, is unknown; a complete answer without income is zero', () => {
  assert.deepEqual(reasons(run(household([{ ...adult('1986-05-02'), income: undefined }])), 'unknown'), ['no-studiefinanciering', 'income-known', 'income-comparable', 'income-within-limit'])
  assert.equal(run(household([{ ...adult('1986-05-02'), income: { complete: false, amounts: [amount('10')] } }])).checks.find((c) => c.reason === 'income-known')?.variant, 'incomplete')
  assert.equal(run(household([adult('1986-05-02')])).outcome, 'passed')
})

test('who studies with studiefinanciering fails; one of two is a question for a person; the policy can switch it off', () => {
  const study = amount('500', { kind: 'studiefinanciering' })
  assert.deepEqual(reasons(run(household([adult('2003-01-01', study)])), 'fail'), ['no-studiefinanciering'])
  assert.equal(run(household([adult('2003-01-01', study), adult('1990-01-01')])).outcome, 'unknown')
  assert.equal(run(household([adult('1986-05-02')]), rulesOn(ON, { exclusions: [] })).checks.some((c) => c.reason === 'no-studiefinanciering'), false)
})

test('lives elsewhere, deceased and younger than 18 fail; an incomplete birth date is unknown', () => {
  assert.deepEqual(reasons(run(household([adult('1986-05-02')], { municipality: '0363' })), 'fail'), ['lives-here'])
  assert.deepEqual(reasons(run(household([adult('1986-05-02')], { municipality: undefined })), 'unknown'), ['lives-here'])
  assert.deepEqual(reasons(run(household([{ ...adult('1986-05-02'), alive: false }])), 'fail'), ['alive'])
  assert.ok(reasons(run(household([adult('2009-01-01')])), 'fail').includes('adult'))
  assert.ok(reasons(run(household([{ ...adult('1986-05-02'), born: undefined }])), 'unknown').includes('adult'))
})

test('assets: off by policy they are not in the result at all, on they are a question for a person', () => {
  assert.equal(run(household([adult('1986-05-02')])).checks.some((c) => c.reason === 'assets-within-limit'), false)
  assert.deepEqual(reasons(run(household([adult('1986-05-02')]), rulesOn(ON, { assets: true })), 'unknown'), ['assets-within-limit'])
})

test('the basis without holiday allowance rounds the norm to the cent before the percentage', () => {
  const result = run(household([adult('1986-05-02', amount('1618.18', { holidayAllowance: 'excluded' }))]), rulesOn(ON, { basis: 'excluding-holiday-allowance' }))
  assert.equal(result.limit, 161819) // 1419.46 × 0.95 = 1348.487 → 1348.49; × 1.2 = 1618.188 → 1618.19
  assert.equal(result.outcome, 'passed')
})

test('every check has a sentence for every outcome, and every closer wording is one that a check can choose', () => {
  const file = readFileSync(new URL('../../../../content/nl/reasons/income-test.md', import.meta.url), 'utf8')
  const headings = new Set([...file.matchAll(/^## (\S+)$/gm)].map((match) => match[1]!))
  for (const { reason } of CHECKS) for (const outcome of ['pass', 'fail', 'unknown']) assert.ok(headings.has(`${reason}-${outcome}`), `${reason}-${outcome}`)
  const source = ['household-checks', 'income-checks'].map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8')).join('\n')
  const chosen = new Set([...source.matchAll(/variant: '([\w-]+)'/g)].map((match) => match[1]!))
  const worded = new Set([...headings].flatMap((heading) => /-(?:pass|fail|unknown)-([\w-]+)$/.exec(heading)?.[1] ?? []).filter((variant) => variant !== 'person'))
  assert.deepEqual([...worded].sort(), [...chosen].sort())
})
