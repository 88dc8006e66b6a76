import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$2::date::timestamp at time zone 'Europe/Amsterdam'`

/** Who ordered on that day or later, or stands in a draw, for themselves or with somebody: until the draw itself forgets who took part. */
export const busyWithOrder = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select o.resident_id as id from orders."order" o where o.resident_id = any ($1::uuid[]) and o.ordered_at >= ${SINCE}
  union select s.resident_id from orders.sign_up s where s.resident_id = any ($1::uuid[])
  union select c.resident_id from orders.chance c where c.resident_id = any ($1::uuid[])`, [people, since])).map(({ id }) => id)
