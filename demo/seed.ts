import { openKnowledge } from '#modules/knowledge/index.ts'
import { seedEligibility } from '#modules/eligibility/index.ts'
import type { House } from '#src/house.ts'
import { seedOffers } from './offers.ts'

/** Fills a demonstration that is new; one that is there stays as it is. */
export async function seedDemonstration(house: House): Promise<void> {
  await openKnowledge(house)
  await house.db.transaction(async (tx) => {
    await seedEligibility(house, tx)
    await seedOffers(house, tx)
  })
}
