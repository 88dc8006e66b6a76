import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { OfferCard as Ticket } from '#web/components/ticket.ts'
import { kinds } from '#web/components/english.text.ts'
import { type Html, html } from '#web/html.ts'
import { closedBecause } from '../domain/state.ts'
import type { OfferCard } from '../offer.ts'
import { ticketOf } from '../tickets.ts'
import { words } from './english.text.ts'
import { englishAudience, englishBenefit, englishLimit } from './words.ts'

type Fact = Ticket['facts'][number]
const { date, time } = spoken.en

/** An offer as a ticket in English; what nobody wrote in English stands there in Dutch, and says so to who hears it. */
export function englishTicket(offer: OfferCard, now: Date): Ticket {
  const { deal, was } = englishBenefit(offer.shape, offer.normalPrice)
  const dutch = ticketOf(offer, now)
  return {
    ...dutch, href: `${dutch.href}?taal=en`, deal, was, kind: kinds[offer.category], title: offer.english?.title ?? inDutch(offer.title), place: inDutch(String(dutch.place)),
    facts: [{ icon: 'people', text: whoFact(offer) }, whenFact(offer, now)],
  }
}

const inDutch = (text: string): Html => html`<span lang="nl">${text}</span>`

const whoFact = ({ audience, limit }: OfferCard): string =>
  `${englishAudience(audience)}${audience.postcodes?.length ? words.someAreas : ''}, ${audience.firstPassOnly ? words.welcome : englishLimit(limit)}`

function whenFact(offer: OfferCard, now: Date): Fact {
  const closed = closedBecause(offer.state, offer, offer.soldOut, now)
  if (closed === 'not-yet-open') return { icon: 'lock', text: words.opens(date(dayOf(offer.orderableFrom)), time(offer.orderableFrom)) }
  if (closed === 'sold-out') return { icon: 'clock', text: words.soldOut }
  if (offer.drawClosesAt && now < offer.drawClosesAt) return { icon: 'gift', text: words.draw(date(dayOf(offer.drawClosesAt)), time(offer.drawClosesAt)) }
  if (offer.english?.days) return { icon: 'clock', text: offer.english.days }
  return { icon: 'calendar', text: useWords(offer, now) }
}

/** On which days it can be used. */
export const useWords = ({ usableFrom, usableUntil }: OfferCard, now: Date): string =>
  usableFrom === usableUntil ? words.onDay(date(usableFrom)) : usableFrom > dayOf(now) ? words.between(date(usableFrom), date(usableUntil)) : words.until(date(usableUntil))
