import type { Queryable } from './database.ts'

type Asked<Key, Row> = { readonly key: Key; readonly answers: { resolve(rows: Row[]): void; reject(error: unknown): void }[] }
type Line<Key, Row> = { waiting: Map<string, Asked<Key, Row>>; called: boolean; onItsWay: boolean }

/** So long the next questions wait for the ones before them; then they go by themselves. */
const PATIENCE_MS = 50

/**
 * Questions of one kind that are asked in the same turn, or while such a question is on its way, go to the database as one:
 * when many pages are made at once, most of the work of a small read is sending it (docs/decisions/0031). Asked alone, it is
 * what it was. Each transaction keeps to itself. Only for plain reads: never for one that locks. `keyOf` and `rowOf` write a
 * key and the key of a row as the same text.
 */
export function askTogether<Key, Row>({ keyOf, rowOf, ask }: {
  readonly keyOf: (key: Key) => string
  readonly rowOf: (row: Row) => string
  readonly ask: (q: Queryable, keys: readonly Key[]) => Promise<Row[]>
}): (q: Queryable, key: Key) => Promise<Row[]> {
  const lines = new WeakMap<object, Line<Key, Row>>()

  function call(q: Queryable, line: Line<Key, Row>): void {
    if (line.called || line.onItsWay || !line.waiting.size) return
    line.called = true
    setImmediate(() => { line.called = false; void answer(q, line) })
  }

  async function answer(q: Queryable, line: Line<Key, Row>): Promise<void> {
    const asked = line.waiting
    line.waiting = new Map()
    line.onItsWay = true
    let over = false
    const next = () => { if (over) return; over = true; line.onItsWay = false; call(q, line) }
    // A connection that has gone silent holds up its own questions, and nobody else's.
    const late = setTimeout(next, PATIENCE_MS).unref()
    try {
      const rows = Map.groupBy(await ask(q, [...asked.values()].map(({ key }) => key)), rowOf)
      for (const [name, { answers }] of asked) for (const { resolve } of answers) resolve(rows.get(name) ?? [])
    } catch (error) {
      for (const { answers } of asked.values()) for (const { reject } of answers) reject(error)
    } finally {
      clearTimeout(late)
      next()
    }
  }

  return (q, key) => new Promise<Row[]>((resolve, reject) => {
    const connections = q.meant?.() ?? q
    const line = lines.get(connections) ?? { waiting: new Map(), called: false, onItsWay: false }
    lines.set(connections, line)
    const name = keyOf(key)
    const one = line.waiting.get(name)
    if (one) one.answers.push({ resolve, reject })
    else line.waiting.set(name, { key, answers: [{ resolve, reject }] })
    call(q, line)
  })
}
