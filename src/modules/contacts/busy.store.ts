import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$2::date::timestamp at time zone 'Europe/Amsterdam'`

/** Who has a question or complaint that is open, still says something or was looked at on that day or later; a conversation at the desk; or a code for the library. */
export const busyWithContact = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  with matters as (
    select m.id, m.forgotten_on, m.resident_id as person from contacts.matter m where m.resident_id = any ($1::uuid[])
    union all select m.id, m.forgotten_on, m.says_resident_id from contacts.matter m where m.says_resident_id = any ($1::uuid[]))
  select m.person as id from matters m where m.forgotten_on is null or exists (select from contacts.entry e where e.matter_id = m.id and e.at >= ${SINCE})
  union select v.resident_id from contacts.desk_visit v where v.resident_id = any ($1::uuid[])
  union select c.resident_id from contacts.library_code c where c.resident_id = any ($1::uuid[])`, [people, since])).map(({ id }) => id)
