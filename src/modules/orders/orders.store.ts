import { askTogether } from '#db/ask-together.ts'
import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { PreparedMessage } from '#modules/messages/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import type { Delivery } from './domain/delivery.ts'
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
  readonly way: 'site' | 'desk' | 'draw'
  readonly delivery: Delivery
  /** With delivery `stip`: which one. */
  readonly pick_up_at: string | null
  readonly message: Pick<PreparedMessage, 'id' | 'kind' | 'text_version' | 'title' | 'about' | 'values' | 'channel'>
  readonly lines: readonly {
    readonly resident_id: string
    readonly offer_id: string
    readonly version_id: string
    readonly promised_by: string
    readonly voucher: { readonly id: string; readonly code_find: string; readonly code_sealed: string; readonly key_id: string }
  }[]
}

export type Placed = { ord: number; outcome: 'placed' | 'refused'; order_id: string | null; voucher_ids: string[]; reason: OrderReason | null; facts: Record<string, string | number> | null }

const PLACE = `select * from orders.place($1::date, ${['uuid', 'uuid', 'text', 'bytea', 'uuid', 'timestamptz', 'text', 'text', 'text', 'text', 'text', 'text',
  'uuid', 'text', 'integer', 'text', 'text', 'jsonb', 'boolean', 'integer', 'uuid', 'uuid', 'uuid', 'uuid', 'uuid', 'bytea', 'bytea', 'text'].map((type, i) => `$${i + 2}::${type}[]`).join(', ')})`

/** Answers in the order of the list, all of one day. The function is one statement, so by itself it is a transaction: one trip, not three. */
export function place(q: Queryable, wishes: readonly Wish[]): Promise<Placed[]> {
  const of = <T>(part: (wish: Wish) => T): T[] => wishes.map(part)
  const lines = wishes.flatMap(({ lines: each }, i) => each.map((line) => ({ ...line, ord: i + 1 })))
  const each = <T>(part: (line: (typeof lines)[number]) => T): T[] => lines.map(part)
  return q.prepared<Placed>('orders.place', PLACE, [
    wishes[0]?.day, of((w) => w.order_id), of((w) => w.owner), of((w) => w.key), of((w) => `\\x${w.body_hash}`), of((w) => w.resident_id), of((w) => w.at),
    of((w) => w.actor.door), of((w) => w.actor.id ?? null), of((w) => w.actor.role ?? null), of((w) => w.way), of((w) => w.delivery), of((w) => w.pick_up_at),
    of((w) => w.message.id), of((w) => w.message.kind), of((w) => w.message.text_version), of((w) => w.message.title), of((w) => w.message.about),
    of((w) => JSON.stringify(w.message.values)), of((w) => w.message.channel === 'letter'),
    each((l) => l.ord), each((l) => l.resident_id), each((l) => l.offer_id), each((l) => l.version_id), each((l) => l.promised_by),
    each((l) => l.voucher.id), each((l) => `\\x${l.voucher.code_find}`), each((l) => `\\x${l.voucher.code_sealed}`), each((l) => l.voucher.key_id),
  ])
}

type Audience = PromisedOffer['audience']

type Limit = { readonly per: 'person' | 'household'; readonly period: string; readonly start: string }
type BeforeOrder = { readonly residentId: string; readonly on: LocalDate; readonly offerId: string; readonly limit: Limit | undefined }
export type BeforeRow = {
  readonly id: string
  readonly givenName: string
  readonly born: LocalDate | undefined
  readonly deceased: boolean
  readonly householdId: string
  readonly passId: string | undefined
  /** Of the limit, in the period that began on `start`. */
  readonly used: number
  /** Of who orders: how their newest order came. */
  readonly last: { readonly delivery: Delivery; readonly pickUpAt: string | undefined } | undefined
}

