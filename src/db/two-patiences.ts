import { AsyncLocalStorage } from 'node:async_hooks'
import { type Database, type Limits, openDatabase, type Queryable } from './database.ts'
import type pg from 'pg'

/** Somebody waits for it, in front of a screen. */
const VISITOR: Limits = { statementMs: 10_000, answerMs: 12_000 }
/** Nobody waits: what the night does, a command of the operator, a file of many rows, figures of a year. */
const WORK: Limits = { statementMs: 15 * 60_000, answerMs: 16 * 60_000 }

const working = new AsyncLocalStorage<true>()

/** What is asked of the database in here, and in all that it waits for, may take long. */
export const patiently = <T>(work: () => T): T => working.run(true, work)

export type Patiences = { readonly visitor?: Limits; readonly work?: Limits }

/**
 * One database with two sets of connections, so that neither can use up the other's: 20 for pages, whose statements are
 * broken off after seconds, and 10 for what is done `patiently`. `pool` is that of the patient ones.
 */
export function openTwoPatiences(options: pg.PoolConfig, { visitor = VISITOR, work = WORK }: Patiences = {}): Database {
  const [quick, patient] = [openDatabase({ max: 20, ...options }, visitor), openDatabase({ max: 10, ...options }, work)]
  const now = (): Database => (working.getStore() ? patient : quick)
  const asked: Queryable = {
    query: (sql, values) => now().query(sql, values),
    one: (sql, values) => now().one(sql, values),
    maybe: (sql, values) => now().maybe(sql, values),
    prepared: (name, sql, values) => now().prepared(name, sql, values),
  }
  return {
    ...asked, meant: now, pool: patient.pool,
    transaction: (work) => now().transaction(work),
    async close() { await Promise.all([quick.close(), patient.close()]) },
  }
}
