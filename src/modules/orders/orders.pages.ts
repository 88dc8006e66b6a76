import { sentence } from '#modules/knowledge/index.ts'
import { offerBySlug, type OfferCard, type PromisedOffer } from '#modules/offers/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, NotFound, page, redirect } from '#web/answer.ts'
import { isFormKey } from '#web/form-key.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { chosenOffer } from './chosen-offer.ts'
import { cancelVoucher, voucherToCancel } from './cancel-voucher.ts'
import { cancelPage } from './cancel.views.ts'
import { chosenDelivery, isProblem, typedDelivery } from './delivery/choose-delivery.ts'
import { askDelivery, pressDelivery, pressSignUp, pressWithdraw, showSignUp } from './draw.pages.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { formName, peopleToOrderFor } from './partner/partner-to-order-for.ts'
import { placeWithPartner } from './partner/place-with-partner.ts'
import { showReceipt } from './partner/receipt.pages.ts'
import { placeOrder } from './place-order.ts'
import { again, refusedPage } from './refused.pages.ts'
import { onTheSite } from './on-the-site.ts'
import { orderText } from './order-words.ts'

export const ordersRoutes = (house: House): Route[] => [
  ...inBoth(post('/aanbod/:slug/bestellen', 'order', (visit) => order(house, visit))),
  ...inBoth(post('/aanbod/:slug/meedoen', 'order', (visit) => pressSignUp(house, visit))),
  ...inBoth(get('/mijn/bestelling/:id', 'see-own', (visit) => showReceipt(house, visit))),
  ...inBoth(get('/mijn/loting/:id', 'order', (visit) => showSignUp(house, visit))),
  ...inBoth(get('/mijn/loting/:id/hoe', 'order', (visit) => askDelivery(house, visit))),
  ...inBoth(post('/mijn/loting/:id/hoe', 'order', (visit) => pressDelivery(house, visit))),
  ...inBoth(post('/mijn/loting/:id/stoppen', 'order', (visit) => pressWithdraw(house, visit))),
  ...inBoth(get('/mijn/bonnen/:id/annuleren', 'order', (visit) => askToCancel(house, visit))),
  ...inBoth(post('/mijn/bonnen/:id/annuleren', 'order', (visit) => cancel(house, visit))),
]

async function order(house: House, visit: Visit): Promise<Answer> {
  const offer = await offerBySlug(house, visit.params['slug'] ?? '')
  if (!offer) throw new NotFound('offer')
  const residentId = visit.signed?.subjectId
  if (!residentId) return refusedPage(house, visit, { reason: 'pass-not-valid' }, offer, undefined)
  const key = visit.form['_key'] ?? ''
  if (!isFormKey(key)) throw new BadRequest('an order without a key')

  const names = [...new Set(visit.many('voor'))]
  const people = await peopleToOrderFor(house, house.db, visit.signed, names)
  const chosen = names.map((id) => people.find((person) => formName(person) === id) ?? stranger())
  const delivery = await chosenDelivery(house, house.db, typedDelivery(visit), { residentId, offer, lang: visit.lang })
  const errors = [...(chosen.length ? [] : [{ field: 'voor', message: sentence(house, 'pages/bestellen#nobody', {}, visit.lang) }]), ...(isProblem(delivery) ? delivery : [])]
  if (errors.length || isProblem(delivery)) return again(house, visit, offer, errors)
  const shown = await shownVersion(house, visit.form['versie'] ?? '', offer)
  if (!shown) return refusedPage(house, visit, { reason: 'offer-changed' }, offer, undefined)

  const partner = chosen.find((person) => person.partner)
  const request = { by: people[0]!, people: chosen.filter((person) => !person.partner), offer: shown, key, actor: onTheSite(residentId, visit.signed), delivery }
  const refused = (refusal: OrderRefusal) => refusedPage(house, visit, refusal, offer, chosen.find(({ id }) => id === refusal.facts?.residentId))
  if (partner) {
    const both = await placeWithPartner(house, { ...request, partner })
    return both.ok ? redirect(inLanguage(visit.lang, `/mijn/bestelling/${both.value.partnerOrderId}`)) : refused(both.refusal)
  }
  const placed = await placeOrder(house, request)
  if (!placed.ok) return refused(placed.refusal)
  const [first, ...more] = placed.value.voucherIds
  return redirect(inLanguage(visit.lang, more.length ? '/mijn/bonnen?besteld=ja' : `/mijn/bonnen/${first}?besteld=ja`))
}

/** Somebody whose vouchers are not yours to order is, to you, not there. */
const stranger = (): never => { throw new NotFound('resident') }

/** The version that was on the screen: by now another may be on sale, and then the database refuses. */
async function shownVersion(house: House, versionId: string, offer: OfferCard): Promise<PromisedOffer | undefined> {
  if (versionId === offer.versionId) return offer
  const shown = await chosenOffer(house, versionId)
  return shown?.card.offerId === offer.offerId ? shown.promised : undefined
}

async function askToCancel(house: House, visit: Visit): Promise<Answer> {
  const found = await voucherToCancel(house, visit.signed?.subjectId, visit.params['id'] ?? '')
  if (!found) throw new NotFound('voucher')
  if (!found.open) return redirect(inLanguage(visit.lang, `/mijn/bonnen/${found.shown.voucher.id}`))
  return page({ title: orderText[visit.lang].cancel, current: '/mijn/bonnen', body: cancelPage(house, visit, found.shown) })
}

async function cancel(house: House, visit: Visit): Promise<Answer> {
  const found = await voucherToCancel(house, visit.signed?.subjectId, visit.params['id'] ?? '')
  if (!found) throw new NotFound('voucher')
  const id = found.shown.voucher.id
  const outcome = await cancelVoucher(house, found, onTheSite(visit.signed!.subjectId!, visit.signed))
  if (!outcome.ok && outcome.refusal.reason === 'busy') {
    return page({ title: orderText[visit.lang].refused.busy, current: '/mijn/bonnen', body: cancelPage(house, visit, found.shown, true) }, 503)
  }
  // Used or cancelled meanwhile: the voucher's own page says what became of it.
  return redirect(inLanguage(visit.lang, outcome.ok ? `/mijn/bonnen?geannuleerd=${id}` : `/mijn/bonnen/${id}`))
}
