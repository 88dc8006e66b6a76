import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type Language = 'nl' | 'en'

export type VersionRow = {
  readonly key: string
  readonly language: Language
  readonly number: number
  readonly body: string
  readonly state: 'published' | 'proposal' | 'left'
}

export type NewVersion = {
  readonly key: string
  readonly language: Language
  readonly number: number
  readonly body: string
  readonly hash: Buffer
  readonly state: 'published' | 'proposal' | 'left'
  readonly author: string
}

/** Two processes that start together must not both write version 1. */
export const lockTexts = async (tx: Tx): Promise<void> => { await tx.query(`select pg_advisory_xact_lock(hashtext('knowledge.text'))`) }

export type TextState = {
  readonly key: string
  readonly language: Language
  readonly lastNumber: number
  /** Of the newest version that came with a release, and of the one that is live. */
  readonly releaseHash: Buffer | null
  readonly liveHash: Buffer | null
}

export const textStates = (q: Queryable): Promise<TextState[]> => q.query(`
  select key, language, max(number) as "lastNumber",
         (array_agg(hash order by number desc) filter (where author = 'release'))[1]  as "releaseHash",
         (array_agg(hash order by number desc) filter (where state = 'published'))[1] as "liveHash"
  from knowledge.version group by key, language`)

export async function insertVersions(tx: Tx, rows: readonly NewVersion[], at: Date): Promise<void> {
  if (!rows.length) return
  const column = <K extends keyof NewVersion>(name: K) => rows.map((row) => row[name])
  await tx.query(`
    insert into knowledge.text (key, language, created_at)
    select key, language, $3 from unnest($1::text[], $2::text[]) as t (key, language) on conflict do nothing`,
    [column('key'), column('language'), at])
  await tx.query(`
    insert into knowledge.version (key, language, number, body, hash, state, author, created_at, published_at)
    select key, language, number, body, hash, state, author, $8::timestamptz, case state when 'published' then $8::timestamptz end
    from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bytea[], $6::text[], $7::text[]) as v (key, language, number, body, hash, state, author)`,
    [column('key'), column('language'), column('number'), column('body'), column('hash'), column('state'), column('author'), at])
}

/** A version never changes or goes: the number tells whether there is a new one. */
export const countVersions = async (q: Queryable): Promise<number> => (await q.one<{ versions: number }>('select count(*) as versions from knowledge.version')).versions

/** What is live: per text the published version with the highest number. */
export const liveVersions = (q: Queryable): Promise<VersionRow[]> => q.query(`
  select distinct on (key, language) key, language, number, body, state
  from knowledge.version where state = 'published' order by key, language, number desc`)

/** The numbers under which the database knows what a release ships: of each text the newest version with these words. */
export const numbersOf = (q: Queryable, files: readonly { readonly key: string; readonly language: Language; readonly hash: Buffer }[]): Promise<{ readonly key: string; readonly language: Language; readonly number: number }[]> => q.query(`
  select v.key, v.language, max(v.number) as number
  from unnest($1::text[], $2::text[], $3::bytea[]) as f (key, language, hash) join knowledge.version v using (key, language, hash)
  group by v.key, v.language`, [files.map(({ key }) => key), files.map(({ language }) => language), files.map(({ hash }) => hash)])

/** What is live and was not the first of its text, published on or after this day. */
export const changedVersions = (q: Queryable, since: LocalDate): Promise<{ readonly key: string; readonly number: number; readonly publishedAt: Date }[]> => q.query(`
  select key, max(number) as number, max(published_at) as "publishedAt" from knowledge.version
  where state = 'published' and language = 'nl' and number > 1 and (published_at at time zone 'Europe/Amsterdam')::date >= $1 group by key order by key`, [since])

export const oneVersion = (q: Queryable, key: string, language: Language, number: number): Promise<VersionRow | undefined> => q.maybe(`
  select key, language, number, body, state from knowledge.version where key = $1 and language = $2 and number = $3`, [key, language, number])

/** Proposals that nobody accepted or left, and that no later one came after. */
export const openProposals = (q: Queryable): Promise<VersionRow[]> => q.query(`
  select key, language, number, body, state from knowledge.version p
  where state = 'proposal' and not exists (
    select from knowledge.version v where v.key = p.key and v.language = p.language and v.number > p.number)
  order by key, language`)
