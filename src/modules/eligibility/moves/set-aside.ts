import type { Queryable, Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { addDays, dayOf, type LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { sealOwnSentence } from '../amounts.ts'
import type { Decision } from '../application.ts'
import { moveApplication } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { insertDecision } from '../decision.store.ts'
import { moveFrom } from '../domain/application-states.ts'
import { overOn, setAsideLastDay } from '../domain/clock.ts'
import { draftDecision } from '../draft-decision.ts'
import { tellAbout } from '../letters.ts'
import { requestsOf } from '../request.store.ts'
import { holdCase, type NotMoved } from './hold-case.ts'

export type NotSetAside = NotMoved | Refusal<'not-asked'> | Refusal<'too-late-to-set-aside', { readonly lastDay: LocalDate }>

/**
 * The application is not looked at any further, because it is not complete (Awb 4:5): only after we asked, and only within
 * four weeks after the answer or the end of its term. After that it must be decided on as it is.
 */
export async function setAside(house: House, tx: Tx, who: Caseworker, number: string, ownSentence: string): Promise<Result<Decision, NotSetAside>> {
  const held = await holdCase(house, tx, who.staffId, number)
  if (held === 'own-household') return refuse('own-household')
  const { application } = held
  if (!moveFrom(application.state, 'set-aside', 'person')) return refuse('moved-on', { state: application.state })
  const lastDay = await setAsideBy(tx, application.id)
  if (!lastDay) return refuse('not-asked')
  if (house.clock.today() > lastDay) return refuse('too-late-to-set-aside', { lastDay })

  const now = house.clock.now()
  await moveApplication(tx, { id: application.id, from: application.state, move: 'set-aside', at: now, by: 'person', staffId: who.staffId, reason: 'not-complete', eventId: newId(now) })
  const decision = await draftDecision(house, { ...held, by: { kind: 'person', ...who }, outcome: 'set-aside', reasons: ['not-complete'] })
  await sealOwnSentence(house, tx, decision, ownSentence)
  await insertDecision(tx, decision)
  await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.set-aside', subject: { kind: 'application', id: application.id }, facts: { decision: decision.id } })
  await tellAbout(house, tx, 'set-aside', { ...held, decision })
  return ok(decision)
}

/** The last day on which it may be set aside. Undefined: nothing was asked that was answered or went by. */
export async function setAsideBy(q: Queryable, applicationId: string): Promise<LocalDate | undefined> {
  const last = (await requestsOf(q, applicationId)).filter(({ kind, state }) => kind === 'question' && (state === 'answered' || state === 'expired')).at(-1)
  return last && setAsideLastDay(overOn(dayOf(last.closedAt!), last.dueOn) ?? addDays(last.dueOn, 1))
}
