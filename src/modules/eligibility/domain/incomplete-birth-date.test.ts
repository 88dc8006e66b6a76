import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, type LocalDate, localDate } from '#shared/local-date.ts'
import { adult, amount, found, household, ON, rulesOn, run } from '#test/households.ts'
import type { Adult } from './facts.ts'
import type { Policy } from './policy.ts'

const between = (one: Adult, from: string, to: string): Adult => ({ ...one, born: undefined, bornBetween: [localDate(from), localDate(to)] })
const inYear = (year: number, euros = '1000.00'): Adult => between(adult('1986-05-02', amount(euros)), `${year}-01-01`, `${year}-12-31`)
const whole = (born: string): Adult => adult(born)

type Row = readonly [says: string, adults: readonly Adult[], on: string, outcome: 'passed' | 'failed' | 'unknown', because: string | undefined, policy?: Partial<Policy>]
const ROWS: readonly Row[] = [
  ['only the year, and every day of it is 21 or older',           [inYear(1984)],                                             '2026-11-23', 'passed',  undefined],
  ['one cent above the limit of every day',                       [inYear(1984, '1703.36')],                                  '2026-11-23', 'failed',  'income-within-limit'],
  ['20 or 21, and each has another norm',                         [inYear(2005)],                                             '2026-11-23', 'unknown', 'norm-known'],
  ['20 or 21, where the rules give both the same norm',           [inYear(2005)],                                             '2026-11-23', 'passed',  undefined, { normFor18To20: '21-and-older' }],
  ['on the last day of that year all are 21',                     [inYear(2005)],                                             '2026-12-31', 'passed',  undefined],
  ['17 or 18: a person looks',                                    [inYear(2008)],                                             '2026-11-23', 'unknown', 'adult'],
  ['17 on every day',                                             [inYear(2009)],                                             '2026-11-23', 'failed',  'adult'],
  ['AOW on the last day of the year, the day before not certain', [inYear(1959)],                                             '2026-12-30', 'unknown', 'norm-known'],
  ['AOW on the last day of the year for every day of it',         [inYear(1959)],                                             '2026-12-31', 'passed',  undefined],
  ['AOW or not, beside a partner who has it: one norm',           [inYear(1959), whole('1950-05-05')],                        '2026-11-23', 'passed',  undefined],
  ['a month: on its last day it is certain',                      [between(whole('1959-11-05'), '1959-11-01', '1959-11-30')], '2026-11-30', 'passed',  undefined],
  ['a month: the day before it is not',                           [between(whole('1959-11-05'), '1959-11-01', '1959-11-30')], '2026-11-29', 'unknown', 'norm-known'],
  ['nothing known of the birth date',                             [{ ...whole('1984-01-01'), born: undefined }],              '2026-11-23', 'unknown', 'adult'],
]
for (const [says, adults, on, outcome, because, policy = {}] of ROWS) {
  test(`a birth date that is not whole: ${says}`, () => {
    const day = localDate(on)
    const recent = adults.map((person) => ({ ...person, income: person.income && { ...person.income, amounts: person.income.amounts.map((one) => ({ ...one, month: on.slice(0, 7) })) } }))
    const result = run({ ...household(recent), referenceDate: day }, rulesOn(day, policy))
    assert.equal(result.outcome, outcome, JSON.stringify(result.checks.filter((check) => check.outcome !== 'pass')))
    if (because) assert.notEqual(found(result, because)?.outcome, 'pass')
    if (because === 'norm-known') assert.deepEqual([found(result, 'norm-known')?.missing, found(result, 'norm-known')?.variant], [['birth-date'], 'birth-date'])
  })
}

test('known means: on every day between the two the test says the same, to the cent', () => {
  const days = (from: LocalDate, count: number) => Array.from({ length: count }, (_, i) => addDays(from, i))
  fc.assert(fc.property(fc.integer({ min: 1945, max: 2010 }), fc.integer({ min: 1, max: 12 }), fc.nat(400), fc.constantFrom('own', '21-and-older'), (year, month, later, normFor18To20) => {
    const first = localDate(`${year}-${String(month).padStart(2, '0')}-01`)
    const last = addDays(addMonths(first, 1), -1)
    const day = addDays(ON, later)
    const rules = rulesOn(day, { normFor18To20 } as Partial<Policy>)
    const test = (one: Adult) => { const { limit, householdType, outcome } = run({ ...household([one]), referenceDate: day }, rules); return JSON.stringify({ limit, householdType, outcome }) }
    const each = new Set(days(first, 31).filter((born) => born <= last).map((born) => test(whole(born))))
    const range = test(between(whole(first), first, last))
    if (each.size === 1) assert.equal(range, [...each][0])
    else assert.equal(JSON.parse(range).outcome, 'unknown')
  }), { numRuns: 150 })
})
