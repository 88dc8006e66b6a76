import type { Queryable } from './database.ts'

type Asked<Key, Row> = { readonly key: Key; readonly answers: { resolve(rows: Row[]): void; reject(error: unknown): void }[] }

/**
 * Questions of one kind that are asked in the same turn go to the database as one: when many pages are made at once, most of
 * the work of a small read is sending it (docs/decisions/0031). Asked alone, it is what it was. Each transaction keeps to
 * itself. Only for plain reads: never for one that locks. `keyOf` and `rowOf` write a key and the key of a row as the same text.
 */
export function askTogether<Key, Row>({ keyOf, rowOf, ask }: {
  readonly keyOf: (key: Key) => string
  readonly rowOf: (row: Row) => string
  readonly ask: (q: Queryable, keys: readonly Key[]) => Promise<Row[]>
}): (q: Queryable, key: Key) => Promise<Row[]> {
  const waiting = new WeakMap<Queryable, Map<string, Asked<Key, Row>>>()

  async function answer(q: Queryable): Promise<void> {
    const asked = waiting.get(q)!
    waiting.delete(q)
    try {
      const rows = Map.groupBy(await ask(q, [...asked.values()].map(({ key }) => key)), rowOf)
      for (const [name, { answers }] of asked) for (const { resolve } of answers) resolve(rows.get(name) ?? [])
    } catch (error) {
      for (const { answers } of asked.values()) for (const { reject } of answers) reject(error)
    }
  }

  return (q, key) => new Promise<Row[]>((resolve, reject) => {
    let asked = waiting.get(q)
    if (!asked) {
      asked = new Map()
      waiting.set(q, asked)
      setImmediate(() => { void answer(q) })
    }
    const name = keyOf(key)
    const one = asked.get(name)
    if (one) one.answers.push({ resolve, reject })
    else asked.set(name, { key, answers: [{ resolve, reject }] })
  })
}
