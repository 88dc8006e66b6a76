import type { Queryable, Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { sealOwnSentence } from './amounts.ts'
import type { Decision } from './application.ts'
import type { Caseworker, Verdict } from './caseworker.ts'
import { moveApplication } from './application.store.ts'
import { decisionOf, insertDecision } from './decision.store.ts'
import { againstTest, noted } from './domain/against-test.ts'
import { moveFrom } from './domain/application-states.ts'
import { actorOf, type DecidedBy, draftDecision, type Draft } from './draft-decision.ts'
import { grant } from './grant.ts'
import { tellAbout } from './letters.ts'
import { dropOpenRequest } from './moves/close-request.ts'
import { type Held, holdCase, type NotMoved } from './moves/hold-case.ts'
import { requestsOf } from './request.store.ts'

export type NotDecided =
  | Refusal<'already-decided', { readonly by: string | undefined; readonly at: Date }>
  | Refusal<'not-heard'>
  | NotMoved

/**
 * A caseworker decides: decision, pass and message commit together. Two at once: the second waits, and is told who decided
 * and when. Refused too for a household this colleague knows, and a no before the resident was asked (Awb 4:7) without a
 * ground for that. Throws NotFound when there is no such application, or no case in it for a person.
 */
export const decide = (house: House, who: Caseworker, number: string, verdict: Verdict): Promise<Result<Decision, NotDecided>> =>
  house.db.transaction((tx) => decideIn(house, tx, who, number, verdict))

/** The same, in the caller's transaction. */
export async function decideIn(house: House, tx: Tx, who: Caseworker, number: string, verdict: Verdict): Promise<Result<Decision, NotDecided>> {
  const held = await holdCase(house, tx, who.staffId, number)
  if (held === 'own-household') return refuse('own-household')
  const { application } = held
  const move = verdict.outcome === 'granted' ? 'grant' : 'refuse'
  if (!moveFrom(application.state, move, 'person')) {
    const decision = await decisionOf(tx, application.id)
    return decision ? refuse('already-decided', { by: decision.staffName, at: decision.decidedAt }) : refuse('moved-on', { state: application.state })
  }
  if (verdict.outcome === 'refused' && !verdict.notHeard && !(await wasHeard(tx, held))) return refuse('not-heard')
  const now = house.clock.now()
  await moveApplication(tx, { id: application.id, from: application.state, move, at: now, by: 'person', staffId: who.staffId, reason: verdict.outcome === 'refused' ? verdict.reason : 'person-judged', eventId: newId(now) })
  await dropOpenRequest(house, tx, application)
  return ok(await writeVerdict(house, tx, held, { kind: 'person', ...who }, verdict, move === 'grant' ? 'granted' : 'refused'))
}

/** Whether the resident could say what they think of a refusal on this very test: they did, or the term for it went by. */
export const wasHeard = async (q: Queryable, { application, assessment }: Pick<Held, 'application' | 'assessment'>): Promise<boolean> =>
  (await requestsOf(q, application.id)).some(({ kind, state, assessmentId }) => kind === 'view' && assessmentId === assessment.id && (state === 'answered' || state === 'expired'))

/** Writes a decision with what follows from it. `letter` undefined: the caller tells, in the same transaction. */
export async function writeVerdict(house: House, tx: Tx, held: Held, by: DecidedBy, verdict: Verdict, letter: 'granted' | 'refused' | 'granted-again' | 'refused-again' | undefined, replaced: Pick<Draft, 'replaces' | 'replacedBecause'> = {}): Promise<Decision> {
  const draft = await draftDecision(house, {
    ...held, by, ...replaced, outcome: verdict.outcome, reasons: verdict.outcome === 'granted' ? ['person-judged'] : [verdict.reason],
    notHeard: verdict.outcome === 'refused' ? verdict.notHeard : undefined,
  })
  await sealOwnSentence(house, tx, draft, verdict.ownSentence, verdict.despite)
  if (verdict.outcome === 'granted') return grant(house, tx, { ...held, decision: draft, by, letter: letter as 'granted' | 'granted-again' | undefined })
  await insertDecision(tx, draft)
  await record(house, tx, { actor: actorOf(by), action: 'eligibility.refused', subject: { kind: 'application', id: held.application.id }, facts: { decision: draft.id, reason: verdict.reason, notHeard: verdict.notHeard ?? null, ...noted(againstTest(held.assessment.checks, verdict)) } })
  if (letter) await tellAbout(house, tx, letter, { ...held, decision: draft })
  return draft
}
