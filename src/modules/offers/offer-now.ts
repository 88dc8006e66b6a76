import type { Queryable, Tx } from '#db/database.ts'
import { providerDirectory } from '#modules/providers/index.ts'
import type { House } from '#src/house.ts'
import type { OfferState } from './domain/state.ts'
import type { PromisedOffer } from './offer.ts'
import { currentVersion, holdForShare } from './offers.store.ts'
import { promisedOffer } from './promised.ts'

export type OfferNow = { readonly offer: PromisedOffer; readonly state: OfferState }

/** What an offer promises at this moment and how it stands, whatever the window remembers. Holds nothing. Undefined: it was never published. */
export async function offerNow(house: House, q: Queryable, offerId: string): Promise<OfferNow | undefined> {
  const row = await currentVersion(q, offerId)
  return row && { offer: promisedOffer(row, await providerDirectory(house, q)), state: row.state }
}

/**
 * The same, held until the end of the transaction: publishing, pausing and ending wait for it. Orders hold an offer the same
 * way (`offers.on_sale`), so they go on beside it; a caller that waits for an order holds no household and no stock.
 */
export async function holdOffer(house: House, tx: Tx, offerId: string): Promise<OfferNow | undefined> {
  await holdForShare(tx, offerId)
  return offerNow(house, tx, offerId)
}
