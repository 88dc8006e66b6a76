import type { House } from '#src/house.ts'
import { type Answer, file, page, redirect } from '#web/answer.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { gatherOwnData, ownDataFile, ownPeople } from './gather-own-data.ts'
import { looksOfDays } from './looks.ts'
import { FILE, LOOKED, looksPage, ownDataPage, PATH } from './own-data.views.ts'
import { text } from './own-data.text.ts'
import type { OwnPartOf } from './own-part.ts'
import { pageText } from './page-words.ts'

export const ownDataRoutes = (house: House, ofOtherRooms: readonly OwnPartOf[]): Route[] => [
  ...inBoth(get(PATH,   'see-own', (visit) => showOwnData(house, ofOtherRooms, visit))),
  ...inBoth(get(LOOKED, 'see-own', (visit) => showLooks(house, visit))),
  get(FILE,   'see-own', (visit) => download(house, ofOtherRooms, visit), { perMinute: 10 }),
]

/** Who signed in and never applied has left nothing here: the form says what we would keep. */
const nothingKept = ({ lang }: Visit): Answer => redirect(inLanguage(lang, '/aanvragen'))

async function showOwnData(house: House, ofOtherRooms: readonly OwnPartOf[], visit: Visit): Promise<Answer> {
  const { signed } = visit
  if (!signed?.subjectId) return nothingKept(visit)
  const people = await gatherOwnData(house, house.db, signed.subjectId, ofOtherRooms)
  return page({ title: pageText[visit.lang].title, current: PATH, body: ownDataPage(house, visit.lang, people) })
}

async function showLooks(house: House, visit: Visit): Promise<Answer> {
  const { signed, lang } = visit
  if (!signed?.subjectId) return nothingKept(visit)
  const people = await ownPeople(house, house.db, signed.subjectId)
  const looks = await looksOfDays(house, house.db, people, lang)
  return page({ title: pageText[lang].looked, current: PATH, body: looksPage(house, lang, looks, people.length > 1) })
}

async function download(house: House, ofOtherRooms: readonly OwnPartOf[], visit: Visit): Promise<Answer> {
  const { signed } = visit
  if (!signed?.subjectId) return nothingKept(visit)
  const people = await gatherOwnData(house, house.db, signed.subjectId, ofOtherRooms)
  return file({ type: 'application/json; charset=utf-8', body: ownDataFile(house, people), name: text.fileName(house.clock.today()), download: true })
}
