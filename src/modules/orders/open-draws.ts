import { randomBytes } from 'node:crypto'
import type { Queryable } from '#db/database.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { newId } from '#shared/ids.ts'
import { catalogue, type PromisedOffer } from '#modules/offers/index.ts'
import type { House } from '#src/house.ts'
import { commitmentTo } from './domain/draw.ts'
import * as store from './draw.store.ts'

export const seedContext = (drawId: string): string => `orders.draw.seed_sealed ${drawId}`

/** The draw of this offer, with a seed that is fixed and a hash that everybody may see; made when there is none yet. */
export async function openDraw(house: House, q: Queryable, { offerId, drawClosesAt }: PromisedOffer): Promise<void> {
  if (!drawClosesAt) return
  const at = house.clock.now()
  const id = newId(at)
  const seed = randomBytes(32).toString('hex')
  await store.openDraw(q, { id, offerId, closesAt: drawClosesAt, commitment: commitmentTo(seed), sealed: house.box.seal(seed, seedContext(id)), at })
}

/** Each minute: an offer that is drawn has its hash on the page before anybody signs up. */
export async function openDraws(house: House): Promise<void> {
  const now = house.clock.now()
  const drawn = (await catalogue(house)).filter(({ drawClosesAt, state }) => drawClosesAt && drawClosesAt > now && state === 'published')
  await eachAlone(house.log, drawn, { named: ({ offerId }) => ({ offer: offerId }), failed: 'a draw was not opened' }, async (offer) => {
    await openDraw(house, house.db, offer)
    return 1
  })
}
