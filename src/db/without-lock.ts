import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { DatabaseRefused } from './database-refused.ts'

/** The second line of a migration that runs outside a transaction, beside whoever uses the tables (decision 0070). */
const MARK = /^-- room: [a-z]+\n-- concurrently\b/
/** Before an update or delete: done again, each time in a transaction of its own, until it changes no row. */
const AGAIN = /^\s*-- until nothing is left\b/m

export const runsWithoutLock = (sql: string): boolean => MARK.test(sql)

type Step =
  | { readonly kind: 'index'; readonly index: string; readonly sql: string }
  | { readonly kind: 'drop';  readonly sql: string }
  | { readonly kind: 'parts'; readonly sql: string }

/** What such a file may hold, in order. Throws with the statement that it may not. */
export function stepsOf(sql: string): readonly Step[] {
  return sql.split(/;[ \t]*(?:\n|$)/).flatMap((text): readonly Step[] => {
    const bare = text.replace(/--.*$/gm, '').trim()
    if (!bare) return []
    const index = /^create (?:unique )?index concurrently (\w+)\s+on (\w+)\.\w+/i.exec(bare)
    if (index) return [{ kind: 'index', index: `${index[2]}.${index[1]}`, sql: bare }]
    if (/^drop index concurrently if exists \w+\.\w+$/i.test(bare)) return [{ kind: 'drop', sql: bare }]
    if (AGAIN.test(text) && /^(?:update|delete from) /i.test(bare) && /\blimit \d+/i.test(bare)) return [{ kind: 'parts', sql: bare }]
    throw new Error(`A migration marked "-- concurrently" may not hold: ${bare.slice(0, 120)}`)
  })
}

/**
 * Runs a file of steps that hold up nobody, and writes it down as done. Broken off half way it begins anew: an index that is there
 * and whole is left, one that was left half made is dropped and made again, and what was changed in parts goes on where it stopped.
 */
export async function runWithoutLock(client: pg.Client, file: string, name: string): Promise<void> {
  for (const step of stepsOf(readFileSync(file, 'utf8'))) {
    if (step.kind === 'index') await makeIndex(client, step)
    else if (step.kind === 'parts') while ((await client.query(step.sql)).rowCount) { /* the next part */ }
    else await client.query(step.sql)
  }
  await client.query('insert into public.migration (name, run_on) values ($1, now())', [name])
}

async function makeIndex(client: pg.Client, { index, sql }: Extract<Step, { kind: 'index' }>): Promise<void> {
  const { rows: [there] } = await client.query<{ whole: boolean }>('select indisvalid as whole from pg_catalog.pg_index where indexrelid = to_regclass($1)', [index])
  if (there?.whole) return
  if (there) await client.query(`drop index concurrently ${index}`)
  try {
    await client.query(sql)
  } catch (error) {
    // A unique index that finds two rows alike: nothing but people can choose which one stays.
    if ((error as { code?: string }).code === '23505') throw new DatabaseRefused(`The index ${index} could not be made: ${(error as Error).message}. Nothing that was kept is lost. Ask who made this release.`, { cause: error })
    throw error
  }
}
