import type { Tx } from '#db/database.ts'
import type { Event } from '#modules/audit/index.ts'
import type { DrawStands, PromisedOffer } from '#modules/offers/index.ts'
import { refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { standingOf } from './draw.store.ts'
import { stopDraw } from './stop-draw.ts'

/**
 * A version without a draw, where one is still to come. Who signed up was promised a chance, whatever time they have to order: with
 * anybody in it, it stays (decision 0059). With nobody in it the draw stops, and the bon goes to who orders first. In the transaction
 * that publishes it, which holds the offer: nobody signs up meanwhile.
 */
export async function leaveDraw(house: House, tx: Tx, offer: PromisedOffer, actor: Event['actor']): Promise<DrawStands | undefined> {
  if (offer.drawClosesAt) return undefined
  const { signUps } = await standingOf(tx, offer.offerId)
  if (signUps) return refuse('draw-stands', { signUps }).refusal
  await stopDraw(house, tx, { offer, why: '', actor })
  return undefined
}
