import { sentence, text as say } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { arrowLink } from '#web/components/link.ts'
import { type Html, html } from '#web/html.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { catalogue, offerBySlug } from '../catalogue.ts'
import { type Closed, closedBecause } from '../domain/state.ts'
import type { OfferCard } from '../offer.ts'
import { lastVisit, newSince } from './last-visit.ts'
import * as store from './kept.store.ts'
import { text } from './kept.text.ts'
import { keepForm, keptPage, stockForm } from './kept.views.ts'

export const keptRoutes = (house: House): Route[] => [
  get ('/mijn/bewaard',          'see-own', (visit) => show(house, visit)),
  ...inBoth(post('/aanbod/:slug/bewaren', 'see-own', (visit) => keep(house, visit))),
  ...inBoth(post('/aanbod/:slug/bericht', 'see-own', (visit) => askStock(house, visit))),
]

const DAY_MS = 86_400_000
/** "Bijna voorbij": to be ordered for so many days more. */
const ENDING_DAYS = 14
const SHOWN = 6

async function show(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  if (!residentId) return redirect('/aanvragen')
  const now = house.clock.now()
  const offers = await catalogue(house)
  const byId = new Map(offers.map((offer) => [offer.offerId, offer]))
  const kept = (await store.favourites(house.db, residentId)).flatMap(({ offerId }) => byId.get(offerId) ?? [])
  const onSale = offers.filter((offer) => !closedBecause(offer.state, offer, offer.soldOut, now))
  const ending = onSale.filter(({ orderableUntil }) => orderableUntil.getTime() - now.getTime() < ENDING_DAYS * DAY_MS)
    .toSorted((a, b) => a.orderableUntil.getTime() - b.orderableUntil.getTime())
  return page({
    title: text.title, current: '/aanbod',
    body: keptPage({
      kept, now, ending: ending.slice(0, SHOWN),
      fresh: (await newSince(house, await lastVisit(house, residentId))).slice(0, SHOWN),
      lead: sentence(house, 'pages/bewaard#lead'), none: say(house, 'pages/bewaard#none'),
    }),
  })
}

/** The offer of the address, and the resident: who never applied has nothing to keep it with. */
async function theirs(house: House, visit: Visit): Promise<{ offer: OfferCard; residentId: string | undefined }> {
  const offer = await offerBySlug(house, visit.params['slug'] ?? '')
  if (!offer) throw new NotFound('offer')
  return { offer, residentId: visit.signed?.subjectId }
}

async function keep(house: House, visit: Visit): Promise<Answer> {
  const { offer, residentId } = await theirs(house, visit)
  if (!residentId) return redirect('/aanvragen')
  if (visit.form['bewaar'] === 'nee') await store.letGo(house.db, residentId, offer.offerId)
  else await store.keep(house.db, residentId, offer.offerId, house.clock.now())
  return redirect(inLanguage(visit.lang, `/aanbod/${offer.slug}`))
}

async function askStock(house: House, visit: Visit): Promise<Answer> {
  const { offer, residentId } = await theirs(house, visit)
  if (!residentId) return redirect('/aanvragen')
  const at = house.clock.now()
  if (visit.form['bericht'] === 'nee') await store.unask(house.db, residentId, offer.offerId)
  // There is something left by now: the page itself is the answer.
  else if (mayComeBack(offer)) await store.ask(house.db, { id: newId(at), residentId, offerId: offer.offerId, at })
  return redirect(inLanguage(visit.lang, `/aanbod/${offer.slug}`))
}

/** Of what was drawn the desk gives what comes back (decision 0060): nobody waits for it on the site. */
const mayComeBack = ({ soldOut, drawClosesAt }: OfferCard): boolean => soldOut && !drawClosesAt

/** Under the order panel of a signed-in resident: keep it, and be told when there is stock again. */
export async function keepingPart(house: House, visit: Visit, offer: OfferCard, closed: Closed | undefined): Promise<Html | undefined> {
  const residentId = visit.signed?.door === 'resident' ? visit.signed.subjectId : undefined
  if (!residentId) return undefined
  const { kept, asked } = await store.standing(house.db, residentId, offer.offerId)
  const form = { lang: visit.lang, slug: offer.slug, csrf: visit.csrf() }
  return html`${closed === 'sold-out' && mayComeBack(offer) && stockForm({ ...form, asked, why: sentence(house, `pages/bewaard#${asked ? 'asked' : 'ask'}`, {}, visit.lang) })}${
    closed !== 'offer-ended' && keepForm({ ...form, kept })}`
}

/** Above the window of a signed-in resident: what they keep, and how much is new. */
export async function ownLine(house: House, visit: Visit): Promise<Html | undefined> {
  const residentId = visit.signed?.door === 'resident' ? visit.signed.subjectId : undefined
  if (!residentId) return undefined
  const [kept, fresh] = await Promise.all([store.favourites(house.db, residentId), lastVisit(house, residentId).then((since) => newSince(house, since))])
  return html`<p>${arrowLink('/mijn/bewaard', text.line(kept.length, fresh.length))}</p>`
}
