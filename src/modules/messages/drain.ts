import { newId } from '#shared/ids.ts'
import { languageFor, reachOf, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { claim, type Due, markFailed, markLater, markSent } from './delivery.store.ts'
import { nextAttempt } from './domain/pauses.ts'
import type { Outcome } from './domain/smtp-outcome.ts'
import type { MailDoor } from './mail.ts'
import { insertAttempt } from './messages.store.ts'
import { noticeMail } from './notice.ts'

export type Drained = { readonly sent: number; readonly later: number; readonly failed: number }

const BATCH = 10
/** Longer than one attempt can take: what we hold comes back only when we are gone. */
const LEASE = 120_000

/**
 * One round: takes up to ten notices that are due, sends them, and writes down how each ended. At least once, never
 * knowingly twice: a crash between the server's yes and our note sends again, under the same Message-ID, and is counted.
 */
export async function drain(house: House, mail: MailDoor): Promise<Drained> {
  const due = await house.db.transaction(async (tx) => {
    const now = house.clock.now()
    const claimed = await claim(tx, now, new Date(now.getTime() + LEASE), BATCH)
    for (const { messageId } of claimed) await insertAttempt(tx, { id: newId(now), messageId, channel: 'email', what: 'started', at: now })
    return claimed
  })
  const ends = await Promise.all(due.map((one) => deliver(house, mail, one)))
  const count = (end: string) => ends.filter((one) => one === end).length
  return { sent: count('sent'), later: count('later'), failed: count('failed') }
}

async function deliver(house: House, mail: MailDoor, due: Due): Promise<'sent' | 'later' | 'failed'> {
  return settle(house, due, await attempt(house, mail, due))
}

/** One notice that cannot be opened or written (a text without a value) must not hold up the others: after a day its letter goes. */
async function attempt(house: House, mail: MailDoor, due: Due): Promise<Outcome> {
  try {
    const { deceased, givenName } = await residentCard(house, house.db, due.residentId)
    const reach = await reachOf(house, house.db, due.residentId)
    // What they chose since counts: no notice to an address that is no longer theirs, and nothing at all to who died.
    if (deceased) return { kind: 'refused', code: 'deceased' }
    if (reach.channel === 'letter') return { kind: 'refused', code: 'chose-letter' }
    return await mail.send(noticeMail(house, due, { address: reach.email, name: givenName, lang: await languageFor(house, house.db, due.residentId) }))
  } catch (error) {
    house.log.error({ err: error, message: due.messageId }, 'A notice could not be written.')
    return { kind: 'later', code: 'NOTWRITTEN' }
  }
}

async function settle(house: House, { messageId, attempts, createdAt }: Due, outcome: Outcome): Promise<'sent' | 'later' | 'failed'> {
  const now = house.clock.now()
  return house.db.transaction(async (tx) => {
    await insertAttempt(tx, { id: newId(now), messageId, channel: 'email', what: outcome.kind, code: outcome.kind === 'sent' ? undefined : outcome.code, at: now })
    if (outcome.kind === 'sent') {
      await markSent(tx, messageId, now, outcome.reference)
      return 'sent'
    }
    const next = outcome.kind === 'refused' ? undefined : nextAttempt(attempts, now, createdAt)
    if (next) {
      await markLater(tx, messageId, next, outcome.code)
      return 'later'
    }
    await markFailed(tx, messageId, outcome.code, outcome.code === 'deceased' ? undefined : now)
    return 'failed'
  })
}
