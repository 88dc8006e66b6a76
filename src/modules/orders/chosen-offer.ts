import { offerBySlug, type OfferCard, promisedOffers, type PromisedOffer } from '#modules/offers/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'

/** `promised`: the version that was on the screen; `card`: the offer as it stands by now. */
export type ChosenOffer = { readonly promised: PromisedOffer; readonly card: OfferCard }

/**
 * What somebody chose from a list, by its version. Also what has left the list meanwhile (sold out, paused, another version):
 * the one way to a voucher says why not, and knows a form that is sent again. Undefined: nothing was ever offered by that number.
 */
export async function chosenOffer(house: House, versionId: string): Promise<ChosenOffer | undefined> {
  const promised = isUuid(versionId) ? (await promisedOffers(house, house.db, [versionId])).get(versionId) : undefined
  const card = promised && await offerBySlug(house, promised.slug)
  return card && { promised, card }
}
