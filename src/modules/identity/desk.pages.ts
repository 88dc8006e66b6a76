import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { storyPage } from './desk.views.ts'
import { stoppedByNumber } from './stop.ts'

const PATH = '/balie/inloggen'

/** Under the number that somebody reads aloud: what happened, what to say and what to do. No person comes into it. */
export const deskRoutes = (house: House): Route[] => [
  // The number is typed in the field of all keys; links to the page of its own lead there.
  get(PATH,              'help', () => redirect('/balie')),
  get(`${PATH}/:number`, 'help', (visit) => showStory(house, visit), { perMinute: 30 }),
]

/** Where the desk reads about this number. It is no secret and names nobody: the same number is in the address of who tried. */
export const signInStoryAt = async (house: House, typed: string): Promise<{ readonly path: string; readonly cause: string } | undefined> => {
  const event = await stoppedByNumber(house, typed)
  return event && { path: `${PATH}/${event.number}`, cause: event.cause }
}

/** Every time it is opened is written down, as for a person: that it was read, by whom and how the sign-in had ended. */
async function showStory(house: House, visit: Visit): Promise<Answer> {
  const event = await stoppedByNumber(house, visit.params.number ?? '')
  if (!event) throw new NotFound('No sign-in stopped under this number.')
  const { signed } = visit
  await house.db.transaction((tx) => record(house, tx, {
    actor: { door: 'staff', id: signed?.subjectId, role: visit.role }, action: 'identity.sign-in-explained', subject: { kind: 'sign-in-event', id: event.id }, facts: { cause: event.cause, door: event.door },
  }))
  return page(storyPage(house, event))
}
