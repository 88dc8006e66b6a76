import type { Queryable } from '#db/database.ts'
import { ageOn } from '#shared/local-date.ts'
import { looksAt } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { householdMembers, type ResidentCard, residentCard } from '../find-resident.ts'
import { officeOf } from './looks.ts'
import { text } from './own-data.text.ts'
import { ownMoment, type OwnPart, type OwnPartOf, ownText } from './own-part.ts'
import { ownNotes, ownPerson, ownReach } from './own-registration.ts'

export type OwnPerson = { readonly self: boolean; readonly card: ResidentCard; readonly parts: readonly OwnPart[] }

/**
 * Whose data somebody may see as their own: themselves, and the children under 18 of their household. Never a partner or
 * another adult. A child that signs in itself sees only itself.
 */
export async function ownPeople(house: House, q: Queryable, residentId: string): Promise<readonly ResidentCard[]> {
  const today = house.clock.today()
  const self = await residentCard(house, q, residentId)
  const isMinor = ({ born }: ResidentCard): boolean => born !== undefined && ageOn(born, today) < 18
  if (isMinor(self)) return [self]
  return [self, ...(await householdMembers(house, q, self.householdId)).filter((one) => one.id !== residentId && isMinor(one))]
}

/** All that every room holds, person by person; a part without records stays away. */
export const gatherOwnData = async (house: House, q: Queryable, residentId: string, ofOtherRooms: readonly OwnPartOf[]): Promise<readonly OwnPerson[]> => {
  const people: OwnPerson[] = []
  for (const card of await ownPeople(house, q, residentId)) {
    const parts: OwnPart[] = []
    for (const partOf of [ownPerson, ownNotes, ownReach, ...ofOtherRooms, ownLooks]) parts.push(await partOf(house, q, card.id))
    people.push({ self: card.id === residentId, card, parts: parts.filter(({ records }) => records.length > 0) })
  }
  return people
}

const ownLooks: OwnPartOf = async (house, q, residentId) => ({
  name: 'looks', title: text.looked,
  records: (await looksAt(house, q, residentId)).map(({ at, activity, purpose }) => [
    ownMoment('at', text.when, at), ownText('office', text.office, activity, officeOf(activity)), ownText('purpose', text.why, purpose),
  ]),
})

/** For a program: names and values, nothing that was made for a reader. */
export const ownDataFile = (house: House, people: readonly OwnPerson[]): string => JSON.stringify({
  format: 'stadjerspas-own-data', version: 1, madeAt: house.clock.now().toISOString(), municipality: house.municipality.name,
  people: people.map(({ self, parts }) => ({
    who: self ? 'self' : 'child',
    ...Object.fromEntries(parts.map(({ name, records }) => [name, records.map((fields) => Object.fromEntries(fields.map(({ name: field, value }) => [field, value])))])),
  })),
}, undefined, 2)
