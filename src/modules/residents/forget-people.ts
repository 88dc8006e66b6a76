import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './forget-people.store.ts'
import { lockHouseholds } from './residents.store.ts'

export type { QuietHousehold } from './forget-people.store.ts'

/**
 * The next households after this id of which nobody was read from the register on that day or later, `most` of them at most. Their
 * people may well have a pass still: every room is asked.
 */
export const quietHouseholds = (_house: House, q: Queryable, since: LocalDate, after: string, most: number): Promise<store.QuietHousehold[]> =>
  store.quietHouseholds(q, since, after, most)

/** Holds these households until the transaction ends, as an order or application does, and answers which are quiet still. */
export async function holdQuiet(_house: House, tx: Tx, since: LocalDate, households: readonly store.QuietHousehold[]): Promise<store.QuietHousehold[]> {
  await lockHouseholds(tx, households.flatMap(({ people }) => people))
  return store.stillQuiet(tx, since, households.map(({ id }) => id))
}

/**
 * Of these people an id is left: no BSN, name, day of birth or address, nobody they are related to, no channel, no representative.
 * The caller holds their households and has asked every room. Answers how many they were.
 */
export const forgetPeople = (house: House, tx: Tx, people: readonly string[]): Promise<number> => store.forgetRows(tx, people, house.clock.today())