const keyOf = ({ residentId, on, offerId, limit }: BeforeOrder): string => `${residentId} ${on} ${offerId} ${limit?.per} ${limit?.period} ${limit?.start}`
/** Everybody in the household of a resident, oldest first, with what ordering this offer depends on. Nobody: there is no such resident. */
export const beforeOrder = askTogether<BeforeOrder, BeforeRow & { readonly key: string }>({
  keyOf, rowOf: ({ key }) => key,
  ask: async (q, keys) => {
    const of = <T>(part: (key: BeforeOrder) => T): T[] => keys.map(part)
    const rows = await q.prepared<{ ord: number; resident_id: string; given_name: string; born: LocalDate | null; deceased: boolean; household_id: string; pass_id: string | null; used: number | null; last_delivery: Delivery | null; last_pick_up_at: string | null }>('orders.before',
      'select ord, resident_id, given_name, born, deceased, household_id, pass_id, used, last_delivery, last_pick_up_at from orders.before_order($1::uuid[], $2::date[], $3::uuid[], $4::text[], $5::text[], $6::date[])',
      [of((k) => k.residentId), of((k) => k.on), of((k) => k.offerId), of((k) => k.limit?.per ?? null), of((k) => k.limit?.period ?? null), of((k) => k.limit?.start ?? null)])
    return rows.map((row) => ({
      key: keyOf(keys[row.ord - 1]!), id: row.resident_id, givenName: row.given_name, born: row.born ?? undefined, deceased: row.deceased,
      householdId: row.household_id, passId: row.pass_id ?? undefined, used: row.used ?? 0,
      last: row.last_delivery ? { delivery: row.last_delivery, pickUpAt: row.last_pick_up_at ?? undefined } : undefined,
    }))
  },
})

/** What an offer asks of this resident beside ages, when that does not hold. */
export const barred = (q: Queryable, who: { readonly residentId: string; readonly passId: string }, day: LocalDate, { forWhom, postcodes, firstPassOnly }: Audience) =>
  q.one<{ reason: 'not-for-this-person' | 'outside-area' | 'not-first-pass' | null }>('select orders.barred($1, $2, $3::date, $4, $5::text[], $6) as reason',
    [who.residentId, who.passId, day, forWhom ?? 'everyone', postcodes ?? [], firstPassOnly ?? false])

export type LeftOver = { remaining: number | null; held_for_desk: number | null; budget_total: number | null; affordable: boolean | null }
export const leftOver = (q: Queryable, offerId: string) => q.one<LeftOver>('select * from offers.left_over($1)', [offerId])

export const cancel = (q: Queryable, voucherId: string, residentIds: readonly string[], at: Date, day: LocalDate, actor: Wish['actor'], message: object) =>
  q.one<{ outcome: 'cancelled' | 'not-there' | 'not-unused' }>('select orders.cancel($1, $2::uuid[], $3, $4::date, $5::jsonb, $6::jsonb) as outcome',
    [voucherId, residentIds, at, day, JSON.stringify(actor), JSON.stringify(message)])

/** Who ordered each of these vouchers: for a child, its parent. */
export const orderedBy = (q: Queryable, voucherIds: readonly string[]) => q.query<{ voucher_id: string; resident_id: string }>(
  'select l.voucher_id, o.resident_id from orders.line l join orders.order o on o.id = l.order_id where l.voucher_id = any ($1::uuid[])', [voucherIds])

export type EndingRow = { offer_id: string; why: string; asked_at: Date; asked_by: string; role: string | null }

/** Offers that ended with their vouchers, of which not all are cancelled yet. */
export const unfinishedEndings = (q: Queryable) => q.query<EndingRow>('select offer_id, why, asked_at, asked_by, role from orders.ending where finished_at is null order by asked_at')

export const askEnding = (tx: Tx, { offerId, why, at, by, role }: { offerId: string; why: string; at: Date; by: string; role: string | undefined }) =>
  tx.query('insert into orders.ending (offer_id, why, asked_at, asked_by, role) values ($1, $2, $3, $4, $5)', [offerId, why, at, by, role ?? null])

export const finishEnding = (q: Queryable, offerId: string, at: Date) => q.query('update orders.ending set finished_at = $2 where offer_id = $1 and finished_at is null', [offerId, at])

export const forgetKeys = (q: Queryable, before: Date) => q.one<{ gone: number }>('select orders.forget_keys($1) as gone', [before])

/** What somebody ordered themselves, for themselves or a child, newest first. */
export const ordersBy = (q: Queryable, residentId: string) => q.query<{ at: Date; door: 'resident' | 'staff' | 'system' }>(
  'select ordered_at as at, door from orders.order where resident_id = $1 order by ordered_at desc, id desc', [residentId])
