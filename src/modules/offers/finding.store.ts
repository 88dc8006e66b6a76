import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

// ---- words that mean the same -------------------------------------------------------------------------------------

export const synonymGroups = async (q: Queryable): Promise<string[][]> =>
  (await q.query<{ words: string[] }>('select words from offers.synonym order by changed_at, id')).map(({ words }) => words)

export const synonyms = (q: Queryable) => q.query<{ id: string; words: string[] }>('select id, words from offers.synonym order by words[1], id')

export async function insertSynonyms(tx: Tx, rows: readonly { readonly id: string; readonly words: readonly string[] }[], at: Date): Promise<void> {
  for (const { id, words } of rows) await tx.query('insert into offers.synonym (id, words, changed_at) values ($1, $2, $3)', [id, words, at])
}

/** False when somebody else took it away before. */
export const deleteSynonym = async (tx: Tx, id: string): Promise<string[] | undefined> =>
  (await tx.maybe<{ words: string[] }>('delete from offers.synonym where id = $1 returning words', [id]))?.words

/** Two processes that start together write version 1 once. */
export const lockSynonyms = async (tx: Tx): Promise<void> => { await tx.query(`select pg_advisory_xact_lock(hashtext('offers.synonym'))`) }
export const hasSynonyms = async (q: Queryable): Promise<boolean> => (await q.one<{ n: number }>('select count(*)::int as n from offers.synonym')).n > 0

// ---- words that nobody found --------------------------------------------------------------------------------------

export const addMissed = (q: Queryable, words: readonly string[], times: readonly number[], month: LocalDate) => q.query(`
  insert into offers.missed_word as m (word, month, times) select w, $3, n from unnest($1::text[], $2::int[]) as t (w, n) order by w
  on conflict (word, month) do update set times = m.times + excluded.times`, [words, times, month])

export const missedWords = (q: Queryable, since: LocalDate, atLeast: number) => q.query<{ word: string; times: number }>(`
  select word, sum(times)::int as times from offers.missed_word where month >= $1
   group by word having sum(times) >= $2 order by sum(times) desc, word limit 100`, [since, atLeast])

export const forgetMissed = (q: Queryable, before: LocalDate) => q.query('delete from offers.missed_word where month < $1', [before])
export const dropMissed = (q: Queryable, word: string) => q.query('delete from offers.missed_word where word = $1', [word])
