import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { testDatabase } from '#test/database.ts'
import { DatabaseRefused, migrate, migrationsFolder } from './migrate.ts'
import { stepsOf } from './without-lock.ts'

/** A release that serves, and a newer one with these migrations beside those that ran. */
async function released(t: TestContext, newer: Readonly<Record<string, string>>) {
  const beforeClosing: (() => Promise<void>)[] = []
  const { url, owner } = await testDatabase(t, beforeClosing)
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  t.after(() => rmSync(folder, { recursive: true }))
  cpSync(migrationsFolder, folder, { recursive: true })
  await owner.query('create table public.crowd as select n as id from generate_series(1, 5000) n')
  for (const [name, sql] of Object.entries(newer)) writeFileSync(join(folder, name), sql)
  const sentences: string[] = []
  return {
    owner, beforeClosing, sentences,
    migrate: (patience = { waitMs: 50, pausesMs: [20], giveUpMs: 60_000 }) => migrate(url, folder, { patience, told: (sentence) => { sentences.push(sentence) } }),
    ran: async () => (await owner.query<{ name: string }>(`select name from public.migration where name >= '9900' order by id`)).map(({ name }) => name),
    valid: async (index: string) => (await owner.maybe<{ valid: boolean }>('select indisvalid as valid from pg_index where indexrelid = to_regclass($1)', [index]))?.valid,
  }
}

/** Somebody who is in the table and does not leave until told, or until the test is over. */
async function holding({ owner, beforeClosing }: Pick<Awaited<ReturnType<typeof released>>, 'owner' | 'beforeClosing'>, lock: string) {
  let leave = (): void => {}
  const left = new Promise<void>((resolve) => { leave = resolve })
  let inside = (): void => {}
  const isIn = new Promise<void>((resolve) => { inside = resolve })
  const done = owner.transaction(async (tx) => { await tx.query(lock); inside(); await left })
  const gone = async (): Promise<void> => { leave(); await done }
  beforeClosing.push(gone)
  await isIn
  return gone
}

const COLUMN = { '9900_column.sql': '-- room: foundation\nalter table public.crowd add column hat text;\n' }

test('a migration that waits for a lock lets everybody pass meanwhile, and is made when who has it leaves', async (t) => {
  const at = await released(t, COLUMN)
  const { owner, migrate, ran, sentences } = at
  const leave = await holding(at, 'select id from public.crowd where id = 1 for update')
  let ended = false
  const migrating = migrate().finally(() => { ended = true })
  while (!sentences.length && !ended) await owner.query('select pg_sleep(0.01)')
  assert.equal(ended, false, 'it waits')
  assert.match(sentences[0]!, /^Migration 9900_column waits for a lock, and lets everybody pass meanwhile\. The oldest transaction is of process \d+/)
  for (let i = 0; i < 20; i++) assert.equal((await owner.query('select id from public.crowd where id = 2')).length, 1, 'who reads is answered')
  assert.deepEqual(await ran(), [])
  await leave()
  await migrating
  assert.deepEqual(await ran(), ['9900_column'])
  assert.equal(sentences.length, 1, 'the operator hears it once')
})

test('who never leaves stops the start with a sentence; what was done stays, and the next start goes on from there', async (t) => {
  const at = await released(t, { '9900_first.sql': '-- room: foundation\ncreate table public.first (id int);\n', '9901_second.sql': COLUMN['9900_column.sql'] })
  const { migrate, ran } = at
  const leave = await holding(at, 'lock table public.crowd in access share mode')
  await assert.rejects(migrate({ waitMs: 20, pausesMs: [5], giveUpMs: 0 }), (error) => error instanceof DatabaseRefused && /^Migration 9901_second did not get its lock.*process \d+.*start again: it goes on from there\.$/.test(error.message))
  assert.deepEqual(await ran(), ['9900_first'])
  await leave()
  await migrate()
  assert.deepEqual(await ran(), ['9900_first', '9901_second'])
})

test('a migration that is wrong is no lock: it ends the start at once, and changes nothing', async (t) => {
  const { migrate, ran, sentences } = await released(t, { '9900_wrong.sql': '-- room: foundation\nalter table public.crowd add column hat text;\nselect 1 / 0;\n' })
  await assert.rejects(migrate(), { code: '22012' })
  assert.deepEqual([await ran(), sentences], [[], []])
})

const INDEX = { '9900_index.sql': '-- room: foundation\n-- concurrently\ncreate unique index concurrently crowd_id on public.crowd (id);\n' }

test('an index beside everybody: made while somebody writes in the table', async (t) => {
  const { owner, migrate, ran, valid } = await released(t, INDEX)
  await owner.query('insert into public.crowd values (5001)')
  await migrate()
  assert.deepEqual([await ran(), await valid('public.crowd_id')], [['9900_index'], true])
})

test('an index that broke off half way is dropped and made again; one that is whole is left', async (t) => {
  const { owner, migrate, ran, valid } = await released(t, INDEX)
  await owner.query('insert into public.crowd values (1)')
  await assert.rejects(migrate(), (error) => error instanceof DatabaseRefused && /public\.crowd_id could not be made.*Nothing that was kept is lost/.test(error.message))
  assert.deepEqual([await ran(), await valid('public.crowd_id')], [[], false], 'half an index, that holds up writing and helps nobody')
  await owner.query('delete from public.crowd where ctid in (select max(ctid) from public.crowd where id = 1)')
  await migrate()
  assert.deepEqual([await ran(), await valid('public.crowd_id')], [['9900_index'], true])
  await owner.query(`delete from public.migration where name = '9900_index'`)
  const { oid } = await owner.one<{ oid: number }>(`select 'public.crowd_id'::regclass::oid as oid`)
  await migrate()
  assert.deepEqual(await owner.one(`select 'public.crowd_id'::regclass::oid as oid`), { oid })
})

test('rows are changed in parts, each kept by itself, until nothing is left', async (t) => {
  const { owner, migrate, ran } = await released(t, {
    '9900_column.sql': COLUMN['9900_column.sql'],
    '9901_hats.sql': `-- room: foundation\n-- concurrently\n-- until nothing is left\nupdate public.crowd set hat = 'red' where ctid = any(array(select ctid from public.crowd where hat is null limit 700));\n`,
  })
  await migrate()
  assert.deepEqual(await ran(), ['9900_column', '9901_hats'])
  assert.deepEqual(await owner.query('select hat, count(*)::int as n, count(distinct xmin::text)::int as parts from public.crowd group by 1'), [{ hat: 'red', n: 5000, parts: 8 }])
})

test('two processes start at once while an index is made beside them: both start, and it is made once', async (t) => {
  const { migrate, ran, valid } = await released(t, { ...INDEX, '9901_column.sql': COLUMN['9900_column.sql'] })
  await Promise.all([migrate(), migrate(), migrate()])
  assert.deepEqual([await ran(), await valid('public.crowd_id')], [['9900_index', '9901_column'], true])
})

test('what may not run outside a transaction is refused before anything is done', () => {
  for (const sql of ['create index x on a.b (c);', 'update a.b set c = 1;', '-- until nothing is left\nupdate a.b set c = 1;', 'create table a.b (c int);', 'create index concurrently on a.b (c);', 'drop table a.b;']) {
    assert.throws(() => stepsOf(`-- room: a\n-- concurrently\n${sql}\n`), /may not hold/, sql)
  }
  assert.deepEqual(stepsOf('-- room: a\n-- concurrently\n-- why\ndrop index concurrently if exists a.b;\n').map(({ kind }) => kind), ['drop'])
})
