import { DOOR_WORDS } from '#src/door-config.ts'
import type { House } from '#src/house.ts'
import { buttonLink } from '#web/components/button.ts'
import { categories, type Category } from '#web/components/category.ts'
import { helpCards, hero } from '#web/components/home.ts'
import { arrowLink } from '#web/components/link.ts'
import { section } from '#web/components/page.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { text } from './knowledge.text.ts'
import { document, section as textSection } from './read-texts.ts'
import { renderLine } from './render.ts'
import { type Limits, whoMay } from './who-may.ts'

export type CounterTicket = { readonly category: Category; readonly deal: string; readonly what: string }

export type Home = {
  readonly limits: Limits | undefined
  readonly offersThisWeek: Content
  readonly onTheCounter: readonly CounterTicket[]
}

/** The front of the ticket office: what there is, then for whom, what changed, and who helps. */
export function homePage(house: House, { limits, offersThisWeek, onTheCounter }: Home): Html {
  const { title, intro } = document(house, 'pages/home')
  return html`${hero({
    title, text: intro, note: lines(house, 'note'),
    button: buttonLink({ label: text.signIn(house.config.demonstration), href: `/inloggen/${DOOR_WORDS.resident}`, icon: 'lock', large: true }),
    tickets: onTheCounter.filter(fits),
    strip: (Object.keys(categories) as Category[]).map((category) => ({ category, href: `/aanbod?soort=${category}` })),
  })}
${section({ title: text.week, id: 'week', body: offersThisWeek, aside: arrowLink('/aanbod', text.allOffers) })}
${whoMay(house, limits, 'wide')}
${section({ title: text.help, id: 'hulp', body: help(house) })}`
}

/** What is drawn on a ticket of 240 by 106 must fit on it; a longer name stands in the list below. */
const fits = ({ deal, what }: CounterTicket): boolean => deal.length <= 8 && what.length <= 16

function help(house: House): Html {
  const { phone, phoneLink, desks } = house.municipality
  return helpCards([
    { title: titleOf(house, 'bel'),  big: html`<a class="nl-link" href="${phoneLink}">${phone.replaceAll(' ', '\u00a0')}</a>`, body: lines(house, 'bel') },
    { title: titleOf(house, 'stip'), big: text.stips(desks.length), body: lines(house, 'stip') },
    { title: titleOf(house, 'post'), big: text.free, body: lines(house, 'post') },
  ])
}

const titleOf = (house: House, part: string): string => textSection(house, `pages/home#${part}`).heading
/** The paragraphs of a section as running text. */
const lines = (house: House, part: string): Content =>
  textSection(house, `pages/home#${part}`).blocks.map((block) => (block.kind === 'paragraph' ? renderLine(block.line) : ''))
