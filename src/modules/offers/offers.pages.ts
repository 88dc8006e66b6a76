import { sentence, versionOf } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect, sharedPage } from '#web/answer.ts'
import { type Html, html } from '#web/html.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, type Route, type Visit } from '#web/route.ts'
import { shelf } from './catalogue.ts'
import { comingAt } from './coming-at.ts'
import { type Closed, closedBecause } from './domain/state.ts'
import { aroundPanel } from './around-panel.ts'
import type { OfferCard } from './offer.ts'
import { titleIn } from './offer-words.ts'
import { offerPage, type Say } from './offer.views.ts'
import { closedPanel, signInPanel } from './order-panel.ts'
import { keepingPart, keptRoutes } from './kept/kept.pages.ts'
import { searchWordsRoutes } from './search-words.pages.ts'
import { windowPage } from './window.pages.ts'

/** What the orders room puts on the page of an offer that a signed-in resident may order: the form, or why not now. */
export type OrderBox = (visit: Visit, offer: OfferCard) => Promise<Html>

export const offersRoutes = (house: House, { orderBox }: { readonly orderBox: OrderBox }): Route[] => [
  ...inBoth(get('/aanbod',       'browse', (visit) => windowPage(house, visit))),
  ...inBoth(get('/aanbod/:slug', 'browse', (visit) => onePage(house, visit, orderBox))),
  ...searchWordsRoutes(house),
  ...keptRoutes(house),
]

async function onePage(house: House, visit: Visit, orderBox: OrderBox): Promise<Answer> {
  const { mark, bySlug, turn } = await shelf(house)
  const offer = bySlug.get(visit.params['slug'] ?? '')
  if (!offer) throw new NotFound('offer')
  const { lang } = visit
  // Where the page of an offer in English was before it had an address of its own.
  if (visit.query['taal'] === 'en') return redirect(inLanguage('en', visit.path))
  const now = house.clock.now()
  const closed = closedBecause(offer.state, offer, offer.soldOut, now)
  const say: Say = (section, values) => sentence(house, `pages/aanbod#${section}`, values, lang)
  // A day in the mark: "tot en met" becomes "van … tot en met …" and back by the calendar.
  const version = `${mark}.${turn(now)}.${visit.today}.${versionOf(house, 'pages/aanbod', lang)}.${versionOf(house, 'reasons/offers', lang)}.${versionOf(house, 'pages/plek-straks', lang)}`
  const whole = (panel: Html) => {
    const [before, after] = aroundPanel(house.db, `${version} ${offer.slug} ${lang}`, (place) => offerPage(offer, place, say, now, { tiles: house.config.tiles, lang, coming: comingAt(house, offer, lang) }))
    return { title: `${titleIn(lang, offer)}, ${offer.giver}`, current: '/aanbod', body: html`${before}${panel}${after}`, ...(house.config.tiles && { scripts: ['map'] }) }
  }
  if (visit.signed) return page(whole(await panelFor(house, visit, offer, closed, orderBox)))
  return sharedPage(version, () => whole(closed ? closedPanel(house, offer, closed, lang) : signInPanel(house, offer, undefined, lang)))
}

async function panelFor(house: House, visit: Visit, offer: OfferCard, closed: Closed | undefined, orderBox: OrderBox): Promise<Html> {
  // Both ask the database: together they take as long as the slower one.
  const [order, keeping] = await Promise.all([orderPart(house, visit, offer, closed, orderBox), keepingPart(house, visit, offer, closed)])
  return html`${order}${keeping}`
}

async function orderPart(house: House, visit: Visit, offer: OfferCard, closed: Closed | undefined, orderBox: OrderBox): Promise<Html> {
  if (closed) return closedPanel(house, offer, closed, visit.lang)
  return visit.signed?.door === 'resident' ? orderBox(visit, offer) : signInPanel(house, offer, visit.signed, visit.lang)
}
