import { formatDate, dayOf, formatTime } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { countMail, lastReading } from './mail.store.ts'
import { MailboxRefused } from './mail-token.ts'
import { openMailbox } from './open-mailbox.ts'

type Finding = { readonly state: 'good' | 'care' | 'wrong'; readonly sentence: string }
const QUARTER = 900_000

/** For the doctor: whether the mailbox answers, when it was last read to the end, and what waits for a colleague. */
export const mailInChecks = (house: House): { readonly name: string; readonly look: () => Promise<Finding> }[] => [{
  name: 'mail that comes in',
  async look() {
    const { mailIn } = house.config
    if (!mailIn) return { state: 'good', sentence: 'No mailbox is configured (mailIn in the partners file): questions and complaints come in by the form, the desk and the telephone.' }
    const waits = await openMailbox(mailIn, { patienceMs: 5000 }).then(async (door) => { const count = (await door.uids()).length; await door.close(); return count }, (error: Error & { code?: string }) => error)
    if (waits instanceof MailboxRefused) return { state: 'wrong', sentence: `${waits.message} What people mail waits in the mailbox.` }
    if (waits instanceof Error) return { state: 'wrong', sentence: `The mailbox does not answer (${waits.code ?? waits.message}). What people mail waits there; look at mailIn in the partners file, and at the server.` }
    const last = await lastReading(house.db, mailIn.mailbox)
    if (!last?.readAt) return { state: 'care', sentence: `The mailbox answers, ${waits} wait, and it was not read yet. Is the worker running?` }
    const when = `${formatDate(dayOf(last.readAt))}, ${formatTime(last.readAt)}`
    if (house.clock.now().getTime() - last.readAt.getTime() > QUARTER) return { state: 'wrong', sentence: `The mailbox answers, and was last read to the end on ${when}${last.failed ? ` (${last.failed})` : ''}; ${waits} wait. Is the worker running?` }
    const { waiting } = await countMail(house.db, last.readAt)
    return waiting ? { state: 'care', sentence: `Read on ${when}. ${waiting} mails wait for a colleague at /klachten/mail.` } : { state: 'good', sentence: `Read on ${when}; nothing waits.` }
  },
}]
