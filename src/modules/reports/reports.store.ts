import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type VisitRow = { readonly id: string; readonly day: LocalDate; readonly page: string; readonly visits: number }

export const addVisits = (q: Queryable, rows: readonly VisitRow[]) => q.query(
  `insert into reports.visit (id, day, page, visits)
   select * from unnest($1::uuid[], $2::date[], $3::text[], $4::integer[])`,
  [rows.map(({ id }) => id), rows.map(({ day }) => day), rows.map(({ page }) => page), rows.map(({ visits }) => visits)])

/** `from` and `until` are first days of months, both included. Months without rows are not in the answer. */
type Range = readonly [from: string, until: string]

export const visits = (q: Queryable, range: Range) => q.query<{ month: LocalDate; visits: number }>(
  'select month, visits from reports.visits_per_month where month between $1 and $2', range)

export const applications = (q: Queryable, range: Range) => q.query<{ month: LocalDate; received: number; at_once: number; after_look: number; refused: number; waiting: number; withdrawn: number }>(
  'select month, received, at_once, after_look, refused, waiting, withdrawn from reports.applications_per_month where month between $1 and $2', range)

export const vouchers = (q: Queryable, range: Range) => q.query<{ month: LocalDate; category: string; ordered: number; by_desk: number; cancelled: number }>(
  'select month, category, ordered, by_desk, cancelled from reports.vouchers_per_month where month between $1 and $2 order by category', range)

export const redeemed = (q: Queryable, range: Range) => q.query<{ month: LocalDate; redeemed: number }>(
  'select month, redeemed from reports.redeemed_per_month where month between $1 and $2', range)

export const signIns = (q: Queryable, range: Range) => q.query<{ month: LocalDate; cause: string | null; sign_ins: number }>(
  'select month, cause, sum(sign_ins)::bigint as sign_ins from reports.sign_ins_per_month where month between $1 and $2 group by month, cause order by sum(sign_ins) desc, cause', range)

/** All that this provider ever redeemed: by the first day of the month and the version of the offer. */
export const redeemedAt = (q: Queryable, providerId: string) => q.query<{ month: LocalDate; version_id: string; redeemed: number; taken_back: number }>(
  'select month, version_id, redeemed, taken_back from reports.redeemed_at_provider where provider_id = $1 order by month, version_id', [providerId])

/** What was going on with these residents, from which day until which; see the view. */
export const reasonsToLook = (q: Queryable, residentIds: readonly string[]) => q.query<{ residentId: string; from: LocalDate; until: LocalDate | null }>(
  'select resident_id as "residentId", from_day as "from", until_day as until from reports.reason_to_look where resident_id = any ($1::uuid[])', [residentIds])
