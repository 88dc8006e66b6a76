import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import { tellMany } from '#modules/messages/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './draw.store.ts'
import { drawValues } from './sign-up.ts'

const BATCH = 500
/** What is paused for a moment is drawn a moment later: nobody needs a letter about that. */
const AN_HOUR = 3_600_000

/** A draw that has waited for its paused offer for an hour: everybody who takes part hears once that they still do. The offer is held by then. */
export async function tellWaiting(house: House, tx: Tx, draw: store.DrawRow, offer: PromisedOffer): Promise<void> {
  const at = house.clock.now()
  if (at.getTime() - draw.closesAt.getTime() < AN_HOUR || !(await store.noteWaiting(tx, draw.id, at))) return
  const signUps = await store.signUpsOf(tx, draw.id)
  const names = new Map((await residentCards(house, tx, signUps.map(({ residentId }) => residentId))).map((card) => [card.id, card]))
  for (let from = 0; from < signUps.length; from += BATCH) {
    await tellMany(house, tx, signUps.slice(from, from + BATCH).map(({ id, residentId }) => ({
      residentId, kind: 'draw-waits', dedupeKey: `draw-waits ${id}`,
      values: { ...drawValues(offer, names.get(residentId) ?? { givenName: '' }), date: formatDate(dayOf(draw.closesAt)) },
    })))
  }
  await record(house, tx, { actor: { door: 'system' }, action: 'orders.draw-waits', subject: { kind: 'draw', id: draw.id }, facts: { signUps: signUps.length } })
}
