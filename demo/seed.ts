import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import type { House } from '#src/house.ts'
import { drawingsMissing, drawPictures, seedOffers } from './offers.ts'

/** Fills a demonstration that is new; one that is there stays as it is. */
export async function seedDemonstration(house: House, { pictures = false }: { readonly pictures?: boolean } = {}): Promise<void> {
  await openKnowledge(house)
  const drawn = pictures && await drawingsMissing(house) ? await drawPictures() : undefined
  await house.db.transaction(async (tx) => {
    await seedEligibility(house, tx)
    await seedOffers(house, tx, house.clock, drawn)
  })
}
