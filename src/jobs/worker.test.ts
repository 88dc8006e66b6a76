import { test } from 'node:test'
import assert from 'node:assert/strict'
import { testHouse } from '#test/house.ts'
import { startJobs } from './worker.ts'

test('a job that was asked for in a transaction runs after its commit, as the application; a rolled-back one never does', async (t) => {
  const house = await testHouse(t)
  const ran: unknown[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const worker = await startJobs({ pool: house.db.pool, tasks: { note: async (payload) => { ran.push(payload); resolve() } }, timed: [], log: house.log })
  const ask = (what: string) => `select graphile_worker.add_job('note', '{"what": "${what}"}')`
  await assert.rejects(house.db.transaction(async (tx) => { await tx.query(ask('rolled back')); throw new Error('stop') }))
  await house.db.transaction(async (tx) => { await tx.query(ask('committed')) })
  await promise
  await worker.stop()
  assert.deepEqual(ran, [{ what: 'committed' }])
})
