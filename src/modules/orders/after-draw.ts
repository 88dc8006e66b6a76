import type { Queryable } from '#db/database.ts'
import type { OfferCard } from '#modules/offers/index.ts'
import type { House } from '#src/house.ts'
import * as draws from './draw.store.ts'
import { leftOver } from './orders.store.ts'

type Drawn = Pick<OfferCard, 'offerId' | 'drawClosesAt'>

/** Of these offers, those whose draw was held: what is left of them the desk gives, to who comes first (decision 0060). */
export async function afterDraw(house: House, q: Queryable, offers: readonly Drawn[]): Promise<ReadonlySet<string>> {
  const now = house.clock.now()
  const closed = offers.filter(({ drawClosesAt }) => drawClosesAt && drawClosesAt <= now).map(({ offerId }) => offerId)
  return new Set(closed.length ? await draws.heldAmong(q, closed) : [])
}

/** How many that is of one offer; none before its draw was held. */
export const leftAfterDraw = async (house: House, q: Queryable, offer: Drawn): Promise<number> =>
  (await afterDraw(house, q, [offer])).has(offer.offerId) ? (await leftOver(q, offer.offerId)).remaining ?? 0 : 0
