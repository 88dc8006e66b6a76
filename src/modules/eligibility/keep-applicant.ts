import type { Tx } from '#db/database.ts'
import { type Kept, keepRegistration, keepResident, openHousehold, type RegisteredPerson, type Registration, relativesOf, residentByBsn, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { text } from './eligibility.text.ts'

/**
 * Writes down who applies. Also when the register is down or does not know them: an application is never lost for that.
 * Then they stand there without a name until the register answers; who is known already stays as they are.
 */
export async function keepApplicant(house: House, tx: Tx, bsn: string, registration: Registration): Promise<Kept> {
  if (registration.kind === 'found') return keepRegistration(house, tx, registration)
  const known = await residentByBsn(house, tx, bsn)
  if (known) {
    const { householdId } = await residentCard(house, tx, known)
    return { residentId: known, householdId, ...(await relativesOf(house, tx, known)) }
  }
  const householdId = await openHousehold(house, tx)
  return { householdId, residentId: await keepResident(house, tx, { person: nameless(bsn), householdId, ground: 'applied' }), partnerId: undefined, childIds: [] }
}

const nameless = (bsn: string): RegisteredPerson => ({
  bsn, givenName: text.nameless, fullName: text.nameless, born: undefined, bornText: text.unknownAmount,
  address: { kind: 'unknown', lines: [] }, municipality: undefined, secretAddress: false, deceased: false,
})
