import { sentence, text as content, versionOf } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, sharedPage } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { type ShelfOffer, shelf } from './catalogue.ts'
import { type Closed, closedBecause } from './domain/state.ts'
import { find } from './domain/find.ts'
import type { OfferCard } from './offer.ts'
import { offerPage, type Say } from './offer.views.ts'
import { text } from './offers.text.ts'
import { closedPanel, signInPanel } from './order-panel.ts'
import { shopWindow } from './window.views.ts'
import { readWish } from './wish.ts'

/** What the orders room puts on the page of an offer that a signed-in resident may order: the form, or why not now. */
export type OrderBox = (visit: Visit, offer: OfferCard) => Promise<Html>

export const offersRoutes = (house: House, { orderBox }: { readonly orderBox: OrderBox }): Route[] => [
  get('/aanbod',       'browse', (visit) => windowPage(house, visit)),
  get('/aanbod/:slug', 'browse', (visit) => onePage(house, visit, orderBox)),
]

async function windowPage(house: House, visit: Visit): Promise<Answer> {
  const { mark, offers, turn } = await shelf(house)
  const now = house.clock.now()
  return sharedPage(`${mark}.${turn(now)}.${visit.today}.${versionOf(house, 'pages/aanbod')}`, () => {
    const asked = readWish(visit.query)
    const found = find(inWindow(offers, now), asked)
    return { title: text.title, current: '/aanbod', body: shopWindow(asked, found, now, content(house, 'pages/aanbod#nothing-found')) }
  })
}

async function onePage(house: House, visit: Visit, orderBox: OrderBox): Promise<Answer> {
  const { mark, bySlug, turn } = await shelf(house)
  const offer = bySlug.get(visit.params['slug'] ?? '')
  if (!offer) throw new NotFound('offer')
  const now = house.clock.now()
  const closed = closedBecause(offer.state, offer, offer.soldOut, now)
  const say: Say = (section, values) => sentence(house, `pages/aanbod#${section}`, values)
  const whole = (panel: Html) => ({ title: `${offer.title}, ${offer.giver}`, current: '/aanbod', body: offerPage(offer, panel, say, now) })
  if (visit.signed) return page(whole(await panelFor(house, visit, offer, closed, orderBox)))
  // A day in the mark: "tot en met" becomes "van … tot en met …" and back by the calendar.
  const texts = `${versionOf(house, 'pages/aanbod')}.${versionOf(house, 'reasons/offers')}`
  return sharedPage(`${mark}.${turn(now)}.${visit.today}.${texts}`, () => whole(closed ? closedPanel(house, offer, closed) : signInPanel(house, offer, undefined)))
}

async function panelFor(house: House, visit: Visit, offer: OfferCard, closed: Closed | undefined, orderBox: OrderBox): Promise<Html> {
  if (closed) return closedPanel(house, offer, closed)
  return visit.signed?.door === 'resident' ? orderBox(visit, offer) : signInPanel(house, offer, visit.signed)
}

/** In the window: what can be ordered, will open, or is sold out for now. */
const inWindow = (offers: readonly ShelfOffer[], now: Date): (ShelfOffer & { readonly open: boolean })[] => offers.flatMap((offer) => {
  const closed = closedBecause(offer.state, offer, offer.soldOut, now)
  return closed === undefined || closed === 'not-yet-open' || closed === 'sold-out' ? [{ ...offer, open: closed === undefined }] : []
})
