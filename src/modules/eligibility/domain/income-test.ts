import type { Cents } from '#shared/money.ts'
import { CHECKS } from './checks.ts'
import type { Facts } from './facts.ts'
import type { Finding, Rules } from './finding.ts'
import { householdLimit, typeOf } from './household-norm.ts'
import type { HouseholdType } from './norms.ts'

export type CheckResult = Finding & { readonly reason: string; readonly article: string }

export type TestResult = {
  readonly outcome: 'passed' | 'failed' | 'unknown'
  /** Every check that the policy asks for, also those after a fail. */
  readonly checks: readonly CheckResult[]
  /** Undefined while it is not certain, and for who lives in an institution (norm-known then says the type). */
  readonly householdType: HouseholdType | undefined
  /** What income is, or would be, compared with. */
  readonly limit: Cents | undefined
}

/** Pure: the same facts and rules give the same result. Passed only when every check passes; a machine never refuses on a fail. */
export function incomeTest(facts: Facts, rules: Rules): TestResult {
  const checks: CheckResult[] = []
  for (const { reason, article, applies, check } of CHECKS) if (applies?.(rules.policy, facts) ?? true) checks.push({ reason, article, ...check(facts, rules) })
  return {
    outcome: checks.some(({ outcome }) => outcome === 'fail') ? 'failed' : checks.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'passed',
    checks,
    householdType: typeOf(facts, rules),
    limit: householdLimit(facts, rules),
  }
}

/** Every sentence that the test may need: reason.outcome, and with a closer wording where there is one. */
export const sentenceKeys = (check: Pick<CheckResult, 'reason' | 'outcome' | 'variant'>): readonly string[] =>
  [...(check.variant ? [`${check.reason}.${check.outcome}.${check.variant}`] : []), `${check.reason}.${check.outcome}`]
