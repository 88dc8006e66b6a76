import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Queryable } from './database.ts'
import { askTogether } from './ask-together.ts'

const asker = () => {
  const calls: (readonly number[])[] = []
  const ask = askTogether<number, { readonly n: number; readonly of: number }>({
    keyOf: String, rowOf: ({ of }) => String(of),
    ask: async (_q, keys) => {
      calls.push(keys)
      if (keys.includes(13)) throw new Error('unlucky')
      return keys.flatMap((of) => Array.from({ length: of }, (_, n) => ({ n, of })))
    },
  })
  return { calls, ask }
}
const q = () => ({}) as Queryable

test('what is asked in one turn goes as one question, and everybody gets their own answer', async () => {
  const { calls, ask } = asker()
  const db = q()
  const rows = await Promise.all([ask(db, 2), ask(db, 0), ask(db, 2), ask(db, 1)])
  assert.deepEqual(rows.map((answer) => answer.map(({ of }) => of)), [[2, 2], [], [2, 2], [1]])
  assert.deepEqual(calls, [[2, 0, 1]])
})

test('what is asked later is another question, and sees what was written in between', async () => {
  const { calls, ask } = asker()
  const db = q()
  await ask(db, 1)
  await ask(db, 1)
  assert.deepEqual(calls, [[1], [1]])
})

test('a transaction keeps its questions to itself', async () => {
  const { calls, ask } = asker()
  await Promise.all([ask(q(), 1), ask(q(), 1)])
  assert.deepEqual(calls, [[1], [1]])
})

test('a failure is everybody\'s who asked in that turn, and nobody\'s after it', async () => {
  const { ask } = asker()
  const db = q()
  const results = await Promise.allSettled([ask(db, 1), ask(db, 13)])
  assert.deepEqual(results.map(({ status }) => status), ['rejected', 'rejected'])
  assert.equal((await ask(db, 1)).length, 1)
})

test('what is asked while such a question is on its way goes after it, together; it never sees less than was there when it was asked', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const calls: (readonly number[])[] = []
  const ask = askTogether<number, number>({ keyOf: String, rowOf: String, ask: async (_q, keys) => { calls.push(keys); if (calls.length === 1) await promise; return [...keys] } })
  const db = q()
  const first = ask(db, 1)
  await new Promise(setImmediate)
  const later = [ask(db, 2), ask(db, 1)]
  await new Promise(setImmediate)
  const last = ask(db, 3)
  resolve()
  assert.deepEqual(await Promise.all([first, ...later, last]), [[1], [2], [1], [3]])
  assert.deepEqual(calls, [[1], [2, 1, 3]], 'the second 1 is asked again: what was written meanwhile must be in it')
})

test('a question that never comes back holds up nobody else', async () => {
  const ask = askTogether<number, number>({ keyOf: String, rowOf: String, ask: async (_q, keys) => (keys.includes(1) ? new Promise<number[]>(() => {}) : [...keys]) })
  const db = q()
  void ask(db, 1)
  await new Promise(setImmediate)
  assert.deepEqual(await ask(db, 2), [2])
})

test('what is asked of one set of connections does not go with what is asked of another, though the database is the same', async () => {
  const { calls, ask } = asker()
  const [quick, patient] = [{}, {}]
  let now = quick
  const db = { meant: () => now } as Queryable
  const first = ask(db, 1)
  now = patient
  await Promise.all([first, ask(db, 1), ask(db, 2)])
  assert.deepEqual(calls, [[1], [1, 2]])
})
