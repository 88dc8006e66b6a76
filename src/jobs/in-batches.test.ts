import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '#db/database.ts'
import { inBatches } from './in-batches.ts'

const db = { transaction: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => work({} as Tx) }

test('batches go on until one finds nothing more, and are added up', async () => {
  const left = [500, 500, 3]
  let asked = 0
  assert.equal(await inBatches({ db }, async () => { asked++; return left.shift() ?? 0 }), 1003)
  assert.equal(asked, 4)
  assert.equal(await inBatches({ db }, async () => 0), 0)
})

test('a batch that fails stops the rest, and says so', async () => {
  let asked = 0
  await assert.rejects(inBatches({ db }, async () => { if (++asked === 2) throw new Error('the disk is full'); return 1 }), /disk is full/)
  assert.equal(asked, 2)
})
