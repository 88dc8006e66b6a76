import { ageOn } from '#shared/local-date.ts'
import { membersAround } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Visit } from '#web/route.ts'

/** Somebody to look for: oneself, or one's own child at home. Only a first name and an age. */
export type OwnPerson = { readonly name: string; readonly age: number; readonly self: boolean }

/**
 * For whom a signed-in resident looks: oneself first, then the children under 18, the eldest first. Never a partner, as with
 * vouchers. A child that signs in itself sees only itself. Nobody when there is nobody to choose between.
 */
export async function ownPeople(house: House, visit: Visit): Promise<readonly OwnPerson[]> {
  const residentId = visit.signed?.door === 'resident' ? visit.signed.subjectId : undefined
  if (!residentId) return []
  const members = (await membersAround(house, house.db, residentId)).filter(({ deceased }) => !deceased)
  const people = members.flatMap(({ id, givenName, born }) => (born ? [{ name: givenName, age: ageOn(born, visit.today), self: id === residentId }] : []))
  const self = people.find((person) => person.self)
  if (!self || self.age < 18) return []
  const children = people.filter(({ age }) => age < 18)
  return children.length ? [self, ...children] : []
}
