import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const OF_NOTHING = `not exists (select from contacts.desk_visit v where v.resident_id = id) and not exists (select from contacts.matter m where m.resident_id = id)`
const BEFORE = `$1::date::timestamp at time zone 'Europe/Amsterdam'`
const OVER_VISIT = `v.opened_at < ${BEFORE} and coalesce(v.closed_at < ${BEFORE}, true) and coalesce(v.called_at < ${BEFORE}, true) and coalesce(v.call_back_on < $1, true)`

export const dueContacts = async (q: Queryable, before: LocalDate): Promise<number> => (await q.one<{ n: number }>(`
  select (select count(*) from contacts.over($1))::int + (select count(*) from contacts.desk_visit v where ${OVER_VISIT})::int
         + (select count(*) from residents.entered_before($1) as id where ${OF_NOTHING})::int as n`, [before])).n

/** What they wrote, were sent and said of who they are. How many matters. */
export const forgetMatters = async (tx: Tx, before: LocalDate, today: LocalDate, most: number): Promise<number> => (await tx.one<{ n: number }>(`
  with over as materialized (select m.id from contacts.matter m where m.id in (select matter_id from contacts.over($1)) order by m.id limit $3 for update skip locked),
  entries as (update contacts.entry e set words = null, forgotten_on = $2 from over where e.matter_id = over.id and e.words is not null and e.forgotten_on is null),
  letters as (update contacts.outgoing o set sealed = null, to_find = null from over where o.matter_id = over.id),
  papers as (update contacts.paper p set kept_key = null, name_sealed = null, sealed = null, forgotten_on = $2 from over where p.matter_id = over.id and p.forgotten_on is null),
  opinions as (update contacts.opinion o set words = null from over where o.matter_id = over.id),
  matters as (update contacts.matter m set person_sealed = null, forgotten_on = $2 from over where m.id = over.id returning 1)
  select count(*)::int as n from matters`, [before, today, most])).n

export const forgetVisits = async (tx: Tx, before: LocalDate, most: number): Promise<number> => (await tx.one<{ n: number }>(`
  with gone as (delete from contacts.desk_visit where id in (select v.id from contacts.desk_visit v where ${OVER_VISIT} order by v.id limit $2 for update skip locked) returning 1)
  select count(*)::int as n from gone`, [before, most])).n

/** Who was looked up at the desk, never applied, and has neither a conversation nor a matter any more. */
export const forgetNewcomers = async (tx: Tx, before: LocalDate, most: number): Promise<number> => (await tx.one<{ n: number }>(`
  select residents.forget_entered(array(select id from residents.entered_before($1) as id where ${OF_NOTHING} order by id limit $2)) as n`, [before, most])).n
