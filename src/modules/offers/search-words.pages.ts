import { text as say } from '#modules/knowledge/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { synonyms } from './finding.store.ts'
import { missedWords, SHOWN_DAYS, SHOWN_FROM } from './missed-words.ts'
import { addSearchWords, removeSearchWords } from './search-words.ts'
import { text } from './search-words.text.ts'
import { searchWordsPage } from './search-words.views.ts'

const PATH = '/beheer/zoekwoorden'

/** For the editor: what visitors looked for and nobody found, and words that mean the same. */
export const searchWordsRoutes = (house: House): Route[] => [
  get (PATH,                'edit', (visit) => show(house, visit)),
  post(PATH,                'edit', (visit) => add(house, visit)),
  post(`${PATH}/weg`,       'edit', (visit) => remove(house, visit)),
]

async function show(house: House, visit: Visit, typed = visit.query['woord'] ?? '', error?: string): Promise<Answer> {
  const [groups, missed] = await Promise.all([synonyms(house.db), missedWords(house)])
  return page({
    title: text.title, area: 'work', current: PATH, error: error !== undefined,
    body: searchWordsPage({ groups, missed, typed: typed.slice(0, 200), error, csrf: () => visit.csrf(), how: say(house, 'pages/zoekwoorden#how', { count: SHOWN_FROM, days: SHOWN_DAYS }), none: say(house, 'pages/zoekwoorden#none', { count: SHOWN_FROM, days: SHOWN_DAYS }) }),
  }, error === undefined ? 200 : 422)
}

async function add(house: House, visit: Visit): Promise<Answer> {
  const typed = visit.form['woorden'] ?? ''
  const added = await house.db.transaction((tx) => addSearchWords(house, tx, typed, by(visit)))
  return added.ok ? redirect(PATH) : show(house, visit, typed, text.errors[added.refusal.reason])
}

async function remove(house: House, visit: Visit): Promise<Answer> {
  const id = visit.form['groep']
  if (isUuid(id)) await house.db.transaction((tx) => removeSearchWords(house, tx, id, by(visit)))
  return redirect(PATH)
}

const by = ({ signed }: Visit) => ({ door: 'staff' as const, id: signed?.subjectId, role: 'editor' })
