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

/** What was counted of a word today: `find` is its HMAC, `visitors` a mark of each who looked for it. */
export type MissedToday = { readonly word: string; readonly find: Buffer; readonly visitors: readonly string[] }

/** Counts, and writes a word out once so many visitors looked for it on so many days since then. The marks of who did are gone then. */
export async function addMissed(tx: Tx, missed: readonly MissedToday[], { today, month, since, visitors, days }: { readonly today: LocalDate; readonly month: LocalDate; readonly since: LocalDate; readonly visitors: number; readonly days: number }): Promise<void> {
  const rows = JSON.stringify(missed.map(({ word, find, visitors: marks }) => ({ word, find: find.toString('hex'), marks })))
  await tx.query(`
    insert into offers.missed_word as m (word_find, month, times, last_day, visitors)
    select decode(t.find, 'hex'), $2::date, cardinality(t.marks), $3::date, t.marks[:$4] from jsonb_to_recordset($1::jsonb) as t (find text, marks text[]) order by t.find
    on conflict (word_find, month) do update set times = m.times + excluded.times, days = m.days + (m.last_day <> excluded.last_day)::int, last_day = excluded.last_day,
      visitors = array(select distinct v from unnest(m.visitors || excluded.visitors) v limit $4)`, [rows, month, today, visitors])
  await tx.query(`
    update offers.missed_word m set word = t.word, visitors = '{}' from jsonb_to_recordset($1::jsonb) as t (find text, word text)
     where m.word_find = decode(t.find, 'hex') and (exists (select from offers.missed_word s where s.word_find = m.word_find and s.word is not null)
        or (select sum(s.days) >= $4 and (select count(distinct v) >= $3 from offers.missed_word o, unnest(o.visitors) v where o.word_find = m.word_find and o.month >= $2)
              from offers.missed_word s where s.word_find = m.word_find and s.month >= $2))`,
    [rows, since, visitors, days])
}

export const missedWords = (q: Queryable, since: LocalDate) => q.query<{ word: string; times: number }>(`
  select word, sum(times)::int as times from offers.missed_word where month >= $1 and word is not null
   group by word order by sum(times) desc, word limit 100`, [since])

export const forgetMissed = (q: Queryable, before: LocalDate) => q.query('delete from offers.missed_word where month < $1', [before])
export const dropMissed = (q: Queryable, word: string, find: Buffer) => q.query('delete from offers.missed_word where word = $1 or word_find = $2', [word, find])
