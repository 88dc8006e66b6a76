import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const BEFORE = `$1::date::timestamp at time zone 'Europe/Amsterdam'`

const THROWN_AWAY = `d.state = 'dropped' and d.changed_at < ${BEFORE}`

export const dueDrafts = async (q: Queryable, before: LocalDate) => (await q.one<{ n: number }>(`select count(*)::int as n from offers.draft d where ${THROWN_AWAY}`, [before])).n

/** Also the files of which nothing is left. How many drafts. */
export const forgetDrafts = async (tx: Tx, before: LocalDate, most: number) => {
  const gone = await tx.query(`
    delete from offers.draft where id in (select d.id from offers.draft d where ${THROWN_AWAY} order by d.id limit $2 for update skip locked) returning id`, [before, most])
  await tx.query(`delete from offers.file f where f.read_at < ${BEFORE} and not exists (select from offers.draft d where d.file_id = f.id)`, [before])
  return gone.length
}

/** In no version and in no draft: nobody can see it. */
const NOWHERE = `p.added_at < ${BEFORE} and not exists (select from offers.version v where v.picture = p.hash)
  and not exists (select from offers.draft d where d.typed ->> 'beeld' = p.hash and d.typed ->> 'beeld' <> '')`

export const duePictures = async (q: Queryable, before: LocalDate) => (await q.one<{ n: number }>(`select count(*)::int as n from offers.picture p where ${NOWHERE}`, [before])).n

export const forgetPictures = async (tx: Tx, before: LocalDate, most: number) => {
  const hashes = (await tx.query<{ hash: string }>(`select p.hash from offers.picture p where ${NOWHERE} order by p.hash limit $2 for update skip locked`, [before, most])).map(({ hash }) => hash)
  await tx.query('delete from offers.picture_file where hash = any ($1)', [hashes])
  await tx.query('delete from offers.picture where hash = any ($1)', [hashes])
  return hashes.length
}
