import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import type { Language } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import type { OfferCard as Ticket } from '#web/components/ticket.ts'
import type { Html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { OfferCard } from './offer.ts'
import { type OfferWords, offerWords } from './offer-words.ts'
import { ticketOf } from './tickets.ts'

/** The window in one language: its words, its tickets and where it stands. */
export type WindowWords = Pick<OfferWords, 'lang' | 'text' | 'kinds'> & {
  /** The same wish has the same query in each language. */
  readonly path: string
  readonly ticket: (offer: OfferCard, now: Date) => Ticket
  readonly nothing: (house: House) => Html
  readonly loose: (house: House) => string
  readonly how?: (house: House) => Html
}

const windowIn = (lang: Language): WindowWords => ({
  ...offerWords[lang], path: inLanguage(lang, '/aanbod'), ticket: (offer, now) => ticketOf(offer, now, lang),
  nothing: (house) => part(house, 'nothing-found', lang), loose: (house) => sentence(house, 'pages/aanbod#loose', {}, lang),
})

const part = (house: House, id: string, lang: Language): Html => renderBlocks(section(house, `pages/aanbod#${id}`, {}, lang).blocks)

export const windowWords: Readonly<Record<Language, WindowWords>> = {
  nl: windowIn('nl'),
  en: { ...windowIn('en'), how: (house) => part(house, 'how', 'en') },
}
