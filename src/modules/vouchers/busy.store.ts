import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

const SINCE = `$2::date::timestamp at time zone 'Europe/Amsterdam'`

/** Who has a bon that can be used, or one that was used, cancelled or over on that day or later. */
export const busyWithVoucher = async (q: Queryable, people: readonly string[], since: LocalDate): Promise<string[]> => (await q.query<{ id: string }>(`
  select distinct v.resident_id as id from vouchers.voucher v
   where v.resident_id = any ($1::uuid[])
     and ((v.state = 'issued' and v.valid_to >= $2) or greatest(v.issued_at, v.redeemed_at, v.cancelled_at) >= ${SINCE})`, [people, since])).map(({ id }) => id)
