import type { Queryable, Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/language.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { versionOf } from '#modules/knowledge/index.ts'
import { emailProof } from './confirm-email.ts'
import { sameMailbox } from './domain/email-address.ts'
import { deleteCode, insertReachEvent, type NewReach, reachRow, upsertReach } from './reach.store.ts'

export type Reach =
  | { readonly channel: 'letter' }
  | { readonly channel: 'email'; readonly email: string; readonly confirmedAt: Date; readonly consentAt: Date }

/** What somebody chose. E-mail needs the session in which they confirmed the address by a code, and their express consent. */
export type ReachChoice = { readonly channel: 'letter' } | { readonly channel: 'email'; readonly sessionId: string; readonly consent: boolean; /** Of the words of the consent that they read: Dutch when it is left out. */ readonly lang?: Language }

/** Text of the consent (Awb 2:8): the version that somebody agreed to is kept with their choice. */
export const CONSENT_TEXT = 'pages/bereikbaar#consent'

const EMAIL = 'residents.reach.email_sealed'

/**
 * Keeps how to reach somebody, in the transaction of the application or of the change. Nothing changes when it is refused:
 * an address that was not confirmed in this session, or no consent. Who never chose gets letters. `under`: the representation of who chose it.
 */
export async function setReach(house: House, tx: Tx, residentId: string, choice: ReachChoice, under?: string): Promise<Result<Reach, Refusal<'email-not-confirmed' | 'no-consent'>>> {
  const now = house.clock.now()
  if (choice.channel === 'letter') {
    await keep(house, tx, residentId, choice, under)
    return ok({ channel: 'letter' })
  }
  if (!choice.consent) return refuse('no-consent')
  const proof = await emailProof(house, tx, choice.sessionId)
  if (!proof?.confirmedAt) return refuse('email-not-confirmed')
  const { email, confirmedAt } = proof
  const consentLanguage = choice.lang ?? 'nl'
  await keep(house, tx, residentId, {
    channel: 'email', find: house.box.find(sameMailbox(email)), sealed: house.box.seal(email, EMAIL), confirmedAt, consentVersion: versionOf(house, CONSENT_TEXT, consentLanguage), consentLanguage,
  }, under)
  await deleteCode(tx, proof.codeId)
  return ok({ channel: 'email', email, confirmedAt, consentAt: now })
}

async function keep(house: House, tx: Tx, residentId: string, reach: NewReach, under: string | undefined): Promise<void> {
  const now = house.clock.now()
  await upsertReach(tx, residentId, reach, now, under)
  await insertReachEvent(tx, newId(now), residentId, reach, now)
}

/** Letters for who never chose: nobody is without a channel. */
export async function reachOf(house: House, q: Queryable, residentId: string): Promise<Reach> {
  const row = await reachRow(q, residentId)
  if (row?.channel !== 'email' || !row.emailSealed || !row.confirmedAt || !row.consentAt) return { channel: 'letter' }
  return { channel: 'email', email: house.box.open(row.emailSealed, EMAIL), confirmedAt: row.confirmedAt, consentAt: row.consentAt }
}
