import type { Queryable, Tx } from '#db/database.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Application } from '../application.ts'
import { setLastDay } from '../application.store.ts'
import { type ClockFacts, lastDayOf, overOn } from '../domain/clock.ts'
import { requestsOf } from '../request.store.ts'
import { rulesOn } from '../rules-in-force.ts'
import { extensionOf } from './moves.store.ts'

/** What the clock of an application is made of. Only a question stops it; the term to react to a proposed refusal does not. */
export async function clockFacts(house: House, q: Queryable, { id, receivedOn }: Pick<Application, 'id' | 'receivedOn'>): Promise<ClockFacts> {
  const { policy } = await rulesOn(house, receivedOn)
  const questions = (await requestsOf(q, id)).filter(({ kind }) => kind === 'question')
  const extension = await extensionOf(q, id)
  return {
    receivedOn, weeks: policy.decisionWeeks,
    stops: questions.map(({ askedAt, closedAt, dueOn }) => ({ askedOn: dayOf(askedAt), overOn: overOn(closedAt && dayOf(closedAt), dueOn) })),
    extension: extension && { on: dayOf(extension.at), weeks: extension.weeks },
  }
}

/** Writes down what the clock says now, in the transaction of what moved it. Answers the application with its new last day. */
export async function moveClock<A extends Application>(house: House, tx: Tx, application: A): Promise<A> {
  const lastDay = lastDayOf(await clockFacts(house, tx, application), house.clock.today())
  if (lastDay !== application.lastDay) await setLastDay(tx, application.id, lastDay)
  return { ...application, lastDay }
}
