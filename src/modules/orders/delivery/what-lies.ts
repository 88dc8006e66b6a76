import type { Queryable } from '#db/database.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { inWords } from '#modules/vouchers/index.ts'
import { formatDayAndDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { text } from '../orders.text.ts'
import type { PickUp } from './pick-ups.ts'
import { stipWords } from './told-of.ts'

/** A pick-up in words for a message: what, how many, where and until when. */
export async function whatLies(house: House, q: Queryable, { open, stip, until }: PickUp) {
  const [first] = open
  const offer = first && (await promisedOffers(house, q, [first.versionId])).get(first.versionId)
  return { offer: offer ? inWords(offer.title) : '', vouchers: text.vouchers(open.length), ...stipWords(house, stip), pickUpUntil: formatDayAndDate(until) }
}
