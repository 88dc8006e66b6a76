import { record } from '#modules/audit/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Around, besides, checkPolicy, type NewPolicy, type PolicyProblem, type TypedPolicy } from '../domain/policy-proposal.ts'
import { type NormTable, normsInForce } from '../domain/norms.ts'
import type { PolicyVersion } from '../domain/policy.ts'
import type { Staff } from '../four-eyes/proposed.ts'
import { normTables } from '../rules.store.ts'
import { enteredPolicies, insertProposal, proposalById } from './policy.store.ts'

export const aroundOf = async (house: House): Promise<Around> => {
  const [versions, tables] = await Promise.all([enteredPolicies(house.db), normTables(house.db)])
  return { versions, tables, today: house.clock.today() }
}

/** New rules beside those of the day before, on the norms of that day. */
export type Beside = { readonly new: NewPolicy; readonly before: PolicyVersion | undefined; readonly next: PolicyVersion | undefined; readonly norms: NormTable | undefined }

/** What was typed as rules to look at; nothing is written. */
export async function draftPolicy(house: House, typed: TypedPolicy): Promise<Result<Beside, Refusal<'policy-wrong', readonly PolicyProblem[]>>> {
  const around = await aroundOf(house)
  const checked = checkPolicy(typed, around)
  if (!checked.ok) return checked
  const { effectiveFrom } = checked.value
  return ok({ new: checked.value, ...besides(around.versions, effectiveFrom), norms: normsInForce(around.tables, effectiveFrom) })
}

export type NotProposed = Refusal<'policy-wrong', readonly PolicyProblem[]> | Refusal<'already-waiting', { readonly id: string }>

/** Sends rules to a colleague; nothing counts yet. Refused with every problem and its field, or when one waits for that day. */
export async function proposePolicy(house: House, who: Staff, { typed, corrects }: { readonly typed: TypedPolicy; readonly corrects?: string | undefined }): Promise<Result<{ readonly id: string }, NotProposed>> {
  const draft = await draftPolicy(house, typed)
  if (!draft.ok) return draft
  return house.db.transaction(async (tx): Promise<Result<{ readonly id: string }, NotProposed>> => {
    const now = house.clock.now()
    const id = newId(now)
    const better = isUuid(corrects) && (await proposalById(tx, corrects))?.state === 'returned' ? corrects : undefined
    const waits = await insertProposal(tx, { ...draft.value.new, id, corrects: better, proposedAt: now, proposedBy: who.staffId, proposedByName: who.staffName })
    if (waits) return refuse('already-waiting', { id: waits })
    const { effectiveFrom } = draft.value.new
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'eligibility.policy-proposed', subject: { kind: 'policy-proposal', id }, facts: { effectiveFrom, ...(better ? { corrects: better } : {}) } })
    return ok({ id })
  })
}
