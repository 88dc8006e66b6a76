import { askTogether } from '#db/ask-together.ts'
import type { Queryable } from '#db/database.ts'
import type { SessionKind } from './domain/session-times.ts'

export type NewSession = {
  readonly id: string
  readonly cookieHash: Buffer
  readonly kind: SessionKind
  readonly subjectId: string | undefined
  readonly bsnSealed: Buffer | undefined
  readonly name: string
  readonly roles: readonly string[]
  readonly loa: string
  readonly idTokenSealed: Buffer | undefined
  readonly startedAt: Date
  readonly idleEnd: Date
  readonly absoluteEnd: Date
}

export type SessionRow = {
  readonly id: string
  readonly kind: SessionKind
  readonly subjectId: string | null
  readonly name: string
  readonly roles: readonly string[]
  readonly idleEnd: Date
  readonly absoluteEnd: Date
  readonly revokedAt: Date | null
  readonly actsUnder: string | null
}

const columns = `id, kind, subject_id as "subjectId", name, roles, idle_end as "idleEnd", absolute_end as "absoluteEnd", revoked_at as "revokedAt", acts_under as "actsUnder"`

export async function keepSession(q: Queryable, session: NewSession): Promise<void> {
  await q.query(`
    insert into identity.session (id, cookie_hash, kind, subject_id, bsn_sealed, name, roles, loa, id_token_sealed, started_at, idle_end, absolute_end)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  [session.id, session.cookieHash, session.kind, session.subjectId ?? null, session.bsnSealed ?? null, session.name, session.roles,
    session.loa, session.idTokenSealed ?? null, session.startedAt, session.idleEnd, session.absoluteEnd])
}

const sessionsByCookie = askTogether<Buffer, SessionRow & { readonly cookieHash: Buffer }>({
  keyOf: (hash) => hash.toString('latin1'), rowOf: ({ cookieHash }) => cookieHash.toString('latin1'),
  ask: (q, hashes) => q.prepared('identity.session', `select ${columns}, cookie_hash as "cookieHash" from identity.session where cookie_hash = any ($1::bytea[])`, [hashes]),
})
export const sessionByCookie = async (q: Queryable, cookieHash: Buffer): Promise<SessionRow | undefined> => (await sessionsByCookie(q, cookieHash))[0]

/** Later only: a page that was slow to load never shortens what a faster one gained. */
export async function moveEnd(q: Queryable, id: string, idleEnd: Date): Promise<void> {
  await q.query('update identity.session set idle_end = $2 where id = $1 and idle_end < $2 and revoked_at is null', [id, idleEnd])
}

export const sealedOf = (q: Queryable, id: string): Promise<{ kind: SessionKind; bsnSealed: Buffer | null; idTokenSealed: Buffer | null } | undefined> =>
  q.maybe(`select kind, bsn_sealed as "bsnSealed", id_token_sealed as "idTokenSealed" from identity.session where id = $1 and revoked_at is null`, [id])

export async function nameSubject(q: Queryable, id: string, subjectId: string, name: string): Promise<void> {
  await q.query('update identity.session set subject_id = $2, name = $3 where id = $1 and revoked_at is null', [id, subjectId, name])
}

export async function setActsUnder(q: Queryable, id: string, representationId: string | undefined): Promise<void> {
  await q.query(`update identity.session set acts_under = $2 where id = $1 and kind = 'resident' and revoked_at is null`, [id, representationId ?? null])
}

/** Ended, and empty at once: the row stays only to say that it ended. */
export async function revokeSession(q: Queryable, id: string, at: Date): Promise<void> {
  await q.query(`update identity.session set revoked_at = $2, ${emptied} where id = $1 and revoked_at is null`, [id, at])
}

/** How many of them were still going. */
export const revokeSessionsOf = async (q: Queryable, subjectId: string, at: Date): Promise<number> =>
  stillGoing(await q.query(`update identity.session set revoked_at = $2, ${emptied} where subject_id = $1 and revoked_at is null returning idle_end as "idleEnd"`, [subjectId, at]), at)

export const revokeEverySession = async (q: Queryable, at: Date): Promise<number> =>
  stillGoing(await q.query(`update identity.session set revoked_at = $1, ${emptied} where revoked_at is null returning idle_end as "idleEnd"`, [at]), at)

const stillGoing = (rows: readonly { readonly idleEnd: Date }[], at: Date): number => rows.filter(({ idleEnd }) => idleEnd > at).length

const emptied = `bsn_sealed = null, id_token_sealed = null, name = ''`

export async function emptyEndedSessions(q: Queryable, now: Date): Promise<void> {
  await q.query(`update identity.session set ${emptied} where idle_end <= $1 and (bsn_sealed is not null or id_token_sealed is not null or name <> '')`, [now])
}

export async function forgetSessions(q: Queryable, endedBefore: Date): Promise<void> {
  await q.query('delete from identity.session where idle_end < $1', [endedBefore])
}
