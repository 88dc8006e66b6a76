import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { allStaff, hasStaffOf, providerPeopleOf, providerPersonById, staffById, staffEmail } from './person.store.ts'

/** Who acts for an organisation: `id` is the subject of a provider's session, `kvk` eight digits. */
export const providerPerson = (_house: House, q: Queryable, id: string): Promise<{ readonly kvk: string; readonly name: string } | undefined> => providerPersonById(q, id)

/** Everybody who ever signed in for the organisation with this number in the trade register. */
export const peopleOfProvider = (_house: House, q: Queryable, kvk: string): Promise<readonly string[]> => providerPeopleOf(q, kvk)

/**
 * A member of staff by the subject of their session: the name that a decision or a log line shows. `ownFind` is the HMAC of
 * their own BSN (box.find), where the directory gives it: to see whose household is their own, and for nothing else.
 */
export const staffMember = (_house: House, q: Queryable, id: string): Promise<{ readonly name: string; readonly ownFind: Buffer | null } | undefined> => staffById(q, id)

/** Whether who has this HMAC of a BSN is a member of staff who ever signed in here, as far as the directory says. */
export const worksHere = (_house: House, q: Queryable, find: Buffer): Promise<boolean> => hasStaffOf(q, find)

/** Everybody of the municipality who ever signed in here, by name: to hand work to, or to name in a complaint. */
export const colleagues = (_house: House, q: Queryable): Promise<{ readonly id: string; readonly name: string }[]> => allStaff(q)

const EMAIL = 'identity.staff.email_sealed'
/** What can be mailed, and nothing that breaks out of a line: a directory may hold anything. */
const ADDRESS = /^[^\s<>,;:"@]{1,64}@[^\s<>,;:"@]{1,190}\.[^\s<>,;:"@.]{2,63}$/
export const sealAddress = (house: House, email: string | undefined): Buffer | undefined => (email && ADDRESS.test(email) ? house.box.seal(email, EMAIL) : undefined)

/** The work address of a colleague, as their directory said at their last sign-in; undefined where it says none. For a notice without content only. */
export async function staffAddress(house: House, q: Queryable, id: string): Promise<string | undefined> {
  const sealed = await staffEmail(q, id)
  return sealed && addressOf(house, sealed)
}
export const addressOf = (house: House, sealed: Buffer): string => house.box.open(sealed, EMAIL)
