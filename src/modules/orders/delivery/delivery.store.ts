import type { Queryable } from '#db/database.ts'
import type { Delivery } from '../domain/delivery.ts'

type Last = { readonly delivery: Delivery; readonly pickUpAt: string | undefined }

/** How the newest order of somebody came, whoever placed it for them; a draw follows what was chosen when they signed up. Undefined: never ordered. */
export async function lastDelivery(q: Queryable, residentId: string): Promise<Last | undefined> {
  const row = await q.maybe<{ delivery: Delivery; pickUpAt: string | null }>(`
    select delivery, pick_up_at as "pickUpAt" from orders.order where resident_id = $1 and door <> 'system' order by ordered_at desc limit 1`, [residentId])
  return row && { delivery: row.delivery, pickUpAt: row.pickUpAt ?? undefined }
}

export type OrderedRow = { readonly voucherId: string; readonly orderId: string; readonly delivery: Delivery; readonly pickUpAt: string | null; readonly orderedAt: Date }

/** In which order each of these vouchers came, and how that reaches people. */
export const orderedOf = (q: Queryable, voucherIds: readonly string[]) => q.query<OrderedRow>(`
  select l.voucher_id as "voucherId", o.id as "orderId", o.delivery, o.pick_up_at as "pickUpAt", o.ordered_at as "orderedAt"
    from orders.line l join orders.order o on o.id = l.order_id where l.voucher_id = any ($1::uuid[])`, [voucherIds])

/** What is in an order and was not given back: the vouchers, each with whose it is. */
export const linesOf = (q: Queryable, orderId: string) => q.query<{ readonly voucherId: string; readonly residentId: string }>(
  'select voucher_id as "voucherId", resident_id as "residentId" from orders.line where order_id = $1 and given_back_at is null order by voucher_id', [orderId])
