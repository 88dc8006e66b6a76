import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { factLine, type OfferCard as Ticket } from '#web/components/ticket.ts'
import { iconList, type ListItem } from '#web/components/list.ts'
import type { Picture } from '#web/components/picture.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { closedBecause } from './domain/state.ts'
import type { OfferCard, OfferPicture } from './offer.ts'
import { type OfferWords, offerWords } from './offer-words.ts'
import { widthsUpTo } from './pictures/widths.ts'

type Fact = Ticket['facts'][number]

/** An offer as a ticket in a list: for `offerCards` of the web's components. `now` decides whether it can be ordered. */
export function ticketOf(offer: OfferCard, now: Date, lang: Language = 'nl'): Ticket {
  const words = offerWords[lang]
  const { deal, was } = words.benefit(offer)
  return {
    href: inLanguage(lang, `/aanbod/${offer.slug}`), category: offer.category, kind: words.kinds[offer.category], deal, was,
    title: words.told(offer).title, place: placeLine(words, offer), ...(offer.picture && { picture: pictureOf(offer.picture, lang) }),
    facts: [{ icon: 'people', text: whoFact(words, offer) }, whenFact(words, offer, now)],
  }
}

const whoFact = ({ text, audience, limit }: OfferWords, { audience: who, limit: often }: OfferCard): string =>
  `${audience(who)}${who.postcodes?.length ? text.someAreas : ''}, ${who.firstPassOnly ? text.welcome : limit(often)}`

/** As the web's component draws it. */
export const pictureOf = ({ hash, alt, width, height }: OfferPicture, lang: Language = 'nl'): Picture =>
  ({ path: `/beeld/${hash}`, alt, width, height, widths: widthsUpTo(width), ...(lang !== 'nl' && { lang: 'nl' as const }) })

const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** "Zwembad De Baken, Beijum": neighbourhood only when the name does not say it already. */
function placeLine({ lang, text, own }: OfferWords, { giver, place, shape, providers }: OfferCard): Content {
  const shown = shape.kind !== 'surprise' && place && !giver.includes(place)
  if (lang !== 'nl' && shown && providers.length > 1) return html`${own(giver)}, ${inSentence(text.places(providers.length))}`
  return own(shown ? `${giver}, ${providers.length > 1 ? inSentence(place) : place}` : giver)
}

function whenFact(words: OfferWords, offer: OfferCard, now: Date): Fact {
  const { text, lang } = words
  const { date, time } = spoken[lang]
  const closed = closedBecause(offer.state, offer, offer.soldOut, now)
  if (closed === 'not-yet-open') return { icon: 'lock', text: text.opens(date(dayOf(offer.orderableFrom)), time(offer.orderableFrom)) }
  if (closed === 'sold-out') return { icon: 'clock', text: text.soldOutNow }
  if (offer.drawClosesAt && now < offer.drawClosesAt) return { icon: 'gift', text: text.drawUntil(date(dayOf(offer.drawClosesAt)), time(offer.drawClosesAt)) }
  return offer.days ? { icon: 'clock', text: words.told(offer).days } : { icon: 'calendar', text: useWords(words, offer, now) }
}

/** "Tot en met 31 december 2026", both days when the first is still to come, or the one day there is. */
function useWords({ text, lang }: OfferWords, { usableFrom, usableUntil }: OfferCard, now: Date): string {
  const { date } = spoken[lang]
  return usableFrom === usableUntil ? text.onDay(date(usableFrom)) : usableFrom > dayOf(now) ? text.between(date(usableFrom), date(usableUntil)) : text.until(date(usableUntil))
}

/** What counts before ordering, on one line under the title. */
export function factsOf(offer: OfferCard, now: Date, words: OfferWords): Html {
  const place = offer.shape.kind === 'surprise' ? offer.giver : offer.providers.length === 1 ? `${offer.providers[0]!.address}, ${offer.providers[0]!.place}` : offer.place
  const several = offer.shape.kind !== 'surprise' && offer.providers.length > 1
  return factLine([
    { icon: 'people', text: words.text.limit(words.limit(offer.limit)) },
    { icon: 'calendar', text: useWords(words, offer, now) },
    { icon: 'pin', text: several && words.lang !== 'nl' ? words.text.places(offer.providers.length) : words.own(place) },
  ])
}

export const ticks = (items: readonly (ListItem | undefined | false | '')[]): Html => iconList(items.filter((item): item is ListItem => Boolean(item)))
