import { formatDate, formatTime, dayOf } from '#shared/local-date.ts'
import { factLine, type OfferCard as Ticket } from '#web/components/ticket.ts'
import { iconList, type ListItem } from '#web/components/list.ts'
import type { Picture } from '#web/components/picture.ts'
import type { Html } from '#web/html.ts'
import { closedBecause } from './domain/state.ts'
import { audienceWords, limitWords } from './domain/terms.ts'
import type { OfferCard, OfferPicture } from './offer.ts'
import { widthsUpTo } from './pictures/widths.ts'
import { text } from './offers.text.ts'

type Fact = Ticket['facts'][number]

/** An offer as a ticket in a list: for `offerCards` of the web's components. `now` decides whether it can be ordered. */
export const ticketOf = (offer: OfferCard, now: Date): Ticket => ({
  href: `/aanbod/${offer.slug}`, category: offer.category, deal: offer.benefit.deal, was: offer.benefit.was,
  title: offer.title, place: placeLine(offer), ...(offer.picture && { picture: pictureOf(offer.picture) }),
  facts: [{ icon: 'people', text: whoFact(offer) }, whenFact(offer, now)],
})

const whoFact = ({ audience, limit }: OfferCard): string =>
  `${audienceWords(audience)}${audience.postcodes?.length ? text.someAreas : ''}, ${audience.firstPassOnly ? text.welcome : limitWords(limit)}`

/** As the web's component draws it. */
export const pictureOf = ({ hash, alt, width, height }: OfferPicture): Picture => ({ path: `/beeld/${hash}`, alt, width, height, widths: widthsUpTo(width) })

/** "Zwembad De Baken, Beijum": neighbourhood only when the name does not say it already. */
const placeLine = ({ giver, place, shape }: OfferCard): string =>
  shape.kind !== 'surprise' && place && !giver.includes(place) ? `${giver}, ${place}` : giver

function whenFact(offer: OfferCard, now: Date): Fact {
  const closed = closedBecause(offer.state, offer, offer.soldOut, now)
  if (closed === 'not-yet-open') return { icon: 'lock', text: text.opens(formatDate(dayOf(offer.orderableFrom)), formatTime(offer.orderableFrom)) }
  if (closed === 'sold-out') return { icon: 'clock', text: text.soldOutNow }
  if (offer.drawClosesAt && now < offer.drawClosesAt) return { icon: 'gift', text: text.drawUntil(formatDate(dayOf(offer.drawClosesAt)), formatTime(offer.drawClosesAt)) }
  return offer.days ? { icon: 'clock', text: offer.days } : { icon: 'calendar', text: useWords(offer, now) }
}

/** "Tot en met 31 december 2026", both days when the first is still to come, or the one day there is. */
const useWords = ({ usableFrom, usableUntil }: OfferCard, now: Date): string =>
  usableFrom === usableUntil ? text.onDay(formatDate(usableFrom)) : usableFrom > dayOf(now) ? text.between(formatDate(usableFrom), formatDate(usableUntil)) : text.until(formatDate(usableUntil))

/** What counts before ordering, on one line under the title. */
export const factsOf = (offer: OfferCard, now: Date): Html => {
  const facts: Fact[] = [
    { icon: 'people', text: text.limit(limitWords(offer.limit)) },
    { icon: 'calendar', text: useWords(offer, now) },
    { icon: 'pin', text: offer.shape.kind === 'surprise' ? offer.giver : offer.providers.length === 1 ? `${offer.providers[0]!.address}, ${offer.providers[0]!.place}` : offer.place },
  ]
  return factLine(facts)
}

export const ticks = (items: readonly (ListItem | undefined | false | '')[]): Html => iconList(items.filter((item): item is ListItem => Boolean(item)))
