import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { allStaff, providerPersonById, staffById } from './person.store.ts'

/** Who acts for an organisation: `id` is the subject of a provider's session, `kvk` eight digits. */
export const providerPerson = (_house: House, q: Queryable, id: string): Promise<{ readonly kvk: string; readonly name: string } | undefined> => providerPersonById(q, id)

/**
 * A member of staff by the subject of their session: the name that a decision or a log line shows. `ownFind` is the HMAC of
 * their own BSN (box.find), where the directory gives it: to see whose household is their own, and for nothing else.
 */
export const staffMember = (_house: House, q: Queryable, id: string): Promise<{ readonly name: string; readonly ownFind: Buffer | null } | undefined> => staffById(q, id)

/** Everybody of the municipality who ever signed in here, by name: to hand work to, or to name in a complaint. */
export const colleagues = (_house: House, q: Queryable): Promise<{ readonly id: string; readonly name: string }[]> => allStaff(q)
