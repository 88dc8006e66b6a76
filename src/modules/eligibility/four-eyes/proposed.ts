import type { ProposalState } from '../domain/proposal.ts'

/** Who proposes or approves: a manager or administrator, by the id that the staff door gives. */
export type Staff = { readonly staffId: string; readonly staffName: string; readonly role: string | undefined }

/** What every proposal has, of norms or of rules: who made it, and what a colleague made of it. */
export type Proposed = {
  readonly id: string
  /** The proposal that came back, of which this is the better one. */
  readonly corrects: string | undefined
  readonly state: ProposalState
  readonly proposedAt: Date
  readonly proposedBy: string
  readonly proposedByName: string
  readonly decidedAt: Date | undefined
  readonly decidedBy: string | undefined
  readonly decidedByName: string | undefined
  readonly returnReason: string | undefined
}
