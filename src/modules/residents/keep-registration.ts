import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { householdFor } from './domain/household-change.ts'
import type { Note, RegisteredPerson, Registration } from './domain/registration.ts'
import { addKin, type Ground, insertHousehold, knownAmong, lockHouseholds, lockPeople, replaceKin, replaceNotes, replaceRelations, upsertResident } from './residents.store.ts'

export type Kept = {
  readonly householdId: string
  readonly residentId: string
  readonly partnerId: string | undefined
  readonly childIds: readonly string[]
}

type Found = Extract<Registration, { kind: 'found' }>

const BSN = 'residents.resident.bsn_sealed'

/**
 * Writes down a reading because somebody applied (the ground that lets us keep a BSN): the person, the partner and the
 * children at the address, their household, relations and notes. Read again, the same rows change; nobody is doubled.
 * Of other family (grown children, parents) only the HMAC of the BSN: it says of a colleague that this is their own, and no more.
 */
export async function keepRegistration(house: House, tx: Tx, registration: Found): Promise<Kept> {
  const { person, partner, children, notes } = registration
  const everybody = [person, ...(partner ? [partner] : []), ...children]
  const finds = everybody.map(({ bsn }) => house.box.find(bsn))
  await lockPeople(tx, finds)
  const before = await knownAmong(tx, finds)
  await lockHouseholds(tx, before.map(({ id }) => id))
  const locked = await knownAmong(tx, finds)
  const known = finds.flatMap((find) => locked.find((row) => row.find.equals(find)) ?? [])
  const householdId = householdFor(known) ?? await openHousehold(house, tx)

  const residentId = await keepResident(house, tx, { person, householdId, ground: 'applied', notes })
  const partnerId = partner && await keepResident(house, tx, { person: partner, householdId, ground: 'partner-of-applicant' })
  const childIds: string[] = []
  for (const child of children) childIds.push(await keepResident(house, tx, { person: child, householdId, ground: 'child-of-applicant' }))
  await replaceRelations(tx, residentId, partnerId, childIds, house.clock.now())
  await keepKin(house, tx, residentId, registration)
  return { householdId, residentId, partnerId, childIds }
}

const keepKin = (house: House, tx: Tx, residentId: string, { kin = [], kinIsPart }: Found): Promise<void> =>
  (kinIsPart ? addKin : replaceKin)(tx, residentId, kin.map((bsn) => house.box.find(bsn)))

/** A household of its own, for a person whom staff enter. */
export async function openHousehold(house: House, tx: Tx): Promise<string> {
  const id = newId(house.clock.now())
  await insertHousehold(tx, id, house.clock.now())
  return id
}

/** Somebody who never applied, looked up because they ask for help: kept so that they can see who looked. Who is known stays as they are. */
export async function enterResident(house: House, tx: Tx, registration: Found): Promise<string> {
  const { person, notes } = registration
  const find = house.box.find(person.bsn)
  await lockPeople(tx, [find])
  const [known] = await knownAmong(tx, [find])
  if (known) return known.id
  const id = await keepResident(house, tx, { person, householdId: await openHousehold(house, tx), ground: 'entered-by-staff', notes })
  await keepKin(house, tx, id, registration)
  return id
}

/** One person, new or read again. `notes` replace those of the reading before; left out, they stay. Answers the id. */
export async function keepResident(
  house: House, tx: Tx, { person, householdId, ground, notes }: { person: RegisteredPerson; householdId: string; ground: Ground; notes?: readonly Note[] },
): Promise<string> {
  const now = house.clock.now()
  const id = await upsertResident(tx, {
    id: newId(now), bsnFind: house.box.find(person.bsn), bsnSealed: house.box.seal(person.bsn, BSN), ground,
    givenName: person.givenName, fullName: person.fullName, born: person.born, bornText: person.bornText,
    addressKind: person.address.kind, addressLines: person.address.lines, secretAddress: person.secretAddress,
    deceased: person.deceased, householdId,
  }, now)
  if (notes) await replaceNotes(tx, id, notes)
  return id
}

export const openBsn = (house: House, sealed: Buffer): string => house.box.open(sealed, BSN)
