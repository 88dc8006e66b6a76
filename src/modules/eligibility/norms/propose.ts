import { record } from '#modules/audit/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { checkNorms, greatChanges, neighbours, type Problem, type TypedNorms } from '../domain/norm-proposal.ts'
import type { Basis, NormKey, NormTable } from '../domain/norms.ts'
import { normTables } from '../rules.store.ts'
import { insertProposal, proposalById } from './norms.store.ts'
import type { Staff } from '../four-eyes/proposed.ts'

export type Draft = { readonly table: NormTable; readonly around: ReturnType<typeof neighbours>; readonly great: readonly NormKey[] }

/** What was typed as a table to look at, nothing written. Basis and share of the holiday allowance are those of the table before. */
export async function draftNorms(house: House, typed: TypedNorms): Promise<Result<Draft, Refusal<'norms-wrong', readonly Problem[]>>> {
  const tables = await normTables(house.db)
  const checked = checkNorms(typed, tables, house.clock.today())
  if (!checked.ok) return checked
  const around = neighbours(tables, checked.value.effectiveFrom)
  return ok({ table: { ...checked.value, ...sharesOf(tables), version: 0, confidence: '' }, around, great: greatChanges(checked.value, around) })
}

/** On what basis the amounts of a new table stand: that of the newest there is. */
export function sharesOf(tables: readonly NormTable[]): { readonly basis: Basis; readonly holidayAllowancePermille: number } {
  const { basis = 'including-holiday-allowance', holidayAllowancePermille = 50 } = tables.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1)).at(-1) ?? {}
  return { basis, holidayAllowancePermille }
}

export type NotProposed =
  | Refusal<'norms-wrong', readonly Problem[]>
  /** Types whose great change was not confirmed, or was for another amount. */
  | Refusal<'not-confirmed', readonly NormKey[]>
  | Refusal<'already-waiting', { readonly id: string }>

/**
 * Sends a table to a colleague. `confirmed` are the types whose change of more than 5% was ticked; `corrects` is the
 * proposal that came back. Nothing counts yet. Refused with every problem and its field, or when one waits for that day.
 */
export async function proposeNorms(house: House, who: Staff, { typed, confirmed, corrects }: { readonly typed: TypedNorms; readonly confirmed: readonly NormKey[]; readonly corrects?: string | undefined }): Promise<Result<{ readonly id: string }, NotProposed>> {
  const draft = await draftNorms(house, typed)
  if (!draft.ok) return draft
  const { table, great } = draft.value
  const open = great.filter((key) => !confirmed.includes(key))
  if (open.length) return refuse('not-confirmed', open as readonly NormKey[])
  return house.db.transaction(async (tx): Promise<Result<{ readonly id: string }, NotProposed>> => {
    const now = house.clock.now()
    const id = newId(now)
    const better = isUuid(corrects) && (await proposalById(tx, corrects))?.state === 'returned' ? corrects : undefined
    const waits = await insertProposal(tx, { ...table, id, confirmed: great, corrects: better, proposedAt: now, proposedBy: who.staffId, proposedByName: who.staffName })
    if (waits) return refuse('already-waiting', { id: waits })
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'eligibility.norms-proposed', subject: { kind: 'norm-proposal', id }, facts: { effectiveFrom: table.effectiveFrom, amounts: Object.keys(table.amounts).length, confirmed: great, ...(better ? { corrects: better } : {}) } })
    return ok({ id })
  })
}
