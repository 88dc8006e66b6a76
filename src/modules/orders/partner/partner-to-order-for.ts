import type { Queryable } from '#db/database.ts'
import { partnerOf } from '#modules/residents/index.ts'
import { peopleOf, type Person } from '#modules/vouchers/index.ts'
import { ageOn } from '#shared/local-date.ts'
import { sha256 } from '#shared/sha256.ts'
import type { House } from '#src/house.ts'
import type { Signed } from '#web/route.ts'

/**
 * The partner for whom somebody may order: of an adult who is here themselves. Who acts for somebody acts for that one person,
 * not for whom they live with.
 */
export async function partnerToOrderFor(house: House, q: Queryable, signed: Signed | undefined, self: Person | undefined): Promise<Person | undefined> {
  return signed?.subjectId && !signed.actedBy && self ? partnerAtHome(house, q, self) : undefined
}

/** The same at the desk, for whom the colleague made sure of: never through somebody who acts for them. */
export async function partnerAtHome(house: House, q: Queryable, self: Person): Promise<Person | undefined> {
  if (self.age !== undefined && self.age < 18) return undefined
  const card = await partnerOf(house, q, self.id)
  return card && { id: card.id, givenName: card.givenName, householdId: card.householdId, age: card.born && ageOn(card.born, house.clock.today()), self: false, partner: true }
}

const PARTNER = 'partner-'
/**
 * What a form says of somebody. Of a partner no number by which they are known elsewhere, and the same only as long as it is the same
 * partner: who was on the page is who gets the bon.
 */
export const formName = ({ id, partner }: Pick<Person, 'id' | 'partner'>): string => (partner ? `${PARTNER}${sha256(`partner ${id}`).slice(0, 16)}` : id)

/**
 * Everybody for whom somebody may order: themselves first, their children, and last their partner. `names`: those of a form,
 * where a partner who is not among them is not asked for (a question less for nearly every order).
 */
export async function peopleToOrderFor(house: House, q: Queryable, signed: Signed | undefined, names?: readonly string[]): Promise<Person[]> {
  if (!signed?.subjectId) return []
  const people = await peopleOf(house, q, signed.subjectId)
  if (names && !names.some((name) => name.startsWith(PARTNER))) return people
  const partner = await partnerToOrderFor(house, q, signed, people[0])
  return partner ? [...people, partner] : people
}
