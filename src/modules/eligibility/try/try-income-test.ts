import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { type CheckResult, incomeTest, sentenceKeys, type TestResult } from '../domain/income-test.ts'
import { normsInForce } from '../domain/norms.ts'
import { whyNotYet, whyYes } from '../domain/speaking-reasons.ts'
import { aowAges } from '../release-data.ts'
import type { FileError, GivenFile } from './file-error.ts'
import { readCases } from './read-cases.ts'
import { readNorms } from './read-norms.ts'
import { readPolicy } from './read-policy.ts'

/** What the income test says of one case. Amounts in euro, as text ("1703.35"); undefined where the test cannot know them. */
export type Tried = {
  readonly name: string
  readonly referenceDate: LocalDate
  readonly outcome: TestResult['outcome']
  /** Whether that is what the file expected; undefined when it expected nothing. */
  readonly asExpected: boolean | undefined
  readonly householdType: string | undefined
  readonly normFrom: string | undefined
  readonly norm: string | undefined
  readonly percent: number
  readonly limit: string | undefined
  readonly income: string | undefined
  /** Why: codes of content/nl/reasons/income-test.md, the closest wording. */
  readonly reasons: readonly string[]
  /** Every check, as it is kept with a decision: facts and amounts in whole cents. */
  readonly checks: readonly CheckResult[]
}

/**
 * Tries rules on households before they count, with the income test itself: no database, no register, nothing kept.
 * Norms as data/bijstandsnormen.json or CSV, a policy, and cases as JSON or CSV (docs/income-test). Refused with every
 * mistake in the three files, each with file, line and field.
 */
export function tryIncomeTest(files: { readonly norms: GivenFile; readonly policy: GivenFile; readonly cases: GivenFile }): Result<readonly Tried[], Refusal<'files-wrong', readonly FileError[]>> {
  const [norms, policy, cases] = [readNorms(files.norms), readPolicy(files.policy), readCases(files.cases)]
  if (!norms.ok || !policy.ok || !cases.ok) {
    return refuse('files-wrong', [norms, policy, cases].flatMap((read) => (read.ok ? [] : read.refusal.facts ?? [])) as readonly FileError[])
  }
  return ok(cases.value.map(({ name, facts, expect }): Tried => {
    const result = incomeTest(facts, { policy: policy.value, norms: normsInForce(norms.value, facts.referenceDate), aowAges })
    const norm = result.checks.find(({ reason }) => reason === 'norm-known')?.facts
    const income = result.checks.find(({ reason }) => reason === 'income-within-limit')?.amounts?.['income']
    return {
      name, referenceDate: facts.referenceDate, outcome: result.outcome, asExpected: expect && expect === result.outcome,
      householdType: result.householdType ?? textOf(norm?.['type']), normFrom: textOf(norm?.['normFrom']), norm: euro(norm?.['norm'] as Cents | undefined),
      percent: policy.value.incomeLimitPercent, limit: euro(result.limit), income: euro(income),
      reasons: (result.outcome === 'passed' ? whyYes : whyNotYet)(result.checks).map((check) => sentenceKeys(check)[0]!.replaceAll('.', '-')), checks: result.checks,
    }
  }))
}

const textOf = (value: string | number | undefined): string | undefined => (value === undefined ? undefined : String(value))
const euro = (cents: Cents | undefined): string | undefined => (cents === undefined ? undefined : `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)
