import { type OfferCard, offerWords, ticketOf } from '#modules/offers/index.ts'
import type { Person } from '#modules/vouchers/index.ts'
import { sentence } from '#modules/knowledge/index.ts'
import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, page } from '#web/answer.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { block, narrow, pageHead } from '#web/components/page.ts'
import { offerCards } from '#web/components/ticket.ts'
import { html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { type Alternative, alternatives, forWhom } from './alternatives.ts'
import { maySayOfPartner } from './domain/told-of-partner.ts'
import { explainRefusal } from './explain.ts'
import { orderBox } from './order-box.ts'
import { orderText } from './order-words.ts'

const trail = (offer: OfferCard, lang: Language) => breadcrumb([
  { label: orderText[lang].offers, href: inLanguage(lang, '/aanbod') }, { label: offerWords[lang].told(offer).title, href: inLanguage(lang, `/aanbod/${offer.slug}`) }, { label: orderText[lang].title },
], lang)

export async function again(house: House, visit: Visit, offer: OfferCard, errors: readonly FieldError[]): Promise<Answer> {
  const box = await orderBox(house, visit, offer, errors)
  return page({ title: orderText[visit.lang].title, current: '/aanbod', error: true, body: html`<div class="pas-wrap">${trail(offer, visit.lang)}${pageHead({ title: offerWords[visit.lang].told(offer).title })}${narrow(box)}</div>` }, 422)
}

const insteadTicket = (house: House, one: Alternative, lang: Language) => {
  const ticket = ticketOf(one.offer, house.clock.now(), lang)
  return { ...ticket, facts: [{ icon: 'people' as const, text: forWhom(one, lang) }, ...ticket.facts.slice(1)] }
}

/** It was busy, and nothing was ordered: the same form again, as it was filled in and with its own key, so that a second try is the same order. */
async function busyPage(house: House, visit: Visit, offer: OfferCard): Promise<Answer> {
  const { lang } = visit
  const title = orderText[lang].refused.busy
  const box = await orderBox(house, visit, offer)
  return page({ title, current: '/aanbod', body: html`<div class="pas-wrap">${trail(offer, lang)}${pageHead({ title, lead: sentence(house, 'reasons/orders#busy', {}, lang) })}${narrow(box)}</div>` }, 503)
}

/** What happened, from when it can, and what can be ordered instead. */
export async function refusedPage(house: House, visit: Visit, refusal: OrderRefusal, offer: OfferCard, about: Person | undefined): Promise<Answer> {
  const { lang } = visit
  const text = orderText[lang]
  if (refusal.reason === 'busy') return busyPage(house, visit, offer)
  const instead = await alternatives(house, house.db, visit.signed?.subjectId, offer, about)
  const title = about?.partner && !maySayOfPartner(refusal) ? text.partnerNot : refusal.facts?.left ? text.tooMany : text.refused[refusal.reason]
  const body = html`<div class="pas-wrap">${trail(offer, lang)}${pageHead({
    title, lead: explainRefusal(house, refusal, offer, about, lang),
    body: buttonGroup(
      refusal.reason === 'idempotency-key-reused'
        ? buttonLink({ label: text.mine, href: inLanguage(lang, '/mijn/bonnen') })
        : refusal.reason === 'pass-not-valid' && !about?.partner ? buttonLink({ label: text.application, href: inLanguage(lang, '/mijn/aanvraag') })
        : buttonLink({ label: text.back, href: inLanguage(lang, `/aanbod/${offer.slug}`), kind: refusal.reason === 'offer-changed' ? 'primary' : 'secondary' }),
      buttonLink({ label: text.alike, href: inLanguage(lang, `/aanbod?soort=${offer.category}`), kind: 'secondary' }),
    ),
  })}${instead.length > 0 && block({ title: text.alikeTitle, id: 'ander', size: 2, body: offerCards(instead.map((one) => insteadTicket(house, one, lang))) })}</div>`
  return page({ title, current: '/aanbod', body }, 409)
}
