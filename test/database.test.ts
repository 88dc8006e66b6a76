import { test } from 'node:test'
import assert from 'node:assert/strict'
import { testHouse } from './house.ts'

test('the application role may read what kind of database this is, and change nothing of it', async (t) => {
  const house = await testHouse(t)
  assert.deepEqual(await house.db.one('select kind, municipality from foundation.purpose'), { kind: 'demonstration', municipality: 'groningen' })
  await assert.rejects(house.db.query(`update foundation.purpose set kind = 'production'`), /permission denied/)
  await assert.rejects(house.db.query('create table foundation.more ()'), /permission denied/)
})

test('not even the owner turns a demonstration into production', async (t) => {
  const house = await testHouse(t)
  await assert.rejects(house.owner.query(`update foundation.purpose set kind = 'production'`), /never changes/)
})

test('a transaction that fails leaves nothing behind, and what waits for its commit does not run', async (t) => {
  const house = await testHouse(t)
  let ran = false
  await assert.rejects(house.owner.transaction(async (tx) => {
    tx.afterCommit(() => { ran = true })
    await tx.query('insert into foundation.clock_shift (seconds) values (60)')
    throw new Error('stop')
  }), /stop/)
  assert.equal(ran, false)
  assert.deepEqual(await house.owner.query('select * from foundation.clock_shift'), [])
})
