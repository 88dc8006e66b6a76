import { spoken } from '#shared/language.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { catalogue } from '../catalogue.ts'
import { closedBecause } from '../domain/state.ts'
import type { OfferCard } from '../offer.ts'
import * as store from './kept.store.ts'

/** So many at a time: a popular offer may have thousands who wait. */
const BATCH = 500
const KEPT_DAYS = 30

const dedupeKey = (wishId: string): string => `offers stock-again ${wishId}`

/**
 * Every minute: who asked to hear when there is stock again, and there is. It looks at the stock as it stands, outside any
 * order: whatever gave something back (a voucher cancelled, an editor with more of it), nobody has to think of this. Each
 * is told once, in the transaction that notes it; what cannot be ordered for another reason waits. What comes back after a draw the
 * desk gives (decision 0060): the message says to order on the site.
 */
export async function tellStock(house: House): Promise<number> {
  const now = house.clock.now()
  const offers = new Map((await catalogue(house)).filter((offer) => !offer.drawClosesAt && !closedBecause(offer.state, offer, false, now)).map((offer) => [offer.offerId, offer]))
  const waiting = await store.waitingWithStock(house.db, [...offers.keys()], BATCH)
  if (!waiting.length) return 0
  const names = new Map((await residentCards(house, house.db, [...new Set(waiting.map(({ residentId }) => residentId))])).map(({ id, givenName }) => [id, givenName]))
  return eachAlone(house.log, waiting, { named: ({ id }) => ({ wish: id }), failed: 'Somebody who waits for stock could not be told' }, async (wish) => {
    const offer = offers.get(wish.offerId)
    const name = names.get(wish.residentId)
    return Number(offer !== undefined && name !== undefined && await tellOne(house, wish, offer, name))
  })
}

const tellOne = (house: House, { id, residentId }: store.Wish, offer: OfferCard, name: string): Promise<boolean> => house.db.transaction(async (tx) => {
  if (!(await store.markTold(tx, id, house.clock.now()))) return false
  await tell(house, tx, {
    residentId, kind: 'stock-again', dedupeKey: dedupeKey(id),
    values: (lang) => ({ name, offer: lang === 'nl' ? offer.title : offer.english?.title ?? { nl: offer.title }, provider: offer.giver, lastUse: spoken[lang].date(offer.usableUntil) }),
  })
  return true
})

/** For the invariant: who was told, and under which key the message must be there. */
export const expectedStockMessages = async (house: House): Promise<readonly { readonly residentId: string; readonly dedupeKey: string }[]> =>
  (await store.toldWishes(house.db)).map(({ id, residentId }) => ({ residentId, dedupeKey: dedupeKey(id) }))

/** At night: that somebody once asked is kept for a month after they were told, or after the offer could be ordered for the last time. */
export async function forgetWishes(house: House): Promise<void> {
  const before = new Date(house.clock.now().getTime() - KEPT_DAYS * 86_400_000)
  await store.forgetTold(house.db, before)
  await store.forgetInVain(house.db, before)
}
