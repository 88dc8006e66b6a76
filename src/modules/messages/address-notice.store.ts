import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type AddressNotice = { readonly id: string; readonly residentId: string; readonly addressSealed: Buffer; readonly kind: 'left' | 'chosen'; readonly createdAt: Date; readonly attempts: number }

export const insertNotice = async (tx: Tx, n: Omit<AddressNotice, 'attempts'>): Promise<void> => {
  await tx.query('insert into messages.address_notice (id, resident_id, address_sealed, kind, created_at, next_attempt_at) values ($1, $2, $3, $4, $5, $5)', [n.id, n.residentId, n.addressSealed, n.kind, n.createdAt])
}

/** Takes what is due and holds it until `leaseEnd`: another worker skips it, and if we die it comes back by itself. */
export const claimNotices = (tx: Tx, now: Date, leaseEnd: Date, most: number) => tx.query<AddressNotice>(`
  with due as (select id from messages.address_notice where next_attempt_at <= $1 order by next_attempt_at limit $3 for update skip locked)
  update messages.address_notice n set attempts = n.attempts + 1, next_attempt_at = $2 from due where n.id = due.id
  returning n.id, n.resident_id as "residentId", n.address_sealed as "addressSealed", n.kind, n.created_at as "createdAt", n.attempts`, [now, leaseEnd, most])

export const putOffNotice = async (q: Queryable, id: string, next: Date): Promise<void> => { await q.query('update messages.address_notice set next_attempt_at = $2 where id = $1', [id, next]) }
/** It went: the address goes, that it was sent stays. One statement, so that nobody sees neither. */
export const keepSent = async (q: Queryable, id: string, at: Date): Promise<void> => {
  await q.query(`with gone as (delete from messages.address_notice where id = $1 returning id, resident_id, kind)
    insert into messages.address_notice_sent (id, resident_id, kind, sent_at) select id, resident_id, kind, $2 from gone`, [id, at])
}
export type SentNotice = Pick<AddressNotice, 'id' | 'residentId' | 'kind'> & { readonly sentAt: Date }
export const sentByIds = (q: Queryable, ids: readonly string[]) =>
  q.query<SentNotice>('select id, resident_id as "residentId", kind, sent_at as "sentAt" from messages.address_notice_sent where id = any ($1::uuid[])', [ids])

const SENT_BEFORE = `sent_at < $1::date::timestamp at time zone 'Europe/Amsterdam'`
export const countSentBefore = async (q: Queryable, before: LocalDate): Promise<number> => (await q.one<{ n: number }>(`select count(*)::int as n from messages.address_notice_sent where ${SENT_BEFORE}`, [before])).n
export const forgetSentBefore = async (q: Queryable, before: LocalDate): Promise<number> => (await q.query(`delete from messages.address_notice_sent where ${SENT_BEFORE} returning 1`, [before])).length
export const deleteNotice = async (q: Queryable, id: string): Promise<void> => { await q.query('delete from messages.address_notice where id = $1', [id]) }
