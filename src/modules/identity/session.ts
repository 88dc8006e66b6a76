import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { Signed } from '#web/route.ts'
import { newId } from '#shared/ids.ts'
import { rolesOfDoor } from './domain/access.ts'
import { absoluteEnd, idleEnd, isWorthMoving, over, type SessionKind } from './domain/session-times.ts'
import { hashOf, newSecret } from './secrets.ts'
import * as store from './session.store.ts'

export type Newcomer = {
  readonly door: Signed['door']
  /** A paired device at a provider's counter: stays open for a day. */
  readonly till?: boolean
  readonly subjectId?: string | undefined
  /** Shown at the top of the page; empty for a resident whom we do not know yet. */
  readonly name: string
  readonly roles: readonly string[]
  readonly loa: string
  readonly idToken?: string
  /** A resident's, kept sealed in the session and nowhere else until they apply. */
  readonly bsn?: string
}

const BSN = 'identity.session.bsn_sealed'
const ID_TOKEN = 'identity.session.id_token_sealed'

/** Opens a session and gives the value for the `stadjerspas` cookie: always a new one, never what the browser brought. */
export const startSession = async (house: House, q: Queryable, newcomer: Newcomer): Promise<string> => (await openSession(house, q, newcomer)).cookie

export async function openSession({ box, clock }: House, q: Queryable, newcomer: Newcomer): Promise<{ cookie: string; signed: Signed }> {
  const stray = newcomer.roles.find((role) => !(rolesOfDoor[newcomer.door] as readonly string[]).includes(role))
  if (stray) throw new Error(`The role ${JSON.stringify(stray)} is not one that the door for ${newcomer.door} hands out (domain/access.ts).`)
  const now = clock.now()
  const kind: SessionKind = newcomer.till ? 'till' : newcomer.door
  const end = absoluteEnd(kind, now)
  const cookie = newSecret()
  const session = { id: newId(now), kind, name: newcomer.name, roles: newcomer.roles, subjectId: newcomer.subjectId, idleEnd: idleEnd(kind, now, end), absoluteEnd: end }
  await store.keepSession(q, {
    ...session, cookieHash: hashOf(cookie), loa: newcomer.loa, startedAt: now,
    bsnSealed: newcomer.bsn === undefined ? undefined : box.seal(newcomer.bsn, BSN),
    idTokenSealed: newcomer.idToken === undefined ? undefined : box.seal(newcomer.idToken, ID_TOKEN),
  })
  return { cookie, signed: signedOf(session, session.idleEnd) }
}

/** Who this cookie is, its end moved because they are here now; undefined when there is no such session or it is over. */
export async function sessionOf({ db, clock }: House, cookie: string | undefined): Promise<Signed | undefined> {
  if (!cookie || cookie.length > 100) return undefined
  const session = await store.sessionByCookie(db, hashOf(cookie))
  const now = clock.now()
  if (!session || over(session, now)) return undefined
  const until = idleEnd(session.kind, now, session.absoluteEnd)
  if (!isWorthMoving(session.idleEnd, until)) return signedOf(session, session.idleEnd)
  await store.moveEnd(db, session.id, until)
  return signedOf(session, until)
}

/** Why this cookie no longer signs anybody in, when it ended by itself: for as long as we remember (a day). */
export async function whyOver({ db, clock }: House, cookie: string | undefined): Promise<'idle' | 'day-over' | undefined> {
  const session = cookie && cookie.length <= 100 ? await store.sessionByCookie(db, hashOf(cookie)) : undefined
  const reason = session && over(session, clock.now())
  return reason === 'signed-out' ? undefined : reason
}

/** Signed out, or thrown out: dead from this moment, on every node. What it held is gone from the row. */
export const endSession = ({ clock }: House, q: Queryable, sessionId: string): Promise<void> => store.revokeSession(q, sessionId, clock.now())

/** All sessions of a resident, a provider's person or a member of staff. Answers how many were still going. */
export const endSessionsOf = ({ clock }: House, q: Queryable, subjectId: string): Promise<number> => store.revokeSessionsOf(q, subjectId, clock.now())

/** The BSN with which this resident signed in: for the register and the income source, never for a page or a log. */
export async function bsnOf({ box }: House, q: Queryable, sessionId: string): Promise<string | undefined> {
  const sealed = await store.sealedOf(q, sessionId)
  return sealed?.bsnSealed ? box.open(sealed.bsnSealed, BSN) : undefined
}

export async function idTokenOf({ box }: House, q: Queryable, sessionId: string): Promise<string | undefined> {
  const sealed = await store.sealedOf(q, sessionId)
  return sealed?.idTokenSealed ? box.open(sealed.idTokenSealed, ID_TOKEN) : undefined
}

/** Somebody applied: from now on this session is that resident's. In the transaction that keeps the resident. */
export const nameSubject = (_house: House, q: Queryable, sessionId: string, subject: { readonly id: string; readonly name: string }): Promise<void> =>
  store.nameSubject(q, sessionId, subject.id, subject.name)

/** From now on this session acts for somebody else, or for oneself again. Whether it may is asked at each request, by who knows. */
export const actUnder = (_house: House, q: Queryable, sessionId: string, representationId: string | undefined): Promise<void> => store.setActsUnder(q, sessionId, representationId)

type SessionFacts = Pick<store.SessionRow, 'id' | 'kind' | 'name' | 'roles'> & { readonly subjectId?: string | null | undefined; readonly actsUnder?: string | null | undefined }

const signedOf = (session: SessionFacts, until: Date): Signed => ({
  sessionId: session.id, door: session.kind === 'till' ? 'provider' : session.kind,
  subjectId: session.subjectId ?? undefined, name: session.name, roles: session.roles, until, actsUnder: session.actsUnder ?? undefined,
})
