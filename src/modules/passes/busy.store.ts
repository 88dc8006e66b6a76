import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$2::date::timestamp at time zone 'Europe/Amsterdam'`

/** Whose pass, or whose child's, is valid, turned off, or was over on that day or later. */
export const busyWithPass = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select distinct who.id from passes.pass p cross join lateral (values (p.resident_id), (p.under_resident)) who (id)
   where (p.resident_id = any ($1::uuid[]) or p.under_resident = any ($1::uuid[])) and who.id = any ($1::uuid[])
     and ((p.state <> 'ended' and p.valid_to >= $2) or exists (select from passes.pass_event e where e.pass_id = p.id and e.at >= ${SINCE}))`, [people, since])).map(({ id }) => id)
