import type { Queryable } from '#db/database.ts'
import { heldPass, lastPass } from '#modules/passes/index.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Application } from '../application.ts'
import { latestApplication } from '../application.store.ts'
import { decisionOf } from '../decision.store.ts'
import { OPEN_OBJECTION } from '../domain/objection-states.ts'
import { laterByOutage } from '../moves/outage.ts'
import { objectionsOf } from '../objection/objection.store.ts'
import { openRequest } from '../request.store.ts'
import { type LaterKind, laterKind } from '../result.views.ts'
import { numbered } from './numbered-decision.ts'

/** How it stands with an application, in one word, and the days that count. */
export type OwnApplication = {
  /** 'ended': a decision ended the pass before its day; 'over': the pass that it gave, or that came with a partner's, has ended. */
  readonly kind: LaterKind | 'refused' | 'ended' | 'set-aside' | 'withdrawn' | 'over'
  /** What we asked must be answered on or before this day. */
  readonly answerBy?: LocalDate | undefined
  /** The last day for our decision; undefined while the time stands still, or after it. */
  readonly decideBy?: LocalDate | undefined
  /** They can still object on or before this day. */
  readonly objectBy?: LocalDate | undefined
  /** The last day of the pass that is over. */
  readonly endedOn?: LocalDate | undefined
}
/** An objection that we have not answered. `address` is its page; `missingBy`: what it lacks must be here by then. */
type OwnObjection = { readonly number: string; readonly address: string; readonly lastDay: LocalDate; readonly missingBy: LocalDate | undefined }
export type OwnStanding = { readonly application: OwnApplication | undefined; readonly objections: readonly OwnObjection[] }

/** What runs between a resident and who decides. A pass that is there speaks for itself: then only what is asked of them is said. */
export async function ownStanding(house: House, q: Queryable, residentId: string): Promise<OwnStanding> {
  const today = house.clock.today()
  const [application, held, objections] = [await latestApplication(q, residentId), await heldPass(house, q, residentId, today), await openObjections(q, residentId)]
  const over = !held && (!application || application.state === 'granted') ? await lastPass(house, q, residentId, today) : undefined
  const stands = application && application.state !== 'granted' ? await standing(house, q, application) : over && { kind: 'over' as const, endedOn: over.validTo }
  return { application: held && !stands?.answerBy ? undefined : stands, objections }
}

async function standing(house: House, q: Queryable, application: Application): Promise<OwnApplication> {
  const { id, state, lastDay } = application
  if (state === 'withdrawn') return { kind: 'withdrawn' }
  if (state === 'refused' || state === 'set-aside') {
    const decision = await decisionOf(q, id)
    const objectBy = decision && await laterByOutage(q, decision.objectionLastDay)
    return { kind: decision?.replacedBecause === 'ended' ? 'ended' : state, objectBy: objectBy && objectBy >= house.clock.today() ? objectBy : undefined }
  }
  const kind = laterKind(application)
  return { kind, answerBy: (await openRequest(q, id))?.dueOn, decideBy: kind === 'asked' || kind === 'alarm' ? undefined : lastDay }
}

async function openObjections(q: Queryable, residentId: string): Promise<OwnObjection[]> {
  const open = (await objectionsOf(q, residentId)).filter(({ state }) => OPEN_OBJECTION.includes(state))
  return Promise.all(open.map(async ({ number, decisionId, lastDay, state, missingDue }) => ({
    number, address: `/mijn/besluiten/${(await numbered(q, decisionId)).number}/bezwaar`, lastDay, missingBy: state === 'incomplete' ? missingDue : undefined,
  })))
}
