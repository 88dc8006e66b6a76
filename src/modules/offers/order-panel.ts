import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { addDays, dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { arrowLink } from '#web/components/link.ts'
import { icon } from '#web/components/icon.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Signed } from '#web/route.ts'
import type { Closed } from './domain/state.ts'
import type { OfferCard } from './offer.ts'
import { offerWords } from './offer-words.ts'

/** Nobody can order now: which reason, from when it can, and what there is instead. */
export function closedPanel(house: House, offer: OfferCard, reason: Closed, lang: Language = 'nl'): Html {
  const { text, inSentence } = offerWords[lang]
  const { date, dayAndDate, time } = spoken[lang]
  // What comes back after a draw is not to be had here (decision 0060).
  const key = reason === 'sold-out' && offer.drawClosesAt ? 'pages/aanbod#sold-out-drawn' : `reasons/offers#${reason}`
  const { heading, blocks } = section(house, key, {
    day: dayAndDate(dayOf(offer.orderableFrom)), time: time(offer.orderableFrom),
    lastDay: date(addDays(dayOf(offer.orderableUntil), -1)), lastUse: date(offer.usableUntil),
  }, lang)
  return card({
    title: heading, id: 'bestellen', size: 2,
    body: html`<div class="pas-person-no">${icon(reason === 'not-yet-open' ? 'calendar' : 'clock')}<div class="pas-flow pas-flow--s">${renderBlocks(blocks)}</div></div>${
      arrowLink(inLanguage(lang, `/aanbod?soort=${offer.category}`), text.alike(inSentence[offer.category]))}`,
  })
}

/** Nobody is signed in, or not as a resident: how a resident goes on. At the library they order on its own pages. */
export function signInPanel(house: House, offer: OfferCard, signed: Signed | undefined, lang: Language = 'nl'): Html {
  const { text } = offerWords[lang]
  if (signed?.door === 'library') return card({
    title: text.orderTitle, id: 'bestellen', size: 2,
    body: offer.drawClosesAt ? html`<p>${sentence(house, 'pages/aanbod#drawn-at-the-library', {}, lang)}</p>` : html`<p>${sentence(house, 'pages/aanbod#at-the-library', {}, lang)}</p>${buttonLink({ label: text.orderAtLibrary, href: '/bibliotheek/bestellen', large: true, wide: true })}`,
  })
  if (signed) return card({ title: text.orderTitle, id: 'bestellen', size: 2, body: html`<p>${sentence(house, 'pages/aanbod#other-door', {}, lang)}</p>` })
  return card({
    title: text.orderTitle, id: 'bestellen', size: 2,
    body: html`<p>${sentence(house, 'pages/aanbod#sign-in', {}, lang)}</p>${
      buttonLink({ label: text.signIn(house.config.demonstration), href: `/inloggen/digid?terug=${encodeURIComponent(inLanguage(lang, `/aanbod/${offer.slug}`))}`, icon: 'lock', large: true, wide: true })}`,
  })
}
