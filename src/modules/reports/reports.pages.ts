import { renderBlocks, section, text as content } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { formatDate, formatTime } from '#shared/local-date.ts'
import { type Answer, file, page } from '#web/answer.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { isMonth, monthBefore } from './domain/figures.ts'
import { csv } from './domain/csv.ts'
import { SMALL } from '#shared/hide-small.ts'
import { forCouncil } from './domain/hide-small.ts'
import { figureRows } from './figure-rows.ts'
import { figuresPage } from './figures.views.ts'
import { readFigures } from './read-figures.ts'
import { text } from './reports.text.ts'

export const reportsRoutes = (house: House): Route[] => [
  get('/beheer/cijfers',     'see-figures', (visit) => showFigures(house, visit), { patient: true }),
  get('/beheer/cijfers.csv', 'see-figures', (visit) => downloadFigures(house, visit), { patient: true }),
]

/** So many months back can be chosen. */
const CHOICE = 24

type Asked = { readonly month: string; readonly now: string; readonly council: boolean }

/** A month that is still to come, or no month at all, becomes this one. */
function asked({ query, today }: Visit): Asked {
  const now = today.slice(0, 7)
  const month = query['maand']
  return { now, month: isMonth(month) && month <= now ? month : now, council: query['voor'] === 'raad' }
}

const months = async (house: House, { month, council }: Asked) => {
  const figures = await readFigures(house, month)
  return council ? figures.map(forCouncil) : figures
}

async function showFigures(house: House, visit: Visit): Promise<Answer> {
  const wanted = asked(visit)
  const { month, now, council } = wanted
  const small = section(house, 'pages/cijfers#small', { limit: SMALL })
  const recent = Array.from({ length: CHOICE }, (_, back) => monthBefore(now, back))
  return page({
    title: text.title(month), area: 'work', current: '/beheer/cijfers',
    body: figuresPage({
      months: await months(house, wanted), council, running: month === now, choice: recent.includes(month) ? recent : [...recent, month],
      counted: { day: formatDate(visit.today), time: formatTime(house.clock.now()) },
      words: { small: { heading: small.heading, body: renderBlocks(small.blocks) }, outcomes: content(house, 'pages/cijfers#outcomes') },
    }),
  })
}

async function downloadFigures(house: House, visit: Visit): Promise<Answer> {
  const wanted = asked(visit)
  return file({
    type: 'text/csv; charset=utf-8', download: true, name: `cijfers-${wanted.month}${wanted.council ? '-raad' : ''}.csv`,
    body: csv(figureRows(await months(house, wanted))),
  })
}
