import type { Queryable, Tx } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'

export type EventRow = { id: string; kind: 'redeemed' | 'taken-back'; voucher_id: string; provider_id: string; at: Date; way: 'code' | 'qr'; taken_back_at: Date | null }

type Redeeming = { readonly id: string; readonly voucherId: string; readonly providerId: string; readonly at: Date; readonly day: LocalDate; readonly nonce: string; readonly way: 'code' | 'qr'; readonly actorId: string | undefined }

/** The redemption that came of this nonce; undefined when the voucher was not to be had. */
export const redeem = (tx: Tx, r: Redeeming) => tx.maybe<{ redemption_id: string; is_new: boolean }>(
  'select * from redemptions.redeem($1, $2, $3, $4, $5::date, $6, $7, $8)', [r.id, r.voucherId, r.providerId, r.at, r.day, r.nonce, r.way, r.actorId ?? null])

export const holdHousehold = (tx: Tx, residentId: string) => tx.query('select residents.lock_households(array[$1::uuid])', [residentId])

export const takeBack = (tx: Tx, id: string, redemptionId: string, providerId: string, at: Date, notBefore: Date, actorId: string | undefined) =>
  tx.one<{ done: boolean }>('select redemptions.take_back($1, $2, $3, $4, $5, $6) as done', [id, redemptionId, providerId, at, notBefore, actorId ?? null])

const COLUMNS = `e.id, e.kind, e.voucher_id, e.provider_id, e.at, e.way,
  (select b.at from redemptions.redemption_event b where b.takes_back = e.id) as taken_back_at`

/** A redemption of this provider; a stranger's is not there. */
export const redemptionOf = (q: Queryable, id: string, providerId: string) => q.maybe<EventRow>(
  `select ${COLUMNS} from redemptions.redemption_event e where e.id = $1 and e.provider_id = $2 and e.kind = 'redeemed'`, [id, providerId])

export const lastRedemptions = (q: Queryable, providerId: string, since: Date, count: number) => q.query<EventRow>(
  `select ${COLUMNS} from redemptions.redemption_event e where e.provider_id = $1 and e.kind = 'redeemed' and e.at >= $2 order by e.at desc limit $3`, [providerId, since, count])

/** Counts a wrong code; those of this provider that no longer count go at the same time. */
export const insertMiss = (q: Queryable, id: string, providerId: string, sessionId: string, at: Date, forgetBefore: Date) => q.query(`
  with old as (delete from redemptions.missed_code m where m.provider_id = $2 and m.at < $5)
  insert into redemptions.missed_code (id, provider_id, session_id, at) values ($1, $2, $3, $4)`, [id, providerId, sessionId, at, forgetBefore])

/** Until the end of the transaction nobody else counts tries of this session. */
export const holdTries = (tx: Tx, sessionId: string) => tx.query('select pg_advisory_xact_lock(hashtextextended($1, 42))', [sessionId])

/** Wrong codes: of this session since the one moment and since the other, and of the whole provider since the other. */
export const misses = (q: Queryable, providerId: string, sessionId: string, sessionSince: Date, providerSince: Date) => q.one<{ session: number; sessionHour: number; provider: number }>(`
  select count(*) filter (where m.session_id = $2 and m.at > $3)::int as session, count(*) filter (where m.session_id = $2)::int as "sessionHour", count(*)::int as provider
    from redemptions.missed_code m where m.provider_id = $1 and m.at > $4`, [providerId, sessionId, sessionSince, providerSince])
