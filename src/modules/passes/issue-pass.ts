import type { Tx } from '#db/database.ts'
import { newCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { mayMove, type PassState } from './domain/pass-states.ts'
import type { Actor, Pass } from './pass.ts'
import { holdCurrent, holdOfDecisions, insertPass, insertPassEvent, updateState } from './passes.store.ts'

export type NewPass = {
  readonly residentId: string
  readonly householdId: string
  readonly decisionId: string
  /** For a child: the adult who applied. */
  readonly underResident?: string | undefined
  readonly validFrom: LocalDate
  readonly validTo: LocalDate
  readonly actor: Actor
  /** Why the pass before it ends and this one begins, when not by a new decision. */
  readonly because?: { readonly ended: string; readonly issued: string }
}

const NUMBER_LENGTH = 8

/**
 * Gives somebody a pass, in the transaction of the decision it rests on; a pass they still had ends with it (vouchers
 * that were ordered with it stay theirs). Returns its id. Throws when the pass it replaces changed hands meanwhile.
 */
export async function issuePass(house: House, tx: Tx, { actor, because = { ended: 'replaced', issued: 'granted' }, ...pass }: NewPass): Promise<string> {
  const before = await holdCurrent(tx, pass.residentId)
  if (before) await changePass(house, tx, before, 'ended', because.ended, actor)
  const at = house.clock.now()
  const id = newId(at)
  // 35 random bits: that a number is taken is rare, and then another one is drawn.
  const drawn = (): Pass => ({ ...pass, underResident: pass.underResident, id, number: newCode(NUMBER_LENGTH), state: 'valid' })
  for (let tries = 1; !(await insertPass(tx, drawn(), at)); tries++) {
    if (tries === 5) throw new Error('No free pass number was found in five draws. Is the table of passes what it should be?')
  }
  await insertPassEvent(tx, { id: newId(at), passId: id, at, from: undefined, to: 'valid', reason: because.issued, actor })
  await record(house, tx, { actor, action: 'passes.issued', subject: { kind: 'pass', id }, facts: { decision: pass.decisionId, validTo: pass.validTo } })
  return id
}

/** Moves a pass along the table of states, with the event of it, whose id it answers. Throws on a move that the table does not have. */
export async function changePass(house: House, tx: Tx, pass: Pick<Pass, 'id' | 'state'>, to: PassState, reason: string, actor: Actor): Promise<string> {
  if (!mayMove(pass.state, to)) throw new Error(`A pass does not go from ${pass.state} to ${to}.`)
  if (!(await updateState(tx, pass.id, pass.state, to))) throw new Error(`Pass ${pass.id} is no longer ${pass.state}: somebody else changed it.`)
  const at = house.clock.now()
  const eventId = newId(at)
  await insertPassEvent(tx, { id: eventId, passId: pass.id, at, from: pass.state, to, reason, actor })
  await record(house, tx, { actor, action: `passes.${to}`, subject: { kind: 'pass', id: pass.id }, facts: { reason } })
  return eventId
}

/** Ends every pass that rests on one of these decisions, in the transaction of what ends it; answers them. Vouchers are the caller's. */
export async function endPasses(house: House, tx: Tx, decisionIds: readonly string[], reason: string, actor: Actor): Promise<readonly Pass[]> {
  const passes = await holdOfDecisions(tx, decisionIds)
  for (const pass of passes) await changePass(house, tx, pass, 'ended', reason, actor)
  return passes
}
