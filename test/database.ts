import type { TestContext } from 'node:test'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from '#db/database.ts'
import { migrate, migrationsHash, settlePurpose } from '#db/migrate.ts'

/**
 * Every test that writes has a database of its own: a clone of a template that was migrated once for this server. The
 * server is a throw-away one, named by the test runner; whatever DATABASE_URL says is never touched.
 */
const serverUrl = (): string =>
  process.env['TEST_SERVER_URL'] ?? fail('Run tests through npm test, or one file through: npm run test:one -- path/to/file.test.ts')
const urlOf = (database: string): string => { const url = new URL(serverUrl()); url.pathname = `/${database}`; return url.href }

async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try { return await work(client) } finally { await client.end() }
}

let template: Promise<string> | undefined
const makeTemplate = async (): Promise<string> => asAdministrator(async (client) => {
  const name = `template_${migrationsHash()}`
  // Test files run side by side: one makes the template, the others wait.
  await client.query('select pg_advisory_lock(4417)')
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datallowconn', [name])
    if (!rowCount) {
      await client.query(`drop database if exists ${name}`)
      await client.query(`drop database if exists making_${name}`)
      await client.query(`create database making_${name}`)
      await migrate(urlOf(`making_${name}`))
      await settlePurpose(urlOf(`making_${name}`), 'demonstration', 'groningen')
      await client.query(`alter database making_${name} rename to ${name}`)
    }
  } finally {
    await client.query('select pg_advisory_unlock(4417)')
  }
  return name
})

export type TestDatabase = { readonly url: string; readonly owner: Database; readonly app: Database }

/** A fresh database, as its owner and as the application role; gone after the test. `beforeClosing` runs first, last added first. */
export async function testDatabase(t: TestContext, beforeClosing: (() => Promise<void>)[] = []): Promise<TestDatabase> {
  template ??= makeTemplate()
  const from = await template
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator((client) => client.query(`create database ${name} template ${from}`))
  const owner = openDatabase({ connectionString: urlOf(name), max: 4 })
  const app = openDatabase({ connectionString: urlOf(name), max: 20, options: '-c role=stadjerspas_app' })
  t.after(async () => {
    for (const close of beforeClosing.toReversed()) await close()
    await app.close()
    await owner.close()
    await asAdministrator((client) => client.query(`drop database if exists ${name} with (force)`))
  })
  return { url: urlOf(name), owner, app }
}

/** Another database with every row of this one, as a backup that was put back; opened as the application. */
export async function restoredBackup(t: TestContext, url: string): Promise<Database> {
  const name = new URL(url).pathname.slice(1)
  const copy = `${name}_restored`
  await asAdministrator(async (client) => {
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    await client.query(`create database ${copy} template ${name}`)
  })
  const db = openDatabase({ connectionString: urlOf(copy), max: 2, options: '-c role=stadjerspas_app' })
  t.after(async () => {
    await db.close()
    await asAdministrator((client) => client.query(`drop database if exists ${copy} with (force)`))
  })
  return db
}

/** An empty database: for tests of migrations themselves. */
export async function emptyDatabase(t: TestContext): Promise<{ url: string }> {
  const name = `empty_${randomBytes(6).toString('hex')}`
  await asAdministrator((client) => client.query(`create database ${name}`))
  t.after(() => asAdministrator((client) => client.query(`drop database if exists ${name} with (force)`)))
  return { url: urlOf(name) }
}

function fail(sentence: string): never { throw new Error(sentence) }
