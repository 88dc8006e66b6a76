import type { Basis, NormKey, NormTable } from '../domain/norms.ts'
import type { NewNorms } from '../domain/norm-proposal.ts'
import type { Proposed } from '../four-eyes/proposed.ts'

/** A table that somebody entered, and what a colleague made of it. */
export type Proposal = NewNorms & Proposed & {
  readonly basis: Basis
  readonly holidayAllowancePermille: number
  readonly confirmed: readonly NormKey[]
  readonly normVersion: number | undefined
}

/** A table that counts or will, and who stands for it: of what came with the site nobody. */
export type EnteredTable = NormTable & { readonly enteredAt: Date; readonly enteredBy: string; readonly approvedByName: string | undefined; readonly approvedAt: Date | undefined }

/** A proposal as the table that it would become. */
export const asTable = ({ effectiveFrom, source, amounts, basis, holidayAllowancePermille, normVersion = 0 }: Pick<Proposal, 'effectiveFrom' | 'source' | 'amounts' | 'basis' | 'holidayAllowancePermille'> & { readonly normVersion?: number | undefined }): NormTable =>
  ({ effectiveFrom, source, amounts, basis, holidayAllowancePermille, version: normVersion, confidence: 'entered and approved by two people' })
