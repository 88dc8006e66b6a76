import type { Queryable } from '#db/database.ts'
import { staffMember } from '#modules/identity/index.ts'
import { isTheirHousehold } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { conflictsOf } from './application.store.ts'

/**
 * Whether this household is nothing for this colleague: their own or their family's (by the HMAC of their own BSN, where the
 * directory gives it: decision 0067), or one that they said they know (Awb 2:4: no personal interest in a decision).
 */
export async function knowsHousehold(house: House, q: Queryable, staffId: string, householdId: string): Promise<boolean> {
  if ((await conflictsOf(q, staffId)).has(householdId)) return true
  const find = (await staffMember(house, q, staffId))?.ownFind
  return find ? isTheirHousehold(house, q, householdId, find) : false
}
