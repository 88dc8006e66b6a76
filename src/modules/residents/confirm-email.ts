import type { Queryable } from '#db/database.ts'
import { newCode, readCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/language.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { readEmail, sameMailbox } from './domain/email-address.ts'
import { countCodes, countTry, deleteCodesBefore, insertCode, lockCodes, markConfirmed, newestCode } from './reach.store.ts'

/**
 * Sends a code; given by app.ts, because mail belongs to a room further on. `until` is the last moment it works; `aloud`:
 * it is read out to who helps at the desk, and the mail says so. No name: whose address it is, is not proven yet. In Dutch when `lang` is left out.
 */
export type MailCode = (mail: { readonly to: string; readonly code: string; readonly until: Date; readonly aloud?: boolean; readonly lang?: Language }) => Promise<'sent' | 'down'>

const CODE_LENGTH = 7
const MINUTES = 60_000
const GOOD_FOR = 15 * MINUTES
const MOST_TRIES = 5
const MOST_PER_HOUR = { session: 5, email: 5 }
const EMAIL = 'residents.email_code.email_sealed'

type CodeRefusal = Refusal<'not-an-address' | 'too-many-codes' | 'mail-down'>

/**
 * Mails a code to an address that somebody says is theirs. The code works for 15 minutes, in this session only, and the
 * newest one counts. Refused: not an address; more than 5 codes an hour for this session or this address; mail is down.
 */
export async function sendEmailCode(
  house: House, { sessionId, address, lang }: { sessionId: string; address: string; lang?: Language }, mailCode: MailCode,
): Promise<Result<{ readonly email: string; readonly until: Date }, CodeRefusal>> {
  const email = readEmail(address)
  if (!email) return refuse('not-an-address')
  const now = house.clock.now()
  const until = new Date(now.getTime() + GOOD_FOR)
  const code = newCode(CODE_LENGTH)
  const sessionFind = findOf(house, 'session', sessionId)
  const emailFind = house.box.find(sameMailbox(email))
  const allowed = await house.db.transaction(async (tx) => {
    await lockCodes(tx, sessionFind)
    const { bySession, byEmail } = await countCodes(tx, sessionFind, emailFind, new Date(now.getTime() - 60 * MINUTES))
    if (bySession >= MOST_PER_HOUR.session || byEmail >= MOST_PER_HOUR.email) return false
    await insertCode(tx, {
      id: newId(now), sessionFind, emailFind, emailSealed: house.box.seal(email, EMAIL), codeFind: codeFind(house, sessionId, code), sentAt: now, expiresAt: until,
    })
    return true
  })
  if (!allowed) return refuse('too-many-codes')
  return await mailCode({ to: email, code, until, ...(lang ? { lang } : {}) }) === 'sent' ? ok({ email, until }) : refuse('mail-down')
}

type TryRefusal = Refusal<'no-code' | 'wrong-code' | 'code-expired' | 'too-many-tries', { readonly left?: number } | undefined>

/** Compares what was typed with the newest code of this session. Five tries; after that only a new code helps. */
export async function confirmEmailCode(house: House, { sessionId, typed }: { sessionId: string; typed: string }): Promise<Result<{ readonly email: string }, TryRefusal>> {
  return house.db.transaction(async (tx): Promise<Result<{ readonly email: string }, TryRefusal>> => {
    const row = await newestCode(tx, findOf(house, 'session', sessionId), true)
    if (!row) return refuse('no-code')
    const email = house.box.open(row.emailSealed, EMAIL)
    if (row.confirmedAt) return ok({ email })
    if (row.tries >= MOST_TRIES) return refuse('too-many-tries')
    if (house.clock.now() >= row.expiresAt) return refuse('code-expired')
    const code = readCode(typed, CODE_LENGTH)
    if (!code || !codeFind(house, sessionId, code).equals(row.codeFind)) {
      await countTry(tx, row.id)
      return row.tries + 1 >= MOST_TRIES ? refuse('too-many-tries') : refuse('wrong-code', { left: MOST_TRIES - row.tries - 1 })
    }
    await markConfirmed(tx, row.id, house.clock.now())
    return ok({ email })
  })
}

export type EmailProof = { readonly email: string; readonly until: Date; readonly confirmedAt: Date | undefined; readonly codeId: string }

/** The address of this session's newest code, and whether it was confirmed. */
export async function emailProof(house: House, q: Queryable, sessionId: string): Promise<EmailProof | undefined> {
  const row = await newestCode(q, findOf(house, 'session', sessionId))
  return row && { email: house.box.open(row.emailSealed, EMAIL), until: row.expiresAt, confirmedAt: row.confirmedAt ?? undefined, codeId: row.id }
}

/** For the daily clean-up: codes of more than a day ago. Answers how many went. */
export const forgetEmailCodes = (house: House): Promise<number> => deleteCodesBefore(house.db, new Date(house.clock.now().getTime() - 24 * 60 * MINUTES))

const findOf = (house: House, what: string, value: string): Buffer => house.box.find(`${what}:${value}`)
/** Bound to the session, so that equal codes of two people are not equal rows. */
const codeFind = (house: House, sessionId: string, code: string): Buffer => findOf(house, 'email-code', `${sessionId}:${code}`)
