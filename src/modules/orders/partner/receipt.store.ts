import type { Queryable } from '#db/database.ts'

export type ReceiptRow = { readonly partnerId: string; readonly orderedAt: Date; readonly partnerVoucherId: string; readonly ownVoucherIds: string[] }

/**
 * What one button ordered for a partner, and for oneself and children with it, by the order of the partner: only for who pressed
 * it, as long as the key is kept. Reads what was ordered, not what became of it.
 */
export const receiptOf = (q: Queryable, owner: string, partnerOrderId: string) => q.maybe<ReceiptRow>(`
  select o.resident_id as "partnerId", o.ordered_at as "orderedAt", pl.voucher_id as "partnerVoucherId",
         array(select l.voucher_id::text from orders.line l where l.order_id = own.order_id order by l.voucher_id) as "ownVoucherIds"
    from orders.idempotency i
    join orders.order o on o.id = i.order_id
    join lateral (select voucher_id from orders.line where order_id = o.id limit 1) pl on true
    left join orders.idempotency own on own.owner = i.owner and own.key = regexp_replace(i.key, ' partner$', '')
   where i.owner = $1 and i.order_id = $2 and i.key like '% partner'`, [owner, partnerOrderId])
