import type { Tx } from '#db/database.ts'
import { type Event, record } from '#modules/audit/index.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './draw.store.ts'
import { tellTakers } from './tell-takers.ts'

type Stop = {
  readonly offer: { readonly offerId: string; readonly title: string; readonly giver: string }
  /** What they read about it: a sentence or two of the editor; empty when there is none. */
  readonly why: string
  readonly actor: Event['actor']
}

/**
 * The offer ends before it was drawn: nothing is drawn any more, and everybody who takes part hears that at once. In the
 * transaction that ends the offer, which holds it by then: the offer first, then its draw, as everywhere. Undefined: no draw was
 * open. Otherwise how many sign-ups stood.
 */
export async function stopDraw(house: House, tx: Tx, { offer, why, actor }: Stop): Promise<number | undefined> {
  const at = house.clock.now()
  const stopped = await store.stopDraw(tx, offer.offerId, at)
  if (!stopped) return undefined
  const signUps = await tellTakers(house, tx, stopped.id, offer, (id) => ({ kind: 'draw-stopped', dedupeKey: `draw-stopped ${id}`, values: (lang) => ({ date: spoken[lang].date(dayOf(at)), ownSentence: lang === 'nl' || why === '' ? why : { nl: why } }) }))
  await record(house, tx, { actor, action: 'orders.draw-stopped', subject: { kind: 'draw', id: stopped.id }, facts: { signUps } })
  return signUps
}
