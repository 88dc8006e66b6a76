import { type LocalDate, localDate } from '#shared/local-date.ts'
import { toCents } from '#shared/money.ts'
import { aowAges, releaseNorms } from '#modules/eligibility/release-data.ts'
import type { Adult, Facts, IncomeAmount } from '#modules/eligibility/domain/facts.ts'
import type { Rules } from '#modules/eligibility/domain/finding.ts'
import { incomeTest, type TestResult } from '#modules/eligibility/domain/income-test.ts'
import { normsInForce } from '#modules/eligibility/domain/norms.ts'
import type { Policy } from '#modules/eligibility/domain/policy.ts'

/** Households and rules to try the income test on: each differs from the plain one in what the test is about. */
export const ON = localDate('2026-11-23')

export const policy: Policy = {
  incomeLimitPercent: 120, basis: 'including-holiday-allowance', normFor18To20: 'own', exclusions: ['studiefinanciering'],
  exclusionExceptions: [], grounds: [], kostendelersnorm: false, incomeKinds: {}, averaging: { months: 1, kinds: ['loon'] }, referenceDate: 'application',
  assets: false, validity: { until: '12-31', nextYearFrom: '11-01' }, decisionWeeks: 8, objectionWeeks: 6, casework: { answerDays: 14, viewDays: 14, extensionWeeks: 6, graceMinutes: 0, secondEyes: [] },
  objections: { committee: false, weeks: 6, committeeWeeks: 12, extensionWeeks: 6, missingDays: 14 }, eighteenNoticeWeeks: 8, passEndsNoticeWeeks: 8,
}
export const rulesOn = (on: LocalDate, changes: Partial<Policy> = {}): Rules => ({ policy: { ...policy, ...changes }, norms: normsInForce(releaseNorms(), on), aowAges })

export const amount = (euro: string, changes: Partial<IncomeAmount> = {}): IncomeAmount => ({
  kind: 'loon', cents: toCents(euro), period: 'month', month: '2026-10', netOrGross: 'net', holidayAllowance: 'included', source: 'UWV', ...changes,
})
export const adult = (born: string, ...amounts: IncomeAmount[]): Adult => ({ born: localDate(born), alive: true, income: { complete: true, amounts } })
export const household = (adults: readonly Adult[], changes: Partial<Facts> = {}): Facts => ({
  referenceDate: ON, ownMunicipality: '0014', municipality: '0014', adults, children: 0, doubts: [],
  partner: adults.length > 1 ? 'here' : 'none',
  answers: { registerIsRight: true, partner: adults.length > 1 ? 'registered' : 'none', otherAdults: 'none' }, ...changes,
})
export const run = (facts: Facts, rules = rulesOn(facts.referenceDate)): TestResult => incomeTest(facts, rules)
export const reasons = (result: TestResult, outcome: 'fail' | 'unknown'): string[] => result.checks.filter((c) => c.outcome === outcome).map((c) => c.reason)
export const found = (result: TestResult, reason: string) => result.checks.find((check) => check.reason === reason)
