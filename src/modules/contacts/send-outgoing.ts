import { type Document, documentAsSent } from '#modules/knowledge/index.ts'
import { mailOf, type MailDoor, nextAttempt, openMail } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import { html } from '#web/html.ts'
import { claimBeside, claimOutgoing, holdBack, markOutgoing, type WaitingRow } from './contacts.store.ts'
import { receiptsTogether as receiptsTogetherTitle } from './contacts.text.ts'
import { openOutgoing } from './seal.ts'
import { nextMorning } from './tell-them.ts'

const BATCH = 10
/** Longer than one attempt can take: what we hold comes back only when we are gone. */
const LEASE = 120_000

type Outcome = Awaited<ReturnType<MailDoor['send']>>

/** Mails to people without an account that are due: at least once, under one Message-ID, with growing pauses for a day. */
export async function sendOutgoing(house: House, door?: MailDoor): Promise<number> {
  const mail = door ?? openMail(house.config.smtp)
  try {
    const now = house.clock.now()
    const due = await house.db.transaction(async (tx) => {
      const lease = new Date(now.getTime() + LEASE)
      const claimed = await claimOutgoing(tx, now, lease, BATCH)
      const finds = claimed.flatMap(({ toFind }) => (toFind ? [toFind] : []))
      if (!finds.length) return claimed
      const beside = await claimBeside(tx, finds, now, lease, MOST_BESIDE)
      await holdBack(tx, finds, now, nextMorning(now))
      return [...claimed, ...beside]
    })
    for (const together of Map.groupBy(due, ({ id, toFind }) => toFind?.toString('hex') ?? id).values()) await deliver(house, mail, together)
    return due.length
  } finally {
    if (!door) mail.close()
  }
}

/** Receipts that go along in a mail; what is more goes in that of the next day. */
const MOST_BESIDE = 20

/** These are made by a machine and say so; in the others a colleague answers somebody. */
const BY_ITSELF = ['complaint-receipt', 'contact-receipt', 'contact-added', 'contact-resumed']

async function deliver(house: House, mail: MailDoor, together: readonly WaitingRow[]): Promise<void> {
  const outcome = await attempt(house, mail, together)
  const now = house.clock.now()
  for (const { id, attempts, createdAt } of together) {
    if (outcome.kind === 'sent') { await markOutgoing(house.db, id, 'sent', now); continue }
    const next = outcome.kind === 'refused' ? undefined : nextAttempt(attempts, now, createdAt)
    await markOutgoing(house.db, id, next ? 'waiting' : 'failed', next ?? now, outcome.code)
  }
}

/** One that cannot be opened or written must not keep the others waiting: it is tried again, and after a day the screen says that it failed. */
async function attempt(house: House, mail: MailDoor, [one, ...others]: readonly WaitingRow[]): Promise<Outcome> {
  const { id, sealed } = one!
  try {
    const { email, inReplyTo, kind, textVersion, values } = openOutgoing(house, sealed)
    if (!email) return { kind: 'refused', code: 'no-address' }
    if (others.length) return await mail.send({ to: email, reference: id, ...mailOf(await receiptsTogether(house, [one!, ...others])) })
    const { subject, ...body } = mailOf(await documentAsSent(house, `letters/${kind}`, textVersion, values))
    return await mail.send({ to: email, reference: id, subject: `${subject} [${values['number']}]`, byPerson: !BY_ITSELF.includes(kind), inReplyTo, ...body })
  } catch (error) {
    house.log.error({ outgoing: id, error: (error as Error).message }, 'A mail to somebody without an account could not be written')
    return { kind: 'later', code: 'NOTWRITTEN' }
  }
}

/** Each receipt as it would have gone by itself, below each other. */
async function receiptsTogether(house: House, rows: readonly WaitingRow[]): Promise<Pick<Document, 'title' | 'text' | 'html'>> {
  const receipts = rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).map(({ sealed }) => openOutgoing(house, sealed))
  const documents = []
  for (const { kind, textVersion, values } of receipts) documents.push({ name: values['number'], sent: await documentAsSent(house, `letters/${kind}`, textVersion, values) })
  return {
    title: receiptsTogetherTitle(documents.length),
    text: documents.map(({ name, sent }) => `${sent.title} [${name}]\n\n${sent.text}`).join('\n\n--\n\n'),
    html: html`${documents.map(({ name, sent }) => html`<h1>${sent.title} [${name}]</h1>${sent.html}<hr>`)}`,
  }
}
