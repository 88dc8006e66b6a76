import { renderBlocks, section, sentence, text as content } from '#modules/knowledge/index.ts'
import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { categories } from '#web/components/category.ts'
import { kinds as englishKinds } from '#web/components/english.text.ts'
import type { OfferCard as Ticket } from '#web/components/ticket.ts'
import type { Html } from '#web/html.ts'
import type { Category } from './domain/category.ts'
import { englishTicket } from './english/ticket.ts'
import { text as englishText } from './english/english.text.ts'
import type { OfferCard } from './offer.ts'
import { text } from './offers.text.ts'
import { ticketOf } from './tickets.ts'
import type { WindowText } from './window-text.ts'

/** The window in one language: its words, its tickets and where it stands. */
export type WindowWords = {
  readonly lang: Language
  /** The same wish has the same query in each language. */
  readonly path: string
  readonly text: WindowText
  readonly kinds: Readonly<Record<Category, string>>
  readonly ticket: (offer: OfferCard, now: Date) => Ticket
  readonly nothing: (house: House) => Html
  readonly loose: (house: House) => string
  readonly how?: (house: House) => Html
}

const dutchKinds = Object.fromEntries(Object.entries(categories).map(([name, { label }]) => [name, label])) as Record<Category, string>

export const inDutch: WindowWords = {
  lang: 'nl', path: '/aanbod', text, kinds: dutchKinds, ticket: ticketOf,
  nothing: (house) => content(house, 'pages/aanbod#nothing-found'), loose: (house) => sentence(house, 'pages/aanbod#loose'),
}

const part = (house: House, id: string): Html => renderBlocks(section(house, `pages/aanbod#${id}`, {}, 'en').blocks)

export const inEnglish: WindowWords = {
  lang: 'en', path: '/en/aanbod', text: englishText, kinds: englishKinds, ticket: englishTicket,
  nothing: (house) => part(house, 'nothing-found'), loose: (house) => plain(house, 'loose'), how: (house) => part(house, 'how'),
}

const plain = (house: House, id: string): string => sentence(house, `pages/aanbod#${id}`, {}, 'en')
