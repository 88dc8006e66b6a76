import type { Queryable } from '#db/database.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Application } from '../application.ts'
import { type CourseObjection, type CourseStep, courseOf } from '../domain/course.ts'
import { OPEN_OBJECTION, type ObjectionState } from '../domain/objection-states.ts'
import { objectionEvents, objectionsOnApplication } from '../objection/objection.store.ts'
import type { Objection } from '../objection/objection.ts'
import { requestsOf } from '../request.store.ts'
import { eventsOf } from './own.store.ts'

/** The course of an application, from what was written down of it. */
export async function readCourse(_house: House, q: Queryable, { id, residentId, lastDay }: Pick<Application, 'id' | 'residentId' | 'lastDay'>): Promise<readonly CourseStep[]> {
  const [events, asked, objections] = [await eventsOf(q, id), await requestsOf(q, id), await objectionsOnApplication(q, id, residentId)]
  return courseOf({
    events: events.map(({ move, to, at }) => ({ move, to, on: dayOf(at) })), asked, lastDay,
    objections: await Promise.all(objections.map(async (one): Promise<CourseObjection> => ({
      madeOn: one.receivedOn, decideBy: one.lastDay, state: isOpen(one.state) ? 'open' : one.state, endedOn: isOpen(one.state) ? undefined : await endedOn(q, one),
    }))),
  })
}

const isOpen = (state: ObjectionState): state is 'received' | 'incomplete' | 'hearing' | 'heard' => OPEN_OBJECTION.includes(state)

const endedOn = async (q: Queryable, { id }: Objection): Promise<LocalDate | undefined> => {
  const last = (await objectionEvents(q, id)).at(-1)
  return last && dayOf(last.at)
}
