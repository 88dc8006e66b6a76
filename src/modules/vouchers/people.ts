import type { Queryable } from '#db/database.ts'
import { ageOn, type LocalDate } from '#shared/local-date.ts'
import { type Member, membersAround } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'

/** Somebody whose vouchers a resident orders and shows. */
export type Person = {
  readonly id: string
  readonly givenName: string
  /** Whole years today; undefined when the register does not know the whole date. */
  readonly age: number | undefined
  readonly householdId: string
  readonly self: boolean
  /** Somebody may order for them, and sees nothing of what they have. */
  readonly partner?: true
}

/** As `peopleAmong`, asked of the register. */
export const peopleOf = async (house: House, q: Queryable, residentId: string): Promise<Person[]> =>
  peopleAmong(await membersAround(house, q, residentId), residentId, house.clock.today())

/**
 * Oneself first, then the children under 18 of one's household, youngest last. Never a partner or another adult: what
 * they do with their vouchers is theirs. A child that signs in itself sees only itself.
 */
export function peopleAmong(members: readonly Member[], residentId: string, today: LocalDate): Person[] {
  const person = ({ id, givenName, born, householdId }: Member): Person =>
    ({ id, givenName, householdId, age: born && ageOn(born, today), self: id === residentId })
  const self = person(members.find(({ id }) => id === residentId)!)
  if (self.age !== undefined && self.age < 18) return [self]
  const others = members.filter((one) => one.id !== residentId && !one.deceased).map(person)
  return [self, ...others.filter(({ age }) => age !== undefined && age < 18)]
}
