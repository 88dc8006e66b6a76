import type { Basis, NormKey, NormTable } from '../domain/norms.ts'
import type { NewNorms, ProposalState } from '../domain/norm-proposal.ts'

/** Who enters or approves: a manager or administrator, by the id that the staff door gives. */
export type Staff = { readonly staffId: string; readonly staffName: string; readonly role: string | undefined }

/** A table that somebody entered, and what a colleague made of it. */
export type Proposal = NewNorms & {
  readonly id: string
  readonly basis: Basis
  readonly holidayAllowancePermille: number
  readonly confirmed: readonly NormKey[]
  readonly corrects: string | undefined
  readonly state: ProposalState
  readonly proposedAt: Date
  readonly proposedBy: string
  readonly proposedByName: string
  readonly decidedAt: Date | undefined
  readonly decidedBy: string | undefined
  readonly decidedByName: string | undefined
  readonly returnReason: string | undefined
  readonly normVersion: number | undefined
}

/** A table that counts or will, and who stands for it: of what came with the site nobody. */
export type EnteredTable = NormTable & { readonly enteredAt: Date; readonly enteredBy: string; readonly approvedByName: string | undefined; readonly approvedAt: Date | undefined }

/** A proposal as the table that it would become. */
export const asTable = ({ effectiveFrom, source, amounts, basis, holidayAllowancePermille, normVersion = 0 }: Pick<Proposal, 'effectiveFrom' | 'source' | 'amounts' | 'basis' | 'holidayAllowancePermille'> & { readonly normVersion?: number | undefined }): NormTable =>
  ({ effectiveFrom, source, amounts, basis, holidayAllowancePermille, version: normVersion, confidence: 'entered and approved by two people' })
