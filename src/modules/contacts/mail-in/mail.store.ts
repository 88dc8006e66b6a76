import type { Queryable, Tx } from '#db/database.ts'
import type { KindOfMail } from './domain/kind-of-mail.ts'

export type Seen = KindOfMail | 'twice' | 'too-many' | 'not-understood'

export type NewMail = {
  readonly id: string; readonly mailbox: string; readonly uidValidity: bigint; readonly uid: number
  readonly sameFind: Buffer; readonly senderFind?: Buffer | undefined; readonly threadFind?: Buffer | undefined
  readonly arrivedAt: Date; readonly readAt: Date; readonly kind: Seen; readonly matterId?: string | undefined; readonly sealed?: Buffer | undefined
}

export const insertMail = async (tx: Tx, m: NewMail): Promise<void> => {
  await tx.query(`insert into contacts.mail (id, mailbox, uid_validity, uid, same_find, sender_find, thread_find, arrived_at, read_at, kind, matter_id, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [m.id, m.mailbox, String(m.uidValidity), m.uid, m.sameFind, m.senderFind ?? null, m.threadFind ?? null, m.arrivedAt, m.readAt, m.kind, m.matterId ?? null, m.sealed ?? null])
}

/** Of these places in the mailbox: which were read before. */
export const knownUids = async (q: Queryable, mailbox: string, uidValidity: bigint, uids: readonly number[]): Promise<ReadonlySet<number>> =>
  new Set((await q.query<{ uid: number }>('select uid::int as uid from contacts.mail where mailbox = $1 and uid_validity = $2 and uid = any ($3)', [mailbox, String(uidValidity), uids])).map(({ uid }) => uid))

export const isKnown = async (tx: Tx, sameFind: Buffer): Promise<boolean> => (await tx.query(`select 1 from contacts.mail where same_find = $1 and kind <> 'twice'`, [sameFind])).length > 0

export const countFrom = async (q: Queryable, senderFind: Buffer, since: Date): Promise<number> =>
  (await q.one<{ n: number }>(`select count(*)::int as n from contacts.mail where sender_find = $1 and kind = 'person' and arrived_at > $2`, [senderFind, since])).n

/** Where mail of this sender about this went last. */
export const matterOfThread = async (q: Queryable, threadFind: Buffer): Promise<string | undefined> =>
  (await q.maybe<{ id: string }>('select matter_id as id from contacts.mail where thread_find = $1 and matter_id is not null order by arrived_at desc, id desc limit 1', [threadFind]))?.id

/** Which matters letters of ours belong to, by the number under which they were mailed. */
export const mattersOfLetters = async (q: Queryable, ids: readonly string[]): Promise<string[]> =>
  (await q.query<{ id: string }>('select distinct matter_id as id from contacts.outgoing where id = any ($1)', [ids])).map(({ id }) => id)

// ---- when it was read ------------------------------------------------------------------------------------------------

export const keepReading = async (q: Queryable, mailbox: string, at: Date, failed: string | undefined): Promise<void> => {
  await q.query(`insert into contacts.mail_reading as r (mailbox, tried_at, read_at, failed) values ($1, $2, case when $3::text is null then $2::timestamptz end, $3)
    on conflict (mailbox) do update set tried_at = excluded.tried_at, read_at = coalesce(excluded.read_at, r.read_at), failed = excluded.failed`, [mailbox, at, failed ?? null])
}
export const lastReading = (q: Queryable, mailbox: string) => q.maybe<{ triedAt: Date; readAt: Date | null; failed: string | null }>(
  'select tried_at as "triedAt", read_at as "readAt", failed from contacts.mail_reading where mailbox = $1', [mailbox])

// ---- what a colleague looks at ---------------------------------------------------------------------------------------

export type MailToLookAt = { readonly id: string; readonly kind: 'bounce' | 'too-many' | 'not-understood'; readonly arrivedAt: Date; readonly number: string | null; readonly sealed: Buffer }
const TO_LOOK_AT = `select i.id, i.kind, i.arrived_at as "arrivedAt", m.number, i.sealed from contacts.mail i left join contacts.matter m on m.id = i.matter_id where i.sealed is not null and i.handled_at is null`

export const mailToLookAt = (q: Queryable, most: number) => q.query<MailToLookAt>(`${TO_LOOK_AT} order by i.arrived_at, i.id limit $1`, [most])
export const oneToLookAt = (q: Queryable, id: string) => q.maybe<MailToLookAt>(`${TO_LOOK_AT} and i.id = $1`, [id])

export const countMail = (q: Queryable, since: Date) => q.one<{ waiting: number; machines: number }>(`
  select (select count(*)::int from contacts.mail where sealed is not null and handled_at is null) as waiting,
         (select count(*)::int from contacts.mail where kind in ('own', 'list', 'auto-reply') and read_at > $1) as machines`, [since])

/** False: a colleague was first. */
export const markHandled = async (tx: Tx, id: string, by: string, at: Date, matterId: string | undefined): Promise<boolean> => (await tx.query(`
  update contacts.mail set handled_at = $3, handled_by = $2, matter_id = coalesce($4, matter_id) where id = $1 and sealed is not null and handled_at is null returning 1`, [id, by, at, matterId ?? null])).length > 0

// ---- forgetting ------------------------------------------------------------------------------------------------------

const OVER_MAIL = `i.read_at < $1::date::timestamp at time zone 'Europe/Amsterdam' and (i.sealed is null or i.handled_at is not null)`
export const dueMail = async (q: Queryable, before: string): Promise<number> => (await q.one<{ n: number }>(`select count(*)::int as n from contacts.mail i where ${OVER_MAIL}`, [before])).n
export const forgetMailRows = async (tx: Tx, before: string, most: number): Promise<number> => (await tx.one<{ n: number }>(`
  with gone as (delete from contacts.mail where id in (select i.id from contacts.mail i where ${OVER_MAIL} order by i.id limit $2 for update skip locked) returning 1) select count(*)::int as n from gone`, [before, most])).n
