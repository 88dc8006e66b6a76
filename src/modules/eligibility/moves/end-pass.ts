import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import { endPasses, type Pass } from '#modules/passes/index.ts'
import { relativesOf } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Application, Decision } from '../application.ts'
import { moveApplication } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { decisionOf, decisionsOf, insertDecision } from '../decision.store.ts'
import { moveFrom } from '../domain/application-states.ts'
import type { EndReason, NotHeard } from '../domain/request.ts'
import { draftDecision } from '../draft-decision.ts'
import { tellAbout } from '../letters.ts'
import { type Held, holdCase, type NotMoved } from './hold-case.ts'
import { lockHouseholds } from './moves.store.ts'

/** What app.ts gives: what follows in rooms on the right when passes end (vouchers that were not used end with them). */
type PassesEnded = (tx: Tx, ended: { readonly passes: readonly Pass[]; readonly staffId: string }) => Promise<void>
export type Given = { readonly passesEnded: PassesEnded }

export type Ending = { readonly reason: EndReason; readonly notHeard: NotHeard }

/**
 * Ends the passes of a household before their day. That is a decision of its own (the yes is over from today), with its
 * reason, its ground for not asking first, and an objection that can be made; the yes before it stays as it was sent.
 */
export async function endPass(house: House, tx: Tx, given: Given, who: Caseworker, number: string, { reason, notHeard }: Ending): Promise<Result<Decision, NotMoved | Refusal<'no-pass'>>> {
  const held = await holdCase(house, tx, who.staffId, number)
  if (held === 'own-household') return refuse('own-household')
  const { application } = held
  const before = await decisionOf(tx, application.id)
  if (!before || !moveFrom(application.state, 'end-pass', 'person')) return refuse('moved-on', { state: application.state })
  const now = house.clock.now()
  const decision = await draftDecision(house, { ...held, by: { kind: 'person', ...who }, outcome: 'refused', reasons: [reason], notHeard, replaces: before.id, replacedBecause: 'ended' })
  await moveApplication(tx, { id: application.id, from: application.state, move: 'end-pass', at: now, by: 'person', staffId: who.staffId, reason, eventId: newId(now) })
  await insertDecision(tx, decision)
  if (!(await endPassesOf(house, tx, given, { ...held, decision }, who, reason))) return refuse('no-pass')
  await tellAbout(house, tx, 'pass-ended', { ...held, decision })
  return ok(decision)
}

/** Ends every pass that rests on a yes of this application, tells a partner who had one, and asks for what follows. False: none was left. */
export async function endPassesOf(house: House, tx: Tx, given: Given, { application, ...about }: Held & { readonly decision: Decision }, who: Caseworker, reason: string): Promise<boolean> {
  const { partnerId, childIds } = await relativesOf(house, tx, application.residentId)
  await lockHouseholds(tx, [application.residentId, ...(partnerId ? [partnerId] : []), ...childIds])
  const actor = { door: 'staff' as const, id: who.staffId, role: 'caseworker' }
  const ended = await endPasses(house, tx, await yesesOf(tx, application), reason, actor)
  if (ended.length === 0) return false
  await record(house, tx, { actor, action: 'eligibility.passes-ended', subject: { kind: 'application', id: application.id }, facts: { reason, passes: ended.map(({ id }) => id) } })
  await given.passesEnded(tx, { passes: ended, staffId: who.staffId })
  for (const { residentId, underResident } of ended) {
    if (residentId !== application.residentId && !underResident) await tellAbout(house, tx, 'pass-ended-partner', { application, ...about }, residentId)
  }
  return true
}

const yesesOf = async (tx: Tx, { id }: Application): Promise<readonly string[]> =>
  (await decisionsOf(tx, id)).filter(({ outcome }) => outcome === 'granted').map((decision) => decision.id)
