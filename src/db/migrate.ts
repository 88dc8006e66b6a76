import { readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'
import { prepareJobs } from './prepare-jobs.ts'
import { type MigrationGiven, runMigrations } from './run-migrations.ts'

export { DatabaseRefused }

export const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations')

/** Any number, as long as nothing else in the database uses it. */
const MIGRATING = 20_261_123

/** Names, in order, with their content: `schema_of` tests and the template of the test databases use the hash. */
export const migrationFiles = (folder = migrationsFolder) => readdirSync(folder).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
export const migrationsHash = () => {
  const hash = createHash('sha256')
  for (const name of migrationFiles()) hash.update(name).update(readFileSync(join(migrationsFolder, name)))
  return hash.digest('hex').slice(0, 12)
}

/**
 * Brings the database of `ownerUrl` to the newest schema (of `folder`), forward only, under a lock; a second process waits
 * and finds it done. A release that serves meanwhile goes on (decision 0070). Throws DatabaseRefused with a sentence; what was
 * done by then stays, and the next start goes on from there.
 */
export async function migrate(ownerUrl: string, folder = migrationsFolder, given: Pick<MigrationGiven, 'patience' | 'told'> = {}): Promise<void> {
  const client = await connected(ownerUrl, 'DATABASE_URL')
  try {
    const { rows: [server] } = await client.query<{ version: number; name: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`)
    refuseOld(server!)
    // Until this connection ends: the tables of the jobs have no lock of their own, and two processes would trip over each other.
    // Asked again and again: who waits inside a question is somebody for whom an index that is made beside the others waits.
    while (!(await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [MIGRATING])).rows[0]!.mine) await pause(200)
    await refuseNotOwner(client)
    await refuseForeign(client)
    await refuseNoRole(client)
    await runMigrations(client, { folder, files: migrationFiles(folder), ...given }).catch((cause: Error) => { throw /Not run migration/.test(cause.message) ? notTogether(cause.message, cause) : cause })
    await prepareJobs(ownerUrl)
  } finally {
    await client.end()
  }
}

/** One connection, or a DatabaseRefused that names the setting. The caller ends it. */
export async function connected(url: string, setting: 'DATABASE_URL' | 'DATABASE_APP_URL'): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    await client.connect()
    return client
  } catch (cause) {
    // A name with two addresses fails twice, and then says nothing itself.
    const { message, code } = cause as NodeJS.ErrnoException
    throw new DatabaseRefused(`The database does not answer (${message || code}). Check ${setting} and whether PostgreSQL runs.`, { cause })
  }
}

/** The migrations that this release has and the database not yet, in order. Changes nothing. Throws DatabaseRefused when it has others. */
export async function missingMigrations(ownerUrl: string): Promise<string[]> {
  const client = await connected(ownerUrl, 'DATABASE_URL')
  try {
    const { rows: [found] } = await client.query<{ kept: boolean }>(`select to_regclass('public.migration') is not null as kept`)
    const applied = found!.kept ? (await client.query<{ name: string }>('select name from public.migration order by id')).rows.map(({ name }) => name) : []
    const known = migrationFiles().map((name) => name.replace(/\.sql$/, ''))
    const strange = applied.filter((name) => !known.includes(name))
    if (strange.length) throw notTogether(strange.join(', '))
    return known.filter((name) => !applied.includes(name))
  } finally {
    await client.end()
  }
}

/** For who only works on it: a database that is older than this release is left as it is. */
export async function refuseOlder(ownerUrl: string): Promise<void> {
  const missing = await missingMigrations(ownerUrl)
  if (missing.length) throw new DatabaseRefused(`The database is older than this release: it lacks ${missing.length} ${missing.length === 1 ? 'migration' : 'migrations'}, from ${missing[0]} on. Nothing was changed. Start this release first, which migrates, or do that alone: npm run cli -- migrate.`)
}

const notTogether = (why: string, cause?: Error): DatabaseRefused =>
  new DatabaseRefused(`This database and this release do not belong together (${why}). Start the release it was made by or a newer one; a demonstration can be emptied: npm run reset.`, { cause })

/** `version` as the server counts: 150004 is 15.4. */
export function refuseOld({ version, name }: { readonly version: number; readonly name: string }): void {
  if (version < 150_000) throw new DatabaseRefused(`This is PostgreSQL ${name}. Version 15 or newer is needed.`)
}

/** Of an empty database: who may make something in it. */
async function refuseNotOwner(client: pg.Client): Promise<void> {
  const { rows: [who] } = await client.query<{ name: string; owner: boolean }>(`
    select current_user as name,
           coalesce((select pg_has_role(nspowner, 'member') from pg_catalog.pg_namespace where nspname = 'foundation'), has_database_privilege(current_database(), 'create')) as owner`)
  if (!who!.owner) throw new DatabaseRefused(`DATABASE_URL signs in as ${who!.name}, who is not the owner and cannot migrate. Is it the user of DATABASE_APP_URL?`)
}

/** The application's role is the server's, not this database's: where the owner may not make it, an administrator does, once. */
async function refuseNoRole(client: pg.Client): Promise<void> {
  const { rows: [who] } = await client.query<{ name: string; can: boolean }>(`
    select rolname as name, rolsuper or rolcreaterole or exists (select from pg_catalog.pg_roles where rolname = 'stadjerspas_app') as can from pg_catalog.pg_roles where rolname = current_user`)
  if (!who!.can) throw new DatabaseRefused(`The role stadjerspas_app is not there, and ${who!.name} may not make it. Nothing was changed. Let an administrator of this PostgreSQL do it once: create role stadjerspas_app nologin; and start again.`)
}

/** A database that holds something else is left alone. A first migration that failed left its own list, with nothing in it. */
async function refuseForeign(client: pg.Client): Promise<void> {
  const { rows: [found] } = await client.query<{ ours: boolean; others: number }>(`
    select to_regclass('foundation.purpose') is not null as ours,
           (select count(*)::int from pg_catalog.pg_tables where schemaname not in ('pg_catalog', 'information_schema') and (schemaname, tablename) <> ('public', 'migration')) as others`)
  if (!found!.ours && found!.others > 0) {
    throw new DatabaseRefused('This database holds tables of something else. Give an empty database in DATABASE_URL.')
  }
}

/** Before anything is changed: the rows of one municipality are never served, judged or forgotten by the rules of another. */
export async function refuseOtherMunicipality(ownerUrl: string, municipality: string): Promise<void> {
  const client = await connected(ownerUrl, 'DATABASE_URL')
  try {
    await refuseNotOwner(client)
    const { rows: [found] } = await client.query<{ ours: boolean }>(`select to_regclass('foundation.purpose') is not null as ours`)
    if (found!.ours) refuseOthers(municipality, (await client.query<{ municipality: string }>('select municipality from foundation.purpose')).rows[0]?.municipality)
  } finally {
    await client.end()
  }
}

function refuseOthers(municipality: string, found: string | undefined): void {
  if (found && found !== municipality) throw new DatabaseRefused(`This is the database of the municipality "${found}", and MUNICIPALITY_FILE has the key "${municipality}". Nothing was changed. Give the file of ${found}, or another database. A municipality with a new name changes "name" in its file and keeps its "key".`)
}

/** Demonstration or production, and of which municipality, is written once; who finds another stops here. */
export async function settlePurpose(ownerUrl: string, kind: 'demonstration' | 'production', municipality: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('insert into foundation.purpose (kind, municipality) values ($1, $2) on conflict do nothing', [kind, municipality])
    const { rows: [row] } = await client.query<{ kind: 'demonstration' | 'production'; municipality: string }>('select kind, municipality from foundation.purpose')
    refuseOtherKind(kind, row!.kind)
    refuseOthers(municipality, row!.municipality)
  } finally {
    await client.end()
  }
}

/** `found` is undefined while nobody settled it. */
export function refuseOtherKind(kind: 'demonstration' | 'production', found: 'demonstration' | 'production' | undefined): void {
  if (found && found !== kind) {
    throw new DatabaseRefused(kind === 'demonstration'
      ? 'This is a production database. npm start is for demonstrations: start production with node src/main.ts.'
      : 'This is the database of a demonstration. Production needs an empty database of its own.')
  }
}

/** For the refusal before anything is changed: what kind of database is this, if any? */
export async function purposeOf(ownerUrl: string): Promise<'demonstration' | 'production' | undefined> {
  const client = await connected(ownerUrl, 'DATABASE_URL')
  try {
    await refuseNotOwner(client)
    const { rows: [found] } = await client.query<{ ours: boolean }>(`select to_regclass('foundation.purpose') is not null as ours`)
    if (!found!.ours) return undefined
    const { rows: [row] } = await client.query<{ kind: 'demonstration' | 'production' }>('select kind from foundation.purpose')
    return row?.kind
  } finally {
    await client.end()
  }
}

/** The database of an embedded server, made the first time. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_catalog.pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** Everything that the migrations made: for emptying a demonstration. Who asks has made sure that it is one. */
export async function dropAllSchemas(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(`
      select nspname as name from pg_catalog.pg_namespace where nspname not in ('pg_catalog', 'information_schema', 'public') and nspname not like 'pg\\_%'`)
    for (const { name } of rows) await client.query(`drop schema ${pg.escapeIdentifier(name)} cascade`)
    await client.query('drop table if exists public.migration')
  } finally {
    await client.end()
  }
}
