import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$2::date::timestamp at time zone 'Europe/Amsterdam'`

/** Who was told something on that day or later, or has a message that still says something or waits to be sent. */
export const busyWithMessage = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select m.resident_id as id from messages.message m
   where m.resident_id = any ($1::uuid[]) and (m.forgotten_on is null or m.created_at >= ${SINCE} or exists (select from messages.delivery d where d.message_id = m.id and d.state = 'waiting'))
  union select n.resident_id from messages.address_notice n where n.resident_id = any ($1::uuid[])
  union select n.resident_id from messages.address_notice_sent n where n.resident_id = any ($1::uuid[])`, [people, since])).map(({ id }) => id)
