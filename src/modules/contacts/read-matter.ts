import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { entriesOf } from './contacts.store.ts'
import type { Entry } from './matter.ts'
import { wordsIn } from './seal.ts'

/** All that happened to it, in order, opened for who may read it. */
export async function entriesIn(house: House, q: Queryable, matterId: string): Promise<Entry[]> {
  const rows = await entriesOf(q, matterId)
  return rows.map((row) => ({ id: row.id, at: row.at, what: row.what, staffName: row.staffName ?? undefined, words: wordsIn(house, row), facts: row.facts }))
}
