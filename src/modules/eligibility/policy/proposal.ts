import type { LocalDate } from '#shared/local-date.ts'
import type { Policy, PolicyVersion } from '../domain/policy.ts'
import type { Proposed } from '../four-eyes/proposed.ts'

/** Rules that somebody proposed, and what a colleague made of them. */
export type PolicyProposal = Proposed & {
  readonly effectiveFrom: LocalDate
  readonly policy: Policy
  readonly ground: string
  readonly policyVersion: number | undefined
}

/** Rules that count, did or will, and who stands for them: of what came with the site nobody. */
export type EnteredPolicy = PolicyVersion & {
  readonly ground: string | undefined
  readonly enteredAt: Date
  readonly enteredBy: string
  readonly approvedByName: string | undefined
  readonly approvedAt: Date | undefined
}
