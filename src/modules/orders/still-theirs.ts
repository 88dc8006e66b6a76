import type { Queryable } from '#db/database.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { givenAlready } from './draw.store.ts'

type Entry = { readonly id: string; readonly residentId: string; readonly people: readonly string[] }

/**
 * Weeks lie between a sign-up and its draw: a child may live elsewhere by then, or be 18. A bon goes only to whom somebody may order for on
 * the day itself, as with every order. By sign-up: for whom it cannot be any more. A sign-up that a draw which was cut short gave its bon
 * keeps it, whatever happened since.
 */
export async function noLongerTheirs(house: House, q: Queryable, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const withOthers = entries.filter(({ residentId, people }) => people.some((id) => id !== residentId))
  if (!withOthers.length) return new Map()
  const given = await givenAlready(q, withOthers.map(({ residentId }) => residentId))
  const gone = await Promise.all(withOthers.filter(({ id }) => !given.has(id)).map(async ({ id, residentId, people }) => {
    const theirs = new Set((await peopleOf(house, q, residentId)).map((person) => person.id))
    return [id, people.find((one) => !theirs.has(one))] as const
  }))
  return new Map(gone.flatMap(([id, whom]) => (whom ? [[id, whom] as const] : [])))
}
