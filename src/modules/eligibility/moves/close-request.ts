import type { Tx } from '#db/database.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import type { Application, Request } from '../application.ts'
import { holdApplicationById, moveApplication } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { type By, letterOf, type MoveName } from '../domain/application-states.ts'
import type { RequestState } from '../domain/request.ts'
import { knowsHousehold } from '../knows-household.ts'
import { tellAbout } from '../letters.ts'
import { closeRequest, openRequest, overdueRequests, requestById } from '../request.store.ts'
import { sealAnswer } from '../request-words.ts'
import { moveClock } from './clock.ts'
import { holdCase, type NotMoved, readHeld } from './hold-case.ts'

/** The resident themselves (or who acts for them), or a caseworker who enters what came by post or phone. */
type AnswerBy = { readonly kind: 'resident'; readonly residentId: string; readonly actedBy?: string | undefined } | ({ readonly kind: 'person' } & Caseworker)

export type Answer = { readonly requestId: string; readonly by: AnswerBy; readonly words: string }
export type Closed = { readonly application: Application; readonly request: Request }
export type NotAnswered = Refusal<'not-open', { readonly state: RequestState }> | Refusal<'own-household'>

/**
 * Answers a question, or a proposed refusal, in the caller's transaction: the request is closed, the clock runs again, the
 * case is back in review and the resident is told so. Papers that came with it are the caller's, in the same transaction.
 * Refused when it was closed already; throws NotFound when it is nobody's, or somebody else's.
 */
export async function answerRequest(house: House, tx: Tx, { requestId, by, words }: Answer): Promise<Result<Closed, NotAnswered>> {
  const before = await requestById(tx, requestId)
  if (!before) throw new NotFound('There is no such question.')
  const application = await holdApplicationById(tx, before.applicationId)
  if (by.kind === 'resident' && by.residentId !== application.residentId) throw new NotFound('That question is somebody else\'s.')
  if (by.kind === 'person' && await knowsHousehold(house, tx, by.staffId, application.householdId)) return refuse('own-household')
  // Held: what was open before may have been closed while we waited.
  const request = (await requestById(tx, requestId))!
  if (request.state !== 'open') return refuse('not-open', { state: request.state })
  return ok(await close(house, tx, { application, request, to: 'answered', by: by.kind, ...(by.kind === 'person' ? { staffId: by.staffId } : { actedBy: by.actedBy }), answer: words }))
}

/** A question that is no longer needed, or a proposal that was wrong. */
export async function takeBack(house: House, tx: Tx, who: Caseworker, number: string): Promise<Result<Closed, NotMoved>> {
  const held = await holdCase(house, tx, who.staffId, number)
  if (held === 'own-household') return refuse('own-household')
  const request = await openRequest(tx, held.application.id)
  if (!request) return refuse('moved-on', { state: held.application.state })
  return ok(await close(house, tx, { application: held.application, request, to: 'taken-back', by: 'person', staffId: who.staffId }))
}

/** More than a worker's minute can hold: the next run goes on. */
const AT_ONCE = 200

/** Closes every request whose last day has gone by, one transaction each. Answers how many. Run by the worker every minute. */
export async function expireRequests(house: House): Promise<number> {
  const overdue = await overdueRequests(house.db, house.clock.today(), AT_ONCE)
  const told = { named: ({ id }: (typeof overdue)[number]) => ({ request: id }), failed: 'A question whose term has gone by could not be closed' }
  return eachAlone(house.log, overdue, told, ({ id, applicationId }) => house.db.transaction(async (tx) => {
    const application = await holdApplicationById(tx, applicationId)
    const request = (await requestById(tx, id))!
    // Answered at the last moment, or given more time because of an outage.
    if (request.state !== 'open' || request.dueOn >= house.clock.today()) return 0
    await close(house, tx, { application, request, to: 'expired', by: 'machine' })
    return 1
  }))
}

type Closing = {
  readonly application: Application; readonly request: Request
  readonly to: Exclude<RequestState, 'open'>; readonly by: By; readonly staffId?: string | undefined; readonly actedBy?: string | undefined; readonly answer?: string | undefined
}
const MOVE_OF: Readonly<Record<Closing['to'], MoveName>> = { 'answered': 'answer', 'expired': 'expire', 'taken-back': 'take-back' }

async function close(house: House, tx: Tx, { application, request, to, by, staffId, actedBy, answer }: Closing): Promise<Closed> {
  const now = house.clock.now()
  const move = MOVE_OF[to]
  await closeRequest(tx, request.id, to, now, answer ? sealAnswer(house, request.id, answer) : undefined)
  const moved = await moveApplication(tx, { id: application.id, from: application.state, move, at: now, by, staffId, reason: request.kind, eventId: newId(now) })
  if (!moved) throw new Error(`Application ${application.id} moved while it was held.`)
  const actor = by === 'machine' ? { door: 'system' as const } : by === 'resident' ? { door: 'resident' as const, id: application.residentId, role: actedBy ? 'representative' : 'resident' } : { door: 'staff' as const, id: staffId, role: 'caseworker' }
  const closed = { ...request, state: to, closedAt: now, answeredAt: to === 'answered' ? now : undefined }
  const running = await moveClock(house, tx, application)
  await record(house, tx, { actor, action: `eligibility.request-${to}`, subject: { kind: 'application', id: application.id }, facts: { request: request.id, lastDay: running.lastDay, ...(actedBy ? { actedBy } : {}) } })
  const { typed, assessment } = await readHeld(house, tx, running)
  await tellAbout(house, tx, letterOf(move), { application: running, typed, assessment, request: closed })
  return { application: running, request: closed }
}

/** An application that ends another way leaves no question open: nobody is asked for what is no longer needed. */
export async function dropOpenRequest(house: House, tx: Tx, application: Application): Promise<void> {
  const request = await openRequest(tx, application.id)
  if (!request) return
  await closeRequest(tx, request.id, 'taken-back', house.clock.now())
  await moveClock(house, tx, application)
}
