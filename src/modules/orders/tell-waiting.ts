import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './draw.store.ts'
import { tellTakers } from './tell-takers.ts'

/** What is paused for a moment is drawn a moment later: nobody needs a letter about that. */
const AN_HOUR = 3_600_000

/** A draw that has waited for its paused offer for an hour: everybody who takes part hears once that they still do. The offer is held by then. */
export async function tellWaiting(house: House, tx: Tx, draw: store.DrawRow, offer: PromisedOffer): Promise<void> {
  const at = house.clock.now()
  if (at.getTime() - draw.closesAt.getTime() < AN_HOUR || !(await store.noteWaiting(tx, draw.id, at))) return
  const signUps = await tellTakers(house, tx, draw.id, offer, (id) => ({ kind: 'draw-waits', dedupeKey: `draw-waits ${id}`, values: (lang) => ({ date: spoken[lang].date(dayOf(draw.closesAt)) }) }))
  await record(house, tx, { actor: { door: 'system' }, action: 'orders.draw-waits', subject: { kind: 'draw', id: draw.id }, facts: { signUps } })
}
