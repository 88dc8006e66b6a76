import type { House } from '#src/house.ts'
import { type Answer, file, page, redirect } from '#web/answer.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { gatherOwnData, ownDataFile, ownPeople } from './gather-own-data.ts'
import { looksOfDays } from './looks.ts'
import { FILE, LOOKED, looksPage, ownDataPage, PATH } from './own-data.views.ts'
import { text } from './own-data.text.ts'
import type { OwnPartOf } from './own-part.ts'

export const ownDataRoutes = (house: House, ofOtherRooms: readonly OwnPartOf[]): Route[] => [
  get(PATH,   'see-own', (visit) => showOwnData(house, ofOtherRooms, visit)),
  get(LOOKED, 'see-own', (visit) => showLooks(house, visit)),
  get(FILE,   'see-own', (visit) => download(house, ofOtherRooms, visit), { perMinute: 10 }),
]

/** Who signed in and never applied has left nothing here: the form says what we would keep. */
const NOTHING_KEPT = redirect('/aanvragen')

async function showOwnData(house: House, ofOtherRooms: readonly OwnPartOf[], { signed }: Visit): Promise<Answer> {
  if (!signed?.subjectId) return NOTHING_KEPT
  const people = await gatherOwnData(house, house.db, signed.subjectId, ofOtherRooms)
  return page({ title: text.title, current: PATH, body: ownDataPage(house, people) })
}

async function showLooks(house: House, { signed }: Visit): Promise<Answer> {
  if (!signed?.subjectId) return NOTHING_KEPT
  const people = await ownPeople(house, house.db, signed.subjectId)
  const looks = await looksOfDays(house, house.db, people)
  return page({ title: text.looked, current: PATH, body: looksPage(house, looks, people.length > 1) })
}

async function download(house: House, ofOtherRooms: readonly OwnPartOf[], { signed }: Visit): Promise<Answer> {
  if (!signed?.subjectId) return NOTHING_KEPT
  const people = await gatherOwnData(house, house.db, signed.subjectId, ofOtherRooms)
  return file({ type: 'application/json; charset=utf-8', body: ownDataFile(house, people), name: text.fileName(house.clock.today()), download: true })
}
