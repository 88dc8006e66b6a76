import type { House } from '#src/house.ts'
import { shelf } from '../catalogue.ts'
import { closedBecause } from '../domain/state.ts'
import type { OfferCard } from '../offer.ts'
import * as store from './kept.store.ts'

/** A look within so long after the last one belongs to the same visit. */
const VISIT_MS = 4 * 3_600_000

/** When somebody looked at the window before this visit; undefined the first time. Writes once for each visit. */
export async function lastVisit(house: House, residentId: string): Promise<Date | undefined> {
  const now = house.clock.now()
  const began = new Date(now.getTime() - VISIT_MS)
  const last = await store.lastLook(house.db, residentId)
  if (last && last.lookedAt >= began) return last.before ?? undefined
  return store.look(house.db, residentId, now, began)
}

/** First put in the window since then, and to be ordered now; the newest first. */
export async function newSince(house: House, since: Date | undefined): Promise<readonly OfferCard[]> {
  if (!since) return []
  const now = house.clock.now()
  return (await shelf(house)).offers.filter((offer) => offer.number === 1 && offer.publishedAt > since && !closedBecause(offer.state, offer, offer.soldOut, now))
}
