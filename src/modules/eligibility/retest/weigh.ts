import type { LocalDate } from '#shared/local-date.ts'
import type { SecretBox } from '#shared/secret-box.ts'
import { unseal } from '../amounts.ts'
import type { Rules } from '../domain/checks.ts'
import type { Facts } from '../domain/facts.ts'
import { incomeTest, type TestResult } from '../domain/income-test.ts'
import { whyNotYet } from '../domain/speaking-reasons.ts'
import type { RetestOutcome } from './retest.ts'

/** The same facts on another day, by the rules of that day: the one income test there is. */
export const retestOf = (facts: Facts, rules: Rules, referenceDate: LocalDate): TestResult => incomeTest({ ...facts, referenceDate }, rules)

/** Many households in one piece: ids with commas, and their sealed rows one after the other. `keyBytes` 0: forgotten. */
export type Batch = { readonly assessments: string; readonly keyBytes: string; readonly sealedBytes: string; readonly bytes: Uint8Array }
/** One outcome and one reason (empty: none) a household, in the same order, with commas. */
export type Weighed = { readonly outcomes: string; readonly reasons: string }

export function weigh(box: SecretBox, rules: Rules, referenceDate: LocalDate, batch: Batch): Weighed {
  const bytes = Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.byteLength)
  const keyBytes = batch.keyBytes.split(',')
  const sealedBytes = batch.sealedBytes.split(',')
  const outcomes: RetestOutcome[] = []
  const reasons: string[] = []
  let at = 0
  for (const [i, assessmentId] of batch.assessments.split(',').entries()) {
    const sealedAt = at + Number(keyBytes[i])
    const end = sealedAt + Number(sealedBytes[i])
    if (end === at) {
      outcomes.push('needs-facts')
      reasons.push('')
      continue
    }
    const { facts } = unseal(box, assessmentId, bytes.subarray(at, sealedAt), bytes.subarray(sealedAt, end))
    const { outcome, checks } = retestOf(facts, rules, referenceDate)
    outcomes.push(outcome)
    reasons.push(outcome === 'passed' ? '' : whyNotYet(checks)[0]!.reason)
    at = end
  }
  return { outcomes: outcomes.join(), reasons: reasons.join() }
}
