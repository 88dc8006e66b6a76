import type { CheckResult } from './income-test.ts'

type Check = Pick<CheckResult, 'reason' | 'outcome'>
/** What a person decides, or means to: a yes, or a no with its reason. */
export type Judged = { readonly outcome: 'granted' } | { readonly outcome: 'refused'; readonly reason: string }

/** Where the household has one of the policy's grounds, income is not looked at at all. */
const NOT_WITH_A_GROUND: readonly string[] = ['norm-known', 'income-known', 'income-comparable', 'income-within-limit']

/**
 * The checks of which the test says the opposite: of a yes every one that failed; of a no the one that it rests on, when that
 * passed. Unknown contradicts nobody: it is what a person looks at the case for. Nobody is kept from deciding so, and nobody
 * does it unseeing (casework/move-form.ts).
 */
export function againstTest<C extends Check>(checks: readonly C[], judged: Judged): readonly C[] {
  if (judged.outcome === 'granted') return checks.filter(({ outcome }) => outcome === 'fail')
  const asked = checks.some(({ reason }) => reason === judged.reason)
  const says = asked ? judged.reason : NOT_WITH_A_GROUND.includes(judged.reason) ? 'passes-by-ground' : undefined
  return checks.filter(({ reason, outcome }) => reason === says && outcome === 'pass')
}

/** For the audit row: that it was against the test, and which checks. No amounts, no words. */
export const noted = (checks: readonly Check[]): { readonly against?: readonly string[] } => (checks.length ? { against: checks.map(({ reason }) => reason) } : {})
