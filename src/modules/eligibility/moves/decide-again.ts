import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { openAmounts } from '../amounts.ts'
import type { Decision } from '../application.ts'
import { holdApplicationById, moveApplication } from '../application.store.ts'
import type { Caseworker, Verdict } from '../caseworker.ts'
import { writeVerdict } from '../decide.ts'
import { decisionById, isReplaced } from '../decision.store.ts'
import { knowsHousehold } from '../knows-household.ts'
import { endPassesOf, type Given } from './end-pass.ts'
import { readHeld } from './hold-case.ts'

export type Again = {
  /** The decision in force whose place the new one takes. */
  readonly decisionId: string
  readonly by: Caseworker
  readonly verdict: Verdict
  /**
   * correction: we saw a mistake ourselves; the letter is written here. objection: the caller tells, in the same
   * transaction, with tellAbout('objection-decided', …): the invariant expects that letter about the new decision.
   */
  readonly because: 'correction' | 'objection'
}
export type NotAgain = Refusal<'replaced-already' | 'own-household' | 'not-heard' | 'forgotten'>

/**
 * A new decision takes the place of an earlier one, in the caller's transaction; the earlier one stays as it was sent. A yes
 * gives the passes; a no ends the passes that rest on the earlier yes. Refused when another decision took its place already,
 * when the amounts are forgotten (nothing can be decided on them), for a household this colleague knows, and a no by
 * correction without a ground for not asking first (for an objection the hearing is the asking, Awb 7:2).
 */
export async function decideAgain(house: House, tx: Tx, given: Given, { decisionId, by, verdict, because }: Again): Promise<Result<Decision, NotAgain>> {
  const before = await decisionById(tx, decisionId)
  if (!before) throw new NotFound('There is no such decision.')
  const application = await holdApplicationById(tx, before.applicationId)
  if (await knowsHousehold(house, tx, by.staffId, application.householdId)) return refuse('own-household')
  if (await isReplaced(tx, decisionId)) return refuse('replaced-already')
  if (because === 'correction' && verdict.outcome === 'refused' && !verdict.notHeard) return refuse('not-heard')
  const held = await readHeld(house, tx, application)
  if ((await openAmounts(house, tx, held.assessment.id)).kind === 'forgotten') return refuse('forgotten')

  const now = house.clock.now()
  const move = verdict.outcome === 'granted' ? 'grant-again' : 'refuse-again'
  await moveApplication(tx, { id: application.id, from: application.state, move, at: now, by: 'person', staffId: by.staffId, reason: because, eventId: newId(now) })
  const actor = { door: 'staff' as const, id: by.staffId, role: 'caseworker' }
  await record(house, tx, { actor, action: 'eligibility.decided-again', subject: { kind: 'application', id: application.id }, facts: { before: before.id, because, outcome: verdict.outcome } })
  const letter = because === 'objection' ? undefined : verdict.outcome === 'granted' ? 'granted-again' : 'refused-again'
  const decision = await writeVerdict(house, tx, held, { kind: 'person', ...by }, verdict, letter, { replaces: before.id, replacedBecause: because })
  if (verdict.outcome === 'refused') await endPassesOf(house, tx, given, { ...held, decision }, by, 'decision-replaced')
  return ok(decision)
}
