import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runner } from 'node-pg-migrate'
import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'
import { runsWithoutLock, runWithoutLock } from './without-lock.ts'

/**
 * How long a migration waits for a lock before it lets everybody pass who came after it; the pause before each next try, the last one
 * again and again; and when it gives up. Work of the shop itself takes 15 minutes at most (decision 0061).
 */
type LockPatience = { readonly waitMs: number; readonly pausesMs: readonly number[]; readonly giveUpMs: number }
const PATIENCE: LockPatience = { waitMs: 1000, pausesMs: [500, 1000, 2000, 5000, 10_000], giveUpMs: 20 * 60_000 }

export type MigrationGiven = {
  readonly folder: string
  /** The files, in order. */
  readonly files: readonly string[]
  readonly patience?: LockPatience | undefined
  /** What an operator may want to know while it waits. */
  readonly told?: ((sentence: string) => void) | undefined
}

/**
 * Runs what the database does not have yet. A new database gets everything in as few transactions as can be. One that is in use gets
 * each migration in a transaction of its own, so that its locks end with it; one that broke off is where the next start goes on.
 */
export async function runMigrations(client: pg.Client, { folder, files, patience = PATIENCE, told = () => {} }: MigrationGiven): Promise<void> {
  const done = await doneBefore(client)
  const missing = files.filter((file) => !done.includes(nameOf(file)))
  if (!missing.length) return library(client, folder, 0)
  if (done.length) await client.query(`set lock_timeout = ${patience.waitMs}`)
  for (const step of together(missing, folder, done.length > 0)) {
    if (step.alone !== undefined) await beside(client, join(folder, step.alone), told)
    else if (done.length) await patiently(client, step.files[0]!, () => library(client, folder, 1), patience, told)
    else await library(client, folder, step.files.length)
  }
  await client.query('reset lock_timeout')
}

type Group = { readonly files: readonly string[]; readonly alone?: undefined } | { readonly alone: string; readonly files?: undefined }

function together(missing: readonly string[], folder: string, inUse: boolean): Group[] {
  const groups: Group[] = []
  for (const file of missing) {
    const last = groups.at(-1)
    if (runsWithoutLock(readFileSync(join(folder, file), 'utf8'))) groups.push({ alone: file })
    else if (last?.files && !inUse) groups[groups.length - 1] = { files: [...last.files, file] }
    else groups.push({ files: [file] })
  }
  return groups
}

const nameOf = (file: string): string => file.replace(/\.sql$/, '')

async function doneBefore(client: pg.Client): Promise<string[]> {
  const { rows: [found] } = await client.query<{ kept: boolean }>(`select to_regclass('public.migration') is not null as kept`)
  return found!.kept ? (await client.query<{ name: string }>('select name from public.migration order by id')).rows.map(({ name }) => name) : []
}

/** The next `count` of them in one transaction. With none it only checks that what ran is the beginning of what there is. */
const library = async (client: pg.Client, dir: string, count: number): Promise<void> => {
  await runner({
    dbClient: client, dir, direction: 'up', migrationsTable: 'migration', migrationsSchema: 'public', count,
    checkOrder: true, singleTransaction: true, ignorePattern: '(schema\\.sql|\\..*)', noLock: true, log: () => {},
  })
}

/** Waiting for its locks holds up nobody, so it may wait as long as it takes. */
async function beside(client: pg.Client, path: string, told: (sentence: string) => void): Promise<void> {
  const name = nameOf(path.slice(path.lastIndexOf('/') + 1))
  told(`Migration ${name} is made beside whoever uses the shop. It may take long.`)
  const { rows: [was] } = await client.query<{ lock_timeout: string }>('show lock_timeout')
  await client.query('set lock_timeout = 0')
  await runWithoutLock(client, path, name)
  await client.query(`set lock_timeout = '${was!.lock_timeout}'`)
}

// Somebody has the lock; or each of two waits for the other. Either way it was rolled back, and can be done again.
const LOCKED = new Set(['55P03', '40P01'])

/** Who wants the whole table waits behind who is in it, and everybody who comes after waits behind them: so never for long. */
async function patiently(client: pg.Client, file: string, work: () => Promise<void>, { pausesMs, giveUpMs }: LockPatience, told: (sentence: string) => void): Promise<void> {
  const from = performance.now()
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!LOCKED.has((error as { code?: string }).code ?? '')) throw error
      const who = await longestAtWork(client)
      if (performance.now() - from > giveUpMs) {
        throw new DatabaseRefused(`Migration ${nameOf(file)} did not get its lock: somebody uses the table without a pause.${who} Nothing of this migration was changed, and those before it stay. End what holds it (pg_terminate_backend), and start again: it goes on from there.`, { cause: error })
      }
      if (tries === 0) told(`Migration ${nameOf(file)} waits for a lock, and lets everybody pass meanwhile.${who}`)
      await pause(pausesMs[Math.min(tries, pausesMs.length - 1)])
    }
  }
}

/** By process and age only: what somebody asked may hold what is nobody's business. */
async function longestAtWork(client: pg.Client): Promise<string> {
  const { rows: [who] } = await client.query<{ pid: number; application: string; seconds: number }>(`
    select pid, coalesce(nullif(application_name, ''), 'without a name') as application, extract(epoch from now() - xact_start)::int as seconds from pg_catalog.pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null order by xact_start limit 1`)
  return who ? ` The oldest transaction is of process ${who.pid} (${who.application}), since ${who.seconds} seconds.` : ''
}
