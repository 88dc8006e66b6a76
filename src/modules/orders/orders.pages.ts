import { sentence } from '#modules/knowledge/index.ts'
import { catalogue, closedBecause, offerBySlug, type OfferCard, promisedOffers, type PromisedOffer, ticketOf } from '#modules/offers/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, NotFound, page, redirect } from '#web/answer.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { block, narrow, pageHead } from '#web/components/page.ts'
import { offerCards } from '#web/components/ticket.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { peopleOf, type Person } from '#modules/vouchers/index.ts'
import { cancelVoucher, voucherToCancel } from './cancel-voucher.ts'
import { cancelPage } from './cancel.views.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { explainRefusal } from './explain.ts'
import { orderBox } from './order-box.ts'
import { placeOrder } from './place-order.ts'
import { text } from './orders.text.ts'

export const ordersRoutes = (house: House): Route[] => [
  post('/aanbod/:slug/bestellen',      'order', (visit) => order(house, visit)),
  get('/mijn/bonnen/:id/annuleren',    'order', (visit) => askToCancel(house, visit)),
  post('/mijn/bonnen/:id/annuleren',   'order', (visit) => cancel(house, visit)),
]

const actorOf = (residentId: string) => ({ door: 'resident', id: residentId, role: 'resident' }) as const

async function order(house: House, visit: Visit): Promise<Answer> {
  const offer = await offerBySlug(house, visit.params['slug'] ?? '')
  if (!offer) throw new NotFound('offer')
  const residentId = visit.signed?.subjectId
  if (!residentId) return refusedPage(house, { reason: 'pass-not-valid' }, offer, undefined)
  const key = visit.form['_key'] ?? ''
  if (!/^[\w-]{16,64}$/.test(key)) throw new BadRequest('an order without a key')

  const people = await peopleOf(house, house.db, residentId)
  const chosen = [...new Set(visit.many('voor'))].map((id) => people.find((person) => person.id === id) ?? stranger())
  if (!chosen.length) return again(house, visit, offer)
  const shown = await shownVersion(house, visit.form['versie'] ?? '', offer)
  if (!shown) return refusedPage(house, { reason: 'offer-changed' }, offer, undefined)

  const placed = await placeOrder(house, { by: people[0]!, people: chosen, offer: shown, key, actor: actorOf(residentId) })
  if (!placed.ok) {
    const about = chosen.find(({ id }) => id === placed.refusal.facts?.residentId)
    return refusedPage(house, placed.refusal, offer, about)
  }
  const [first, ...more] = placed.value.voucherIds
  return redirect(more.length ? '/mijn/bonnen?besteld=ja' : `/mijn/bonnen/${first}?besteld=ja`)
}

/** Somebody whose vouchers are not yours to order is, to you, not there. */
const stranger = (): never => { throw new NotFound('resident') }

/** The version that was on the screen: by now another may be on sale, and then the database refuses. */
async function shownVersion(house: House, versionId: string, offer: OfferCard): Promise<PromisedOffer | undefined> {
  if (versionId === offer.versionId) return offer
  const shown = isUuid(versionId) ? (await promisedOffers(house, house.db, [versionId])).get(versionId) : undefined
  return shown?.offerId === offer.offerId ? shown : undefined
}

const trail = (offer: OfferCard) => breadcrumb([{ label: text.offers, href: '/aanbod' }, { label: offer.title, href: `/aanbod/${offer.slug}` }, { label: text.title }])

async function again(house: House, visit: Visit, offer: OfferCard): Promise<Answer> {
  const box = await orderBox(house, visit, offer, sentence(house, 'pages/bestellen#nobody'))
  return page({ title: text.title, current: '/aanbod', error: true, body: html`<div class="pas-wrap">${trail(offer)}${pageHead({ title: offer.title })}${narrow(box)}</div>` }, 422)
}

/** What happened, from when it can, and what can be ordered instead. */
async function refusedPage(house: House, refusal: OrderRefusal, offer: OfferCard, about: Person | undefined): Promise<Answer> {
  const now = house.clock.now()
  const alike = (await catalogue(house)).filter((one) => one.category === offer.category && one.offerId !== offer.offerId && !closedBecause(one.state, one, one.soldOut, now)).slice(0, 3)
  const busy = refusal.reason === 'busy'
  const body = html`<div class="pas-wrap">${trail(offer)}${pageHead({
    title: text.refused[refusal.reason], lead: explainRefusal(house, refusal, offer, about),
    body: buttonGroup(
      refusal.reason === 'idempotency-key-reused'
        ? buttonLink({ label: text.mine, href: '/mijn/bonnen' })
        : refusal.reason === 'pass-not-valid' ? buttonLink({ label: text.application, href: '/mijn/aanvraag' })
        : buttonLink({ label: busy ? text.again : text.back, href: `/aanbod/${offer.slug}`, kind: busy || refusal.reason === 'offer-changed' ? 'primary' : 'secondary' }),
      !busy && buttonLink({ label: text.alike, href: `/aanbod?soort=${offer.category}`, kind: 'secondary' }),
    ),
  })}${!busy && alike.length > 0 && block({ title: text.alikeTitle, id: 'ander', size: 2, body: offerCards(alike.map((one) => ticketOf(one, now))) })}</div>`
  return page({ title: text.refused[refusal.reason], current: '/aanbod', body }, busy ? 503 : 409)
}

async function askToCancel(house: House, visit: Visit): Promise<Answer> {
  const found = await voucherToCancel(house, visit.signed?.subjectId, visit.params['id'] ?? '')
  if (!found) throw new NotFound('voucher')
  if (!found.open) return redirect(`/mijn/bonnen/${found.shown.voucher.id}`)
  return page({ title: text.cancel, current: '/mijn/bonnen', body: cancelPage(house, visit, found.shown) })
}

async function cancel(house: House, visit: Visit): Promise<Answer> {
  const found = await voucherToCancel(house, visit.signed?.subjectId, visit.params['id'] ?? '')
  if (!found) throw new NotFound('voucher')
  const id = found.shown.voucher.id
  const outcome = await cancelVoucher(house, found, actorOf(visit.signed!.subjectId!))
  if (!outcome.ok && outcome.refusal.reason === 'busy') {
    return page({ title: text.refused.busy, current: '/mijn/bonnen', body: cancelPage(house, visit, found.shown, true) }, 503)
  }
  // Used or cancelled meanwhile: the voucher's own page says what became of it.
  return redirect(outcome.ok ? `/mijn/bonnen?geannuleerd=${id}` : `/mijn/bonnen/${id}`)
}
