import type { Queryable } from '#db/database.ts'
import { staffMember } from '#modules/identity/index.ts'
import { residentByFind, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { conflictsOf } from './application.store.ts'

/**
 * Whether this household is nothing for this colleague: their own (by the HMAC of their own BSN, where the directory gives
 * it), or one that they said they know (Awb 2:4: no personal interest in a decision).
 */
export async function knowsHousehold(house: House, q: Queryable, staffId: string, householdId: string): Promise<boolean> {
  if ((await conflictsOf(q, staffId)).has(householdId)) return true
  const find = (await staffMember(house, q, staffId))?.ownFind
  const self = find ? await residentByFind(house, q, find) : undefined
  return self !== undefined && (await residentCard(house, q, self)).householdId === householdId
}
