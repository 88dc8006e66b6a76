import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { OrderReason } from './domain/may-order.ts'

/** One order as orders.place reads it; the migration says what each part means. */
export type Wish = {
  readonly order_id: string
  readonly owner: string
  readonly key: string
  readonly body_hash: string
  readonly resident_id: string
  readonly at: string
  readonly day: LocalDate
  readonly actor: { readonly door: 'resident' | 'staff' | 'system'; readonly id?: string | undefined; readonly role?: string | undefined }
  readonly message: object
  readonly lines: readonly {
    readonly resident_id: string
    readonly offer_id: string
    readonly version_id: string
    readonly promised_by: string
    readonly voucher: { readonly id: string; readonly code_find: string; readonly code_sealed: string; readonly key_id: string }
  }[]
}

export type Placed = { ord: number; outcome: 'placed' | 'refused'; order_id: string | null; voucher_ids: string[]; reason: OrderReason | null; facts: Record<string, string | number> | null }

/** Answers in the order of the list. The function is one statement, so by itself it is a transaction: one trip, not three. */
export const place = (q: Queryable, wishes: readonly Wish[]): Promise<Placed[]> =>
  q.query<Placed>('select * from orders.place($1::jsonb) order by ord', [JSON.stringify(wishes)])

export type LimitUse = { subject_id: string; used: number }

/** How much of a limit these subjects (residents, or a household) have used in the period that began on `start`. */
export const limitUse = (q: Queryable, subjects: readonly string[], offerId: string, per: 'person' | 'household', period: string, start: string) => q.query<LimitUse>(
  `select subject_id, used from orders.limit_use
    where subject_id = any ($1::uuid[]) and offer_id = $2 and subject_kind = $3 and period = $4 and period_start = $5::date`, [subjects, offerId, per, period, start])

export const cancel = (tx: Tx, voucherId: string, residentIds: readonly string[], at: Date, day: LocalDate, actor: Wish['actor'], message: object) =>
  tx.one<{ outcome: 'cancelled' | 'not-there' | 'not-unused' }>('select orders.cancel($1, $2::uuid[], $3, $4::date, $5::jsonb, $6::jsonb) as outcome',
    [voucherId, residentIds, at, day, JSON.stringify(actor), JSON.stringify(message)])

export const forgetKeys = (q: Queryable, before: Date) => q.one<{ gone: number }>('select orders.forget_keys($1) as gone', [before])

/** What somebody ordered themselves, for themselves or a child, newest first. */
export const ordersBy = (q: Queryable, residentId: string) => q.query<{ at: Date; door: 'resident' | 'staff' | 'system' }>(
  'select ordered_at as at, door from orders.order where resident_id = $1 order by ordered_at desc, id desc', [residentId])
