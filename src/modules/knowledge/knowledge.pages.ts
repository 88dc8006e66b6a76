import type { House } from '#src/house.ts'
import { formatDate, type LocalDate, localDate } from '#shared/local-date.ts'
import { type Answer, NotFound, page } from '#web/answer.ts'
import type { Content, Html } from '#web/html.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { englishPage } from './english.views.ts'
import { type CounterTicket, homePage } from './home.views.ts'
import { contactPage, explanation, explanations, plainPage } from './knowledge.views.ts'
import { document, hasText, sentence } from './read-texts.ts'
import type { Limits } from './who-may.ts'

/** What the home page needs of rooms to the right; app.ts gives it. */
export type KnowledgeWiring = {
  /** The limits in force on a day; undefined while no norms are known for it. */
  readonly limits: (on: LocalDate) => Promise<Limits | undefined>
  /** A few offers as tickets, ready to show. */
  readonly offersThisWeek: () => Promise<Content>
  /** For the drawing on the home page; what does not fit on a ticket is left out. */
  readonly onTheCounter: () => Promise<readonly CounterTicket[]>
}

/** The public pages. They need no JavaScript and no session, and keep working while any partner is down. */
export function knowledgeRoutes(house: House, { limits, offersThisWeek, onTheCounter }: KnowledgeWiring): Route[] {
  const home = async ({ today }: Visit): Promise<Answer> => {
    const [inForce, offers, tickets] = await Promise.all([limits(today), offersThisWeek(), onTheCounter()])
    return shown(document(house, 'pages/home').title, homePage(house, { limits: inForce, offersThisWeek: offers, onTheCounter: tickets }), '/')
  }
  const explain = async (key: string, today: LocalDate): Promise<Answer> => {
    if (!hasText(house, key)) throw new NotFound(`there is no explanation ${key}`)
    return shown(document(house, key).title, explanation(house, key, await limits(today)), '/uitleg')
  }
  return [
    get('/',                   'browse', home),
    get('/uitleg',             'browse', () => shown(document(house, 'pages/uitleg').title, explanations(house), '/uitleg')),
    get('/uitleg/:slug',       'browse', ({ params, today }) => explain(`uitleg/${params['slug']}`, today)),
    get('/wat-is-er-anders',   'browse', ({ today }) => explain('uitleg/wat-is-er-anders', today)),
    get('/privacy',            'browse', () => plain(house, 'pages/privacy')),
    get('/toegankelijkheid',   'browse', () => plain(house, 'pages/toegankelijkheid', accessibility(house))),
    get('/en',                 'browse', async ({ today }) => shown(document(house, 'pages/home', {}, 'en').title, englishPage(house, await limits(today)), '/en')),
    get('/contact',            'browse', () => shown(document(house, 'pages/contact').title, contactPage(house), '/contact')),
  ]
}

const shown = (title: string, body: Html, current: string): Answer => page({ title, body, current })

function plain(house: House, key: string, values: Readonly<Record<string, string>> = {}): Answer {
  const text = document(house, key, values)
  return shown(text.title, plainPage(text), `/${key.split('/')[1]}`)
}

/** The statement's status as the municipality registered it (Besluit digitale toegankelijkheid overheid, A to E). */
const accessibility = (house: House) => {
  const { status, date, url } = house.municipality.accessibility
  return { statusLine: sentence(house, `reasons/toegankelijkheid#${status.toLowerCase()}`), statusDate: formatDate(localDate(date)), statusUrl: url }
}
