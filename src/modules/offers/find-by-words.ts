import type { House } from '#src/house.ts'
import { shelf } from './catalogue.ts'
import type { OfferCard } from './offer.ts'
import { searchIndex } from './search-index.ts'
import { wordsOf } from './words.ts'

/**
 * Which of these offers somebody means with what was typed, the best match first, found as in the window: other forms, typing
 * errors and other words for the same. Nothing typed: all of them, as they came. While there is no index yet, the words must
 * simply stand there.
 */
export async function findByWords(house: House, offers: readonly OfferCard[], typed: string): Promise<readonly OfferCard[]> {
  const words = wordsOf(typed)
  if (words.length === 0) return offers
  const on = await shelf(house)
  const byId = new Map(offers.map((offer) => [offer.offerId, offer]))
  const index = await searchIndex(house, on)
  const ids = index ? index.search(words).ids : on.offers.filter((offer) => words.every((word) => offer.words.includes(word))).map(({ offerId }) => offerId)
  return ids.flatMap((id) => byId.get(id) ?? [])
}
