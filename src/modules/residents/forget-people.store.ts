import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$1::date::timestamp at time zone 'Europe/Amsterdam'`

/** A household of which nobody was read from the register on that day or later. `people`: who of it is not forgotten. */
export type QuietHousehold = { readonly id: string; readonly people: readonly string[] }

const quiet = (which: string, most = ''): string => `
  with homes as (
    select distinct r.household_id as id from residents.resident r
     where r.forgotten_on is null and r.read_at < ${SINCE} and ${which}
       and not exists (select from residents.resident m where m.household_id = r.household_id and m.forgotten_on is null and m.read_at >= ${SINCE})
     order by 1 ${most})
  select h.id, array_agg(m.id::text order by m.id) as people from homes h join residents.resident m on m.household_id = h.id and m.forgotten_on is null group by h.id order by h.id`

/** In the order of their ids, after this one. */
export const quietHouseholds = (q: Queryable, since: LocalDate, after: string, most: number): Promise<QuietHousehold[]> =>
  q.query(quiet('r.household_id > $2', 'limit $3'), [since, after, most])

/** Which of these are, when nothing can come in between any more. */
export const stillQuiet = (tx: Tx, since: LocalDate, ids: readonly string[]): Promise<QuietHousehold[]> => tx.query(quiet('r.household_id = any ($2::uuid[])'), [since, ids])

/** Who of these chose how to hear from us, or was acted for, on that day or later. */
export const busyWithReach = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select c.resident_id as id from residents.reach c where c.resident_id = any ($2::uuid[]) and c.changed_at >= ${SINCE}
  union select m.resident_id from residents.representation m
   where m.resident_id = any ($2::uuid[])
     and (greatest(m.entered_at, m.ended_at) >= ${SINCE}
       or exists (select from residents.representation_act a where a.representation_id = m.id and a.at >= ${SINCE})
       or exists (select from residents.representation_read a where a.representation_id = m.id and a.at >= ${SINCE}))`, [since, people])).map(({ id }) => id)

export const forgetRows = async (tx: Tx, people: readonly string[], day: LocalDate): Promise<number> =>
  (await tx.one<{ n: number }>('select residents.forget_people($1::uuid[], $2) as n', [people, day])).n
