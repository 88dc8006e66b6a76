import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { dayOf, addDays, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { arrowLink } from '#web/components/link.ts'
import { icon } from '#web/components/icon.ts'
import { type Html, html } from '#web/html.ts'
import type { Signed } from '#web/route.ts'
import type { Closed } from './domain/state.ts'
import type { OfferCard } from './offer.ts'
import { inSentence, text } from './offers.text.ts'

/** Nobody can order now: which reason, from when it can, and what there is instead. */
export function closedPanel(house: House, offer: OfferCard, reason: Closed): Html {
  const { heading, blocks } = section(house, `reasons/offers#${reason}`, {
    day: formatDayAndDate(dayOf(offer.orderableFrom)), time: formatTime(offer.orderableFrom),
    lastDay: formatDate(addDays(dayOf(offer.orderableUntil), -1)), lastUse: formatDate(offer.usableUntil),
  })
  return card({
    title: heading, id: 'bestellen', size: 2,
    body: html`<div class="pas-person-no">${icon(reason === 'not-yet-open' ? 'calendar' : 'clock')}<div class="pas-flow pas-flow--s">${renderBlocks(blocks)}</div></div>${
      arrowLink(`/aanbod?soort=${offer.category}`, text.alike(inSentence[offer.category]))}`,
  })
}

/** Nobody is signed in, or somebody who works here: how a resident goes on. */
export function signInPanel(house: House, offer: OfferCard, signed: Signed | undefined): Html {
  if (signed) return card({ title: text.orderTitle, id: 'bestellen', size: 2, body: html`<p>${sentence(house, 'pages/aanbod#other-door')}</p>` })
  return card({
    title: text.orderTitle, id: 'bestellen', size: 2,
    body: html`<p>${sentence(house, 'pages/aanbod#sign-in')}</p>${
      buttonLink({ label: text.signIn(house.config.demonstration), href: `/inloggen/digid?terug=${encodeURIComponent(`/aanbod/${offer.slug}`)}`, icon: 'lock', large: true, wide: true })}`,
  })
}
