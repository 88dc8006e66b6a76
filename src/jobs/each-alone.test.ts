import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachAlone } from './each-alone.ts'

test('one that cannot be done keeps no other waiting: it is named in the log, and the others are counted', async () => {
  const lines: (readonly [object, string])[] = []
  const tried: number[] = []
  const log = { error: (facts: object, message: string) => { lines.push([facts, message]) } }
  const failure = new Error('the row is broken')
  const done = await eachAlone(log, [1, 2, 3, 4], { named: (n) => ({ draw: n }), failed: 'a draw was not held' }, async (n) => {
    tried.push(n)
    if (n === 2) throw failure
    return n === 3 ? 0 : 1
  })
  assert.deepEqual([done, tried], [2, [1, 2, 3, 4]])
  assert.deepEqual(lines, [[{ draw: 2, err: failure }, 'a draw was not held']])
})
