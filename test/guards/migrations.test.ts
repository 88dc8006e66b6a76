import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '#db/database.ts'
import { DatabaseRefused, migrate, migrationFiles, migrationsFolder, refuseOld, settlePurpose } from '#db/migrate.ts'
import { invariants } from '#src/care.ts'
import { emptyDatabase } from '../database.ts'
import { openTown } from './visitors.ts'

const owner = (t: TestContext, url: string): Database => {
  const database = openDatabase({ connectionString: url, max: 2 })
  t.after(() => database.close())
  return database
}

/** The tables of the rooms and their columns, as a migration finds them. */
const tables = (db: Database): Promise<{ name: string; columns: string[] }[]> => db.query(`
  select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') group by 1 order by 1`)
const counts = async (db: Database, names: readonly string[]): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await db.one<{ n: number }>(`select count(*)::int as n from ${name}`)).n])))

/** All rows, by the columns that both databases know: what somebody has in use on the day that a release arrives. */
async function copyRows(from: Database, to: Database): Promise<void> {
  const there = new Map((await tables(from)).map(({ name, columns }) => [name, columns]))
  const here = await tables(to)
  await to.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica')
    for (const { name, columns } of here) {
      const both = columns.filter((column) => there.get(name)?.includes(column)).join(', ')
      const { rows } = await from.one<{ rows: unknown }>(`select coalesce(jsonb_agg(to_jsonb(x)), '[]') as rows from ${name} x`)
      await tx.query(`delete from ${name}`)
      await tx.query(`insert into ${name} (${both}) overriding system value select ${both} from jsonb_populate_recordset(null::${name}, $1)`, [JSON.stringify(rows)])
    }
  })
}

test('the newest migration loses nothing of a database that is in use', async (t) => {
  const { house } = await openTown(t)
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const name of migrationFiles().slice(0, -1)) copyFileSync(join(migrationsFolder, name), join(folder, name))

  const { url } = await emptyDatabase(t)
  await migrate(url, folder)
  const old = owner(t, url)
  await copyRows(house.owner, old)
  const before = await counts(old, (await tables(old)).map(({ name }) => name))
  assert.ok(Object.values(before).filter((n) => n > 0).length > 25, `rows in too few tables to say something: ${JSON.stringify(before)}`)

  await migrate(url)
  const after = await counts(old, (await tables(old)).map(({ name }) => name))
  assert.deepEqual(Object.entries(before).filter(([name, n]) => after[name] !== n).map(([name, n]) => `${name}: ${n} before, ${after[name]} after`), [], 'what goes on purpose goes in a migration that says so, and then in this test')
  for (const { name, look } of invariants({ ...house, db: old })) assert.deepEqual(await look(), [], name)
})

test('migrating again changes nothing', async (t) => {
  const { url } = await emptyDatabase(t)
  await migrate(url)
  const db = owner(t, url)
  const before = await db.query('select name, run_on from public.migration order by id')
  await migrate(url)
  assert.deepEqual(await db.query('select name, run_on from public.migration order by id'), before)
  assert.deepEqual(before.map((row) => `${(row as { name: string }).name}.sql`), migrationFiles())
})

test('three processes that start at the same moment all start, and each migration ran once', async (t) => {
  const { url } = await emptyDatabase(t)
  const program = `import { migrate } from '#db/migrate.ts'; await migrate(process.argv[1])`
  const one = () => new Promise<string>((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program, url], { cwd: join(migrationsFolder, '..'), stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => { said += chunk })
    child.on('exit', (code) => resolve(`${code} ${said}`))
  })
  assert.deepEqual(await Promise.all([one(), one(), one()]), ['0 ', '0 ', '0 '])
  const rows = await owner(t, url).query<{ name: string; n: number }>('select name, count(*)::int as n from public.migration group by 1 order by 1')
  assert.deepEqual(rows, migrationFiles().map((file) => ({ name: file.replace('.sql', ''), n: 1 })))
})

const refused = (sentence: RegExp) => (error: unknown): boolean => {
  assert.ok(error instanceof DatabaseRefused, String(error))
  assert.match(error.message, sentence)
  return true
}

test('a database that holds something else is left as it is', async (t) => {
  const { url } = await emptyDatabase(t)
  const db = owner(t, url)
  await db.query('create table customer (name text)')
  await db.query(`insert into customer values ('kept')`)
  await assert.rejects(migrate(url), refused(/^This database holds tables of something else\. Give an empty database/))
  assert.deepEqual((await db.query<{ name: string }>(`select table_schema || '.' || table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`)).map(({ name }) => name), ['public.customer'])
})

test('PostgreSQL 14 is too old, 15 and 18 are not', () => {
  assert.throws(() => refuseOld({ version: 140_018, name: '14.18' }), refused(/^This is PostgreSQL 14\.18\. Version 15 or newer is needed\.$/))
  for (const version of [150_000, 180_004]) refuseOld({ version, name: '' })
})

test('a database that does not answer is a sentence too', async () => {
  await assert.rejects(migrate('postgres://nobody@127.0.0.1:9/nothing'), refused(/^The database does not answer .*Check DATABASE_URL/))
})

test('a database is a demonstration or production from its first day, and never the other', async (t) => {
  const { url } = await emptyDatabase(t)
  await migrate(url)
  await settlePurpose(url, 'production', 'groningen')
  await settlePurpose(url, 'production', 'groningen')
  await assert.rejects(settlePurpose(url, 'demonstration', 'groningen'), refused(/^This is a production database/))
  assert.deepEqual(await owner(t, url).query('select kind from foundation.purpose'), [{ kind: 'production' }])
})
