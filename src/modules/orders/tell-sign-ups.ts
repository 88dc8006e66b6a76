import type { Tx } from '#db/database.ts'
import { sentence } from '#modules/knowledge/index.ts'
import type { ChangeName, PromisedOffer } from '#modules/offers/index.ts'
import { listed } from '#modules/vouchers/index.ts'
import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './draw.store.ts'
import { openDraw } from './open-draws.ts'
import { text } from './orders.text.ts'
import { momentWords } from './sign-up.ts'
import { tellTakers } from './tell-takers.ts'

/**
 * An offer promises something else from now on, or is drawn at another moment, and its draw is still to come. Who wins gets it as
 * it is now, so whoever takes part hears what is different and that they can leave until the draw. In the transaction that
 * publishes it and holds the offer: who signs up after it has read the new version. Answers how many were told.
 */
export async function tellSignUps(house: House, tx: Tx, offer: PromisedOffer, changes: readonly ChangeName[]): Promise<number> {
  const draw = await store.openDrawOf(tx, offer.offerId)
  if (!draw) return 0
  const closes = offer.drawClosesAt ?? draw.closesAt
  const moved = closes.getTime() !== draw.closesAt.getTime()
  if (!changes.length && !moved) return 0
  if (moved) await openDraw(house, tx, offer)
  const { deal, was } = offer.benefit
  const leave = closes > house.clock.now() ? sentence(house, 'pages/loting#nog-stoppen', { closes: momentWords(closes) }) : sentence(house, 'pages/loting#niet-meer-stoppen')
  const values = {
    date: formatDate(house.clock.today()), closes: momentWords(closes), deal: was ? `${deal}, ${was}` : deal, leaveSentence: leave,
    changes: listed([...changes.map((name) => text.changes[name]), ...(moved ? [text.changedDraw] : [])]),
  }
  return tellTakers(house, tx, draw.id, offer, (id) => ({ kind: 'draw-offer-changed', dedupeKey: `draw-offer-changed ${offer.versionId} ${id}`, values: () => values }))
}

/** As in "de prijs en waar het is". */
export const changeWords = (changes: readonly ChangeName[]): string => listed(changes.map((name) => text.changes[name]))
