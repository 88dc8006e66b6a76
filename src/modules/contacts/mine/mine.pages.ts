import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { MINE_PATH, mineText, minePage } from './mine.views.ts'
import { readMine } from './read-mine.ts'

export const mineRoutes = (house: House): Route[] => inBoth(get(MINE_PATH, 'see-own', (visit) => showMine(house, visit)))

/** `/mijn`: everything of one's own on one page, each with the way to where it lives. Who never applied has nothing yet. */
async function showMine(house: House, { signed, lang }: Visit): Promise<Answer> {
  if (!signed?.subjectId) return redirect(inLanguage(lang, '/aanvragen'))
  return page({ title: mineText[lang].title, current: MINE_PATH, body: minePage(house, lang, await readMine(house, house.db, signed.subjectId, lang)) })
}
