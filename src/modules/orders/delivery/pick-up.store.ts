import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export const documents = ['passport', 'id-card', 'driving-licence', 'residence-permit'] as const
export type DocumentKind = (typeof documents)[number]

export type PickUpRow = {
  readonly orderId: string; readonly residentId: string; readonly stip: string; readonly orderedAt: Date; readonly voucherIds: string[]
  readonly printedAt: Date | null; readonly remindedAt: Date | null; readonly handedAt: Date | null; readonly endedAt: Date | null
}
const ROWS = `
  select o.id as "orderId", o.resident_id as "residentId", o.pick_up_at as stip, o.ordered_at as "orderedAt",
         array(select l.voucher_id::text from orders.line l where l.order_id = o.id order by l.voucher_id) as "voucherIds",
         p.printed_at as "printedAt", p.reminded_at as "remindedAt", p.handed_at as "handedAt", p.ended_at as "endedAt"
    from orders.order o left join orders.pick_up p on p.order_id = o.id where o.delivery = 'stip'`

/** Ordered since then to be fetched and not handed out, oldest first; of one Stip, or of all. */
export const notHanded = (q: Queryable, since: Date, stip: string | undefined) => q.query<PickUpRow>(
  `${ROWS} and o.ordered_at >= $1 and ($2::text is null or o.pick_up_at = $2) and p.handed_at is null order by o.ordered_at, o.id`, [since, stip ?? null])

export const pickUpOf = (q: Queryable, orderId: string) => q.maybe<PickUpRow>(`${ROWS} and o.id = $1`, [orderId])

export const markPrinted = (tx: Tx, orderIds: readonly string[], at: Date) => tx.query(`
  insert into orders.pick_up as p (order_id, printed_at) select id, $2 from unnest($1::uuid[]) id order by id
  on conflict (order_id) do update set printed_at = coalesce(p.printed_at, excluded.printed_at)`, [orderIds, at])

/** True: it lay there, and nobody had it yet. Two who press at the same moment hand out once. */
export const markHanded = async (tx: Tx, orderId: string, at: Date, staffId: string, document: DocumentKind): Promise<boolean> => (await tx.query(`
  insert into orders.pick_up as p (order_id, handed_at, handed_by, document) values ($1, $2, $3, $4)
  on conflict (order_id) do update set handed_at = $2, handed_by = $3, document = $4 where p.handed_at is null and p.ended_at is null
  returning 1`, [orderId, at, staffId, document])).length === 1

export const markReminded = async (tx: Tx, orderId: string, at: Date): Promise<boolean> => (await tx.query(`
  insert into orders.pick_up as p (order_id, reminded_at) values ($1, $2)
  on conflict (order_id) do update set reminded_at = $2 where p.reminded_at is null and p.handed_at is null and p.ended_at is null
  returning 1`, [orderId, at])).length === 1

export const markOver = async (tx: Tx, orderId: string, at: Date): Promise<boolean> => (await tx.query(`
  insert into orders.pick_up as p (order_id, ended_at) values ($1, $2)
  on conflict (order_id) do update set ended_at = $2 where p.handed_at is null and p.ended_at is null
  returning 1`, [orderId, at])).length === 1

/** Who must have heard what of their pick-up. */
export const pickUpTellings = (q: Queryable) => q.query<{ readonly residentId: string; readonly key: string }>(`
  select o.resident_id as "residentId", k.key from orders.pick_up p join orders.order o on o.id = p.order_id
   cross join lateral (values (p.reminded_at, 'pick-up-soon '), (p.handed_at, 'picked-up '), (p.ended_at, 'pick-up-over ')) w (at, event)
   cross join lateral (select w.event || o.id as key) k
   where w.at is not null`)

const OLD = `p.handed_by is not null and p.handed_at < $1::date::timestamp at time zone 'Europe/Amsterdam'`

export const oldPickUps = async (q: Queryable, before: LocalDate): Promise<number> =>
  (await q.one<{ n: number }>(`select count(*)::int as n from orders.pick_up p where ${OLD}`, [before])).n

/** Who handed out, and which kind of document it was; that and when it was fetched stays. Answers of how many. */
export const forgetPickUps = async (tx: Tx, before: LocalDate, today: LocalDate, batch: number): Promise<number> => (await tx.query(`
  update orders.pick_up set handed_by = null, document = null, forgotten_on = $2
   where order_id in (select p.order_id from orders.pick_up p where ${OLD} limit $3) returning 1`, [before, today, batch])).length
