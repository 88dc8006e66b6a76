import type { OfferCard } from '#modules/offers/index.ts'
import type { House } from '#src/house.ts'
import { buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { icon } from '#web/components/icon.ts'
import { actions } from '#web/components/list.ts'
import { arrowLink } from '#web/components/link.ts'
import { type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { alternatives, forWhom } from './alternatives.ts'
import { explainRefusal } from './explain.ts'
import type { Chance } from './order-facts.ts'
import { text } from './orders.text.ts'

/** For each of them why not, and what there is instead. */
export async function nobodyMay(house: House, visit: Visit, offer: OfferCard, people: readonly Chance[]): Promise<Html> {
  const [self] = people
  const reason = self && !self.outcome.ok ? self.outcome.refusal.reason : undefined
  const instead = await alternatives(house, house.db, visit.signed?.subjectId, offer, self?.person)
  const title = reason ? text.refused[reason] : text.title
  return card({ title, id: 'bestellen', size: 2, body: html`${people.map(({ person, outcome }) => !outcome.ok && html`<div class="pas-person-no">${icon('clock')}${
    people.length > 1 && html`<strong>${text.not(person.givenName)}</strong>`}<span class="pas-small">${explainRefusal(house, outcome.refusal, offer, person)}</span></div>`)}${
    reason === 'pass-not-valid' && buttonLink({ label: text.application, href: '/mijn/aanvraag', wide: true })}${instead.length > 0 && html`<h3 class="nl-heading nl-heading--level-4">${text.alikeTitle}</h3>${
    actions(instead.map((one) => ({ href: `/aanbod/${one.offer.slug}`, icon: 'ticket' as const, label: one.offer.title, note: `${one.offer.benefit.deal}. ${forWhom(one)}` })))}`}${more(offer)}` })
}

export const more = (offer: OfferCard): Html => arrowLink(`/aanbod?soort=${offer.category}`, text.alike)
