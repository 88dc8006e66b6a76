import { documentAsSent } from '#modules/knowledge/index.ts'
import { mailOf, type MailDoor, nextAttempt, openMail } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import { claimOutgoing, markOutgoing, type WaitingRow } from './contacts.store.ts'
import { openOutgoing } from './seal.ts'

const BATCH = 10
/** Longer than one attempt can take: what we hold comes back only when we are gone. */
const LEASE = 120_000

type Outcome = Awaited<ReturnType<MailDoor['send']>>

/** Mails to people without an account that are due: at least once, under one Message-ID, with growing pauses for a day. */
export async function sendOutgoing(house: House, door?: MailDoor): Promise<number> {
  const mail = door ?? openMail(house.config.smtp)
  try {
    const now = house.clock.now()
    const due = await house.db.transaction((tx) => claimOutgoing(tx, now, new Date(now.getTime() + LEASE), BATCH))
    for (const one of due) await deliver(house, mail, one)
    return due.length
  } finally {
    if (!door) mail.close()
  }
}

/** These are made by a machine and say so; in the others a colleague answers somebody. */
const BY_ITSELF = ['complaint-receipt', 'contact-receipt', 'contact-added', 'contact-resumed']

async function deliver(house: House, mail: MailDoor, due: WaitingRow): Promise<void> {
  const { id, attempts, createdAt } = due
  const outcome = await attempt(house, mail, due)
  const now = house.clock.now()
  if (outcome.kind === 'sent') { await markOutgoing(house.db, id, 'sent', now); return }
  const next = outcome.kind === 'refused' ? undefined : nextAttempt(attempts, now, createdAt)
  await markOutgoing(house.db, id, next ? 'waiting' : 'failed', next ?? now, outcome.code)
}

/** One that cannot be opened or written must not keep the others waiting: it is tried again, and after a day the screen says that it failed. */
async function attempt(house: House, mail: MailDoor, { id, sealed }: WaitingRow): Promise<Outcome> {
  try {
    const { email, inReplyTo, kind, textVersion, values } = openOutgoing(house, sealed)
    if (!email) return { kind: 'refused', code: 'no-address' }
    const { subject, ...body } = mailOf(await documentAsSent(house, `letters/${kind}`, textVersion, values))
    return await mail.send({ to: email, reference: id, subject: `${subject} [${values['number']}]`, byPerson: !BY_ITSELF.includes(kind), inReplyTo, ...body })
  } catch (error) {
    house.log.error({ outgoing: id, error: (error as Error).message }, 'A mail to somebody without an account could not be written')
    return { kind: 'later', code: 'NOTWRITTEN' }
  }
}
