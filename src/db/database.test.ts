import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '#test/database.ts'
import { DatabaseAway, openDatabase, type Queryable } from './database.ts'

/** How many plans this connection keeps of a text. Asked inside a transaction, which has one connection. */
const keptPlans = async (q: Queryable, mark: string): Promise<number> =>
  (await q.query<{ n: number }>(`select count(*)::int as n from pg_prepared_statements where statement like '%${mark}%' and statement not like '%pg_prepared%'`))[0]!.n

test('what is asked often is planned once a connection, and answers each time for what it is asked', async (t) => {
  const { app } = await testDatabase(t)
  await app.transaction(async (tx) => {
    for (let i = 0; i < 30; i++) assert.deepEqual(await tx.query('select $1::int + 1 as heron', [i]), [{ heron: i + 1 }])
    assert.deepEqual(await tx.query('select $1::int + 1 as heron', [null]), [{ heron: null }])
    assert.equal(await keptPlans(tx, 'heron'), 1)
  })
})

test('a text that is put together anew each time is kept by nobody, and neither is one without values', async (t) => {
  const { app } = await testDatabase(t)
  await app.transaction(async (tx) => {
    for (let i = 0; i < 30; i++) await tx.query(`select $1::int as bittern_${i}`, [i])
    for (let i = 0; i < 30; i++) await tx.query('select 1 as bittern')
    assert.equal(await keptPlans(tx, 'bittern'), 0)
  })
})

test('a plan that is kept follows a table that grows a column or an index, and an error leaves it of use', async (t) => {
  const { app, owner } = await testDatabase(t)
  await owner.query('create table public.nest (id int primary key, eggs int not null check (eggs >= 0)); grant select, insert on public.nest to stadjerspas_app')
  const put = (id: number, eggs: number) => app.query('insert into public.nest (id, eggs) values ($1, $2)', [id, eggs])
  const eggs = () => app.query<{ n: number }>('select coalesce(sum(eggs), 0)::int as n from public.nest where id >= $1', [0])
  for (let id = 0; id < 20; id++) { await put(id, 1); assert.equal((await eggs())[0]!.n, id + 1) }
  await assert.rejects(put(20, -1), { code: '23514' })
  await assert.rejects(put(1, 1), { code: '23505' })
  await owner.query('alter table public.nest add column colour text; create index nest_eggs on public.nest (eggs)')
  await put(20, 5)
  assert.equal((await eggs())[0]!.n, 25)
})

test('a database that is away is told apart from one that says no', async (t) => {
  const { app, owner } = await testDatabase(t)
  const away = (code: string) => (error: unknown) => error instanceof DatabaseAway && error.code === code
  const nobody = openDatabase({ connectionString: 'postgres://nobody@127.0.0.1:9/x' })
  await assert.rejects(nobody.query('select 1'), away('ECONNREFUSED'))
  await assert.rejects(nobody.transaction(async () => {}), away('ECONNREFUSED'))
  await nobody.close()

  // Ended by its administrator in the middle of a transaction, as a restart does.
  await assert.rejects(app.transaction(async (tx) => {
    const { pid } = await tx.one<{ pid: number }>('select pg_backend_pid() as pid')
    await owner.query('select pg_terminate_backend($1)', [pid])
    await tx.query('select pg_sleep(30)')
  }), DatabaseAway)
  assert.deepEqual(await app.query('select 1 as fine'), [{ fine: 1 }], 'the next one is answered')

  // Every connection taken: the pool does not wait for ever.
  const narrow = openDatabase({ connectionString: (owner.pool.options as { connectionString?: string }).connectionString!, max: 1, connectionTimeoutMillis: 50 })
  await narrow.transaction(async () => { await assert.rejects(narrow.query('select 1'), away('08006')) })
  await narrow.close()

  // Full, for who comes next.
  await owner.query(`do $$ begin create role crowd login password 'crowd' connection limit 0; exception when duplicate_object then null; end $$`)
  const crowd = openDatabase({ connectionString: Object.assign(new URL((owner.pool.options as { connectionString?: string }).connectionString!), { username: 'crowd', password: 'crowd' }).href })
  await assert.rejects(crowd.query('select 1'), away('53300'))
  await crowd.close()

  await assert.rejects(app.query(`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`), away('53100'))

  for (const wrong of ['select 1 / 0', 'select from nowhere', `do $$ begin raise exception 'no' using errcode = '57014'; end $$`]) await assert.rejects(app.query(wrong), (error) => !(error instanceof DatabaseAway), wrong)
})
