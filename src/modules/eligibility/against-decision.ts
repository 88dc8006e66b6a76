import type { Opened } from './amounts.ts'
import type { Assessment, Decision, KeptCheck } from './application.ts'
import { againstTest } from './domain/against-test.ts'

/**
 * What the test said against a decision of a person, and why they decided otherwise. The checks are known for as long as the
 * decision is, the words until its amounts are forgotten. Nothing where a pass was ended: that is not about the test.
 */
export function againstDecision(decision: Decision | undefined, { id, checks }: Assessment, opened: Opened): { readonly checks: readonly KeptCheck[]; readonly why: string | undefined } {
  if (decision?.madeBy !== 'person' || decision.assessmentId !== id || decision.replacedBecause === 'ended' || decision.outcome === 'set-aside') return { checks: [], why: undefined }
  const judged = decision.outcome === 'granted' ? { outcome: 'granted' as const } : { outcome: 'refused' as const, reason: decision.reasons[0] ?? '' }
  return { checks: againstTest(checks, judged), why: opened.kind === 'known' ? opened.amounts.despite?.[decision.id] : undefined }
}
