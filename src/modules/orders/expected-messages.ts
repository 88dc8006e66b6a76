import type { House } from '#src/house.ts'
import { tellings } from './draw.store.ts'

/** Everybody who signed up for a draw, and what they must have heard of it: that they take part, and what came of it. */
export const expectedDrawMessages = async (house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> =>
  (await tellings(house.db)).map(({ residentId, key }) => ({ residentId, dedupeKey: key }))
