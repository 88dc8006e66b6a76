import { createHash } from 'node:crypto'
import type { House } from '#src/house.ts'
import type { Language } from '#shared/language.ts'
import { formatDate, type LocalDate, localDate } from '#shared/local-date.ts'
import { type Answer, NotFound, type Page, sharedPage } from '#web/answer.ts'
import { type Content, html } from '#web/html.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { englishPage } from './english.views.ts'
import { type CounterTicket, homePage } from './home.views.ts'
import { contactPage, explanation, explanations, plainPage } from './knowledge.views.ts'
import { document, hasText, sentence } from './read-texts.ts'
import { textsMark } from './shelf.ts'
import type { Limits } from './who-may.ts'

/** What the home page needs of rooms to the right; app.ts gives it. */
export type KnowledgeWiring = {
  /** The limits in force on a day; undefined while no norms are known for it. Labels are in the language asked for, Dutch when it is left out. */
  readonly limits: (on: LocalDate, lang?: Language) => Promise<Limits | undefined>
  /** A few offers as tickets, ready to show. */
  readonly offersThisWeek: () => Promise<Content>
  /** For the drawing on the home page; what does not fit on a ticket is left out. */
  readonly onTheCounter: () => Promise<readonly CounterTicket[]>
}

/** The public pages. They need no JavaScript and no session, and keep working while any partner is down. */
export function knowledgeRoutes(house: House, { limits, offersThisWeek, onTheCounter }: KnowledgeWiring): Route[] {
  const home = async ({ today }: Visit): Promise<Answer> => {
    const [inForce, offers, tickets] = await Promise.all([limits(today), offersThisWeek(), onTheCounter()])
    return shown(house, [today, inForce, html`${offers}`.text, tickets], () => ({ title: document(house, 'pages/home').title, body: homePage(house, { limits: inForce, offersThisWeek: offers, onTheCounter: tickets }), current: '/' }))
  }
  const explain = async (key: string, today: LocalDate): Promise<Answer> => {
    if (!hasText(house, key)) throw new NotFound(`there is no explanation ${key}`)
    const inForce = await limits(today)
    return shown(house, [inForce], () => ({ title: document(house, key).title, body: explanation(house, key, inForce), current: '/uitleg' }))
  }
  const english = async (today: LocalDate): Promise<Answer> => {
    const inForce = await limits(today, 'en')
    return shown(house, [inForce], () => ({ title: document(house, 'pages/home', {}, 'en').title, body: englishPage(house, inForce), current: '/' }))
  }
  return [
    get('/',                   'browse', home),
    get('/uitleg',             'browse', () => shown(house, [], () => ({ title: document(house, 'pages/uitleg').title, body: explanations(house), current: '/uitleg' }))),
    get('/uitleg/:slug',       'browse', ({ params, today }) => explain(`uitleg/${params['slug']}`, today)),
    get('/wat-is-er-anders',   'browse', ({ today }) => explain('uitleg/wat-is-er-anders', today)),
    get('/privacy',            'browse', () => plain(house, 'pages/privacy')),
    get('/toegankelijkheid',   'browse', () => plain(house, 'pages/toegankelijkheid', accessibility(house))),
    get('/en',                 'browse', ({ today }) => english(today)),
    get('/contact',            'browse', () => shown(house, [], () => ({ title: document(house, 'pages/contact').title, body: contactPage(house), current: '/contact' }))),
  ]
}

/** The same for everybody signed out, until a text changes or something that the page shows besides. */
const shown = (house: House, shows: readonly unknown[], page: () => Page): Answer =>
  sharedPage(createHash('sha256').update(textsMark(house)).update(JSON.stringify(shows)).digest('base64url'), page)

function plain(house: House, key: string, values: Readonly<Record<string, string>> = {}): Answer {
  return shown(house, [values], () => {
    const text = document(house, key, values)
    return { title: text.title, body: plainPage(text), current: `/${key.split('/')[1]}` }
  })
}

/** The statement's status as the municipality registered it (Besluit digitale toegankelijkheid overheid, A to E). */
const accessibility = (house: House) => {
  const { status, date, url } = house.municipality.accessibility
  return { statusLine: sentence(house, `reasons/toegankelijkheid#${status.toLowerCase()}`), statusDate: formatDate(localDate(date)), statusUrl: url }
}
