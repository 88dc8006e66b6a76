import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { testDatabase } from '#test/database.ts'
import { DatabaseAway } from './database.ts'
import { openTwoPatiences, type Patiences, patiently } from './two-patiences.ts'

const LONG = 600_000

/** A database opened as the shop opens it, a row of it that somebody else has locked, and its owner. */
async function opened(t: TestContext, patiences: Patiences) {
  let close = async () => {}
  const { url, owner } = await testDatabase(t, [() => close()])
  const db = openTwoPatiences({ connectionString: url, options: '-c role=stadjerspas_app' }, patiences)
  close = () => db.close()
  await owner.query('create table public.nest (id int primary key, eggs int not null); grant select, update on public.nest to stadjerspas_app; insert into public.nest values (1, 1)')
  const locked = async (work: () => Promise<void>) => {
    await owner.transaction(async (tx) => {
      await tx.query('update public.nest set eggs = 2')
      await work()
    })
  }
  return { db, owner, locked, eggs: async () => (await db.one<{ eggs: number }>('select eggs from public.nest')).eggs }
}
const ADD = 'update public.nest set eggs = eggs + 10'

test('a page that meets a lock of minutes gives up after its own time, and nothing of it is kept', async (t) => {
  const { db, locked, eggs } = await opened(t, { visitor: { statementMs: 200, answerMs: LONG } })
  const late = (error: unknown) => error instanceof DatabaseAway && error.code === '57014'
  await locked(async () => {
    await assert.rejects(db.query(ADD), late)
    await assert.rejects(db.prepared('add', ADD, []), late)
    await assert.rejects(db.transaction((tx) => tx.query(ADD)), late)
  })
  assert.equal(await eggs(), 2)
  await db.transaction((tx) => tx.query(ADD))
  assert.equal(await eggs(), 12, 'the next one has a connection, and is kept')
})

test('what is done patiently waits for the same lock, also when what it calls asks the database', async (t) => {
  const { db, locked, owner, eggs } = await opened(t, { visitor: { statementMs: 200, answerMs: LONG } })
  let waiting: Promise<unknown> | undefined
  await locked(async () => {
    waiting = patiently(async () => { await db.one('select 1 as fine'); return Promise.all([db.query(ADD), db.transaction((tx) => tx.query(ADD))]) })
    await assert.rejects(db.query(ADD), DatabaseAway)
    const held = () => owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query = '${ADD}' and datname = current_database()`)
    while ((await held()).n < 2) await new Promise((resolve) => setTimeout(resolve, 10))
  })
  await waiting
  assert.equal(await eggs(), 22)
})

test('a server that says nothing is hung up on: outside a transaction nobody knows what was kept, inside one nothing was', async (t) => {
  const { db, owner, locked, eggs } = await opened(t, { visitor: { statementMs: LONG, answerMs: 300 } })
  const silent = (error: unknown) => error instanceof DatabaseAway && /read timeout/.test(error.message)
  await locked(async () => {
    await assert.rejects(db.query(ADD), silent)
    await assert.rejects(db.transaction((tx) => tx.query(ADD)), silent)
  })
  // The server worked on: the first is kept, though we hung up; the transaction had no commit.
  while (await eggs() !== 12) await new Promise((resolve) => setTimeout(resolve, 10))
  const left = () => owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where query = '${ADD}' and datname = current_database()`)
  while ((await left()).n) await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal(await eggs(), 12)
})
