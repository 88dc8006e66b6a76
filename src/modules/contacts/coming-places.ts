import { comingAt, type OfferCard } from '#modules/offers/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './offer-list.text.ts'

/** In a list to choose from: the name of an offer, and that something about its place is otherwise from some day on. */
export function labelWithDay(house: House, offer: OfferCard, label: string): string {
  const [soonest] = comingAt(house, offer).map(({ from }) => from).sort()
  return soonest ? `${label} (${text.otherwise(formatDate(soonest))})` : label
}

/** Above that list: what that is, so that who orders hears it before. Nothing when nothing of it changes. */
export function comingPlaces(house: House, offers: readonly OfferCard[]): Html | undefined {
  const changing = offers.map((offer) => ({ offer, lines: comingAt(house, offer) })).filter(({ lines }) => lines.length > 0)
  if (!changing.length) return undefined
  return alert({ kind: 'info', icon: 'calendar', title: text.changing, body: html`${changing.map(({ offer, lines }) => html`<p><b>${offer.title}, ${offer.giver}</b>${lines.map(({ html: line }) => html`<br>${line}`)}</p>`)}` })
}
