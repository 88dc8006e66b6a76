import { type OfferCard, ticketOf } from '#modules/offers/index.ts'
import type { Person } from '#modules/vouchers/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page } from '#web/answer.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { block, narrow, pageHead } from '#web/components/page.ts'
import { offerCards } from '#web/components/ticket.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { type Alternative, alternatives, forWhom } from './alternatives.ts'
import { maySayOfPartner } from './domain/told-of-partner.ts'
import { explainRefusal } from './explain.ts'
import { orderBox } from './order-box.ts'
import { text } from './orders.text.ts'

const trail = (offer: OfferCard) => breadcrumb([{ label: text.offers, href: '/aanbod' }, { label: offer.title, href: `/aanbod/${offer.slug}` }, { label: text.title }])

export async function again(house: House, visit: Visit, offer: OfferCard, errors: readonly FieldError[]): Promise<Answer> {
  const box = await orderBox(house, visit, offer, errors)
  return page({ title: text.title, current: '/aanbod', error: true, body: html`<div class="pas-wrap">${trail(offer)}${pageHead({ title: offer.title })}${narrow(box)}</div>` }, 422)
}

const insteadTicket = (house: House, one: Alternative) => {
  const ticket = ticketOf(one.offer, house.clock.now())
  return { ...ticket, facts: [{ icon: 'people' as const, text: forWhom(one) }, ...ticket.facts.slice(1)] }
}

/** What happened, from when it can, and what can be ordered instead. */
export async function refusedPage(house: House, visit: Visit, refusal: OrderRefusal, offer: OfferCard, about: Person | undefined): Promise<Answer> {
  const busy = refusal.reason === 'busy'
  const instead = busy ? [] : await alternatives(house, house.db, visit.signed?.subjectId, offer, about)
  const title = about?.partner && !maySayOfPartner(refusal) ? text.partnerNot : text.refused[refusal.reason]
  const body = html`<div class="pas-wrap">${trail(offer)}${pageHead({
    title, lead: explainRefusal(house, refusal, offer, about),
    body: buttonGroup(
      refusal.reason === 'idempotency-key-reused'
        ? buttonLink({ label: text.mine, href: '/mijn/bonnen' })
        : refusal.reason === 'pass-not-valid' && !about?.partner ? buttonLink({ label: text.application, href: '/mijn/aanvraag' })
        : buttonLink({ label: busy ? text.again : text.back, href: `/aanbod/${offer.slug}`, kind: busy || refusal.reason === 'offer-changed' ? 'primary' : 'secondary' }),
      !busy && buttonLink({ label: text.alike, href: `/aanbod?soort=${offer.category}`, kind: 'secondary' }),
    ),
  })}${instead.length > 0 && block({ title: text.alikeTitle, id: 'ander', size: 2, body: offerCards(instead.map((one) => insteadTicket(house, one))) })}</div>`
  return page({ title, current: '/aanbod', body }, busy ? 503 : 409)
}
