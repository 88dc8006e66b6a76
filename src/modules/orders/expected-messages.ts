import type { House } from '#src/house.ts'
import { pickUpTellings } from './delivery/pick-up.store.ts'
import { tellings } from './draw.store.ts'

/** Everybody who signed up for a draw, and what they must have heard of it: that they take part, and what came of it. */
export const expectedDrawMessages = async (house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> =>
  (await tellings(house.db)).map(({ residentId, key }) => ({ residentId, dedupeKey: key }))

/** Whose vouchers lie at a Stip: that they lie there no longer than so, that they were handed out, or that their paper is gone. */
export const expectedPickUpMessages = async (house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> =>
  (await pickUpTellings(house.db)).map(({ residentId, key }) => ({ residentId, dedupeKey: key }))
