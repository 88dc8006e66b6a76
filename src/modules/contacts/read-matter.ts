import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { entriesOf } from './contacts.store.ts'
import type { Entry } from './matter.ts'
import { openWords } from './seal.ts'

/** All that happened to it, in order, opened for who may read it. */
export async function entriesIn(house: House, q: Queryable, matterId: string): Promise<Entry[]> {
  const rows = await entriesOf(q, matterId)
  return rows.map(({ id, at, what, staffName, words, facts }) => ({ id, at, what, staffName: staffName ?? undefined, words: words ? openWords(house, words) : undefined, facts }))
}
