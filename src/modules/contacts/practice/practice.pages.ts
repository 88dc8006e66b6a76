import type { House } from '#src/house.ts'
import { type Answer, NotFound, page } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { text } from './practice.text.ts'
import { callPage, comparePage, PRACTICE_PATH, practiceListPage, practiceNames } from './practice.views.ts'

const LONGEST = 2000

/** Made-up calls, in production as in a demonstration: no row about anybody is read, and nothing of an answer is kept. */
export const practiceRoutes = (house: House): Route[] => [
  get (PRACTICE_PATH,            'help', () => work(text.title, practiceListPage(house))),
  get (`${PRACTICE_PATH}/:naam`, 'help', (visit) => showCall(house, visit)),
  post(`${PRACTICE_PATH}/:naam`, 'help', (visit) => pressAnswer(house, visit)),
]

const work = (title: string, body: ReturnType<typeof practiceListPage>, status = 200): Answer => page({ title, body, area: 'work', current: '/balie', error: status === 422 }, status)

function nameOf(house: House, { params }: Visit): string {
  const name = params.naam ?? ''
  if (!practiceNames(house).includes(name)) throw new NotFound('There is no such call to practise.')
  return name
}

const showCall = (house: House, visit: Visit): Answer => work(text.title, callPage({ house, name: nameOf(house, visit), answer: '', errors: [], hidden: visit.csrf() }))

function pressAnswer(house: House, visit: Visit): Answer {
  const name = nameOf(house, visit)
  const answer = (visit.form.antwoord ?? '').replaceAll('\r\n', '\n')
  const message = !answer.trim() ? text.empty : answer.length > LONGEST ? text.long : undefined
  if (message) return work(text.title, callPage({ house, name, answer, errors: [{ field: 'antwoord', message }], hidden: visit.csrf() }), 422)
  return work(text.title, comparePage(house, name, answer.trim()))
}
