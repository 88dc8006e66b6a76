import type { Tx } from '#db/database.ts'
import { staffAddress } from '#modules/identity/index.ts'
import { document } from '#modules/knowledge/index.ts'
import { mailOf, type MailDoor, nextAttempt, openMail } from '#modules/messages/index.ts'
import { newId } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { ok, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { claimNotices, type DueNotice, markTold, noticeFor, settleNotice, withCopy } from './copy-notice.store.ts'
import { handle, write } from './handle-matter.ts'
import type { Staff } from './matter.ts'

const BATCH = 10
/** Longer than one attempt can take: what we hold comes back only when we are gone. */
const LEASE = 120_000

/** A copy lies ready, or there is more to it (Awb 9:9, 9:11(2)): a mail says so where the directory gave an address; otherwise the screen asks a colleague to. */
export async function announceCopy(house: House, tx: Tx, matterId: string, staffId: string): Promise<void> {
  await noticeFor(tx, matterId, staffId, await staffAddress(house, tx, staffId) ? house.clock.now() : undefined)
}

export async function announceAll(house: House, tx: Tx, matterId: string): Promise<void> {
  for (const staffId of await withCopy(tx, matterId)) await announceCopy(house, tx, matterId, staffId)
}

/** Mails the notices that are due. No name of who complained, no number and no word of it is in them. Answers how many were looked at. */
export async function sendCopyNotices(house: House, door?: MailDoor): Promise<number> {
  const now = house.clock.now()
  const due = await house.db.transaction((tx) => claimNotices(tx, now, new Date(now.getTime() + LEASE), BATCH))
  if (!due.length) return 0
  const mail = door ?? openMail(house.config.smtp)
  try {
    for (const one of due) await send(house, mail, one)
    return due.length
  } finally {
    if (!door) mail.close()
  }
}

async function send(house: House, mail: MailDoor, due: DueNotice): Promise<void> {
  const outcome = due.read ? undefined : await attempt(house, mail, due)
  if (!outcome) return settleNotice(house.db, due, {})
  const now = house.clock.now()
  if (outcome.kind === 'sent') return settleNotice(house.db, due, { mailedAt: now })
  const again = outcome.kind === 'refused' ? undefined : nextAttempt(due.attempts, now, due.since)
  if (!again) house.log.warn({ matter: due.matterId, code: outcome.code }, 'A colleague could not be mailed about a copy; the screen asks to tell them.')
  return settleNotice(house.db, due, { again })
}

/** Undefined: the directory has no address any more. One that cannot be written must not keep the others waiting. */
async function attempt(house: House, mail: MailDoor, due: DueNotice): Promise<Awaited<ReturnType<MailDoor['send']>> | undefined> {
  try {
    const to = await staffAddress(house, house.db, due.staffId)
    return to ? await mail.send({ to, reference: newId(house.clock.now()), ...mailOf(document(house, 'emails/copy-for-you', { name: due.staffName })) }) : undefined
  } catch (error) {
    house.log.error({ matter: due.matterId, error: (error as Error).message }, 'A mail about a copy could not be written')
    return { kind: 'later', code: 'NOTWRITTEN' }
  }
}

/** A colleague told them by hand that a copy lies ready: who, and on which day. */
export const tellByHand = (house: House, who: Staff, number: string, { staffId, on }: { readonly staffId: string; readonly on: LocalDate }) =>
  handle<string, 'told-before'>(house, who, number, async (tx, matter) => {
    if (!await markTold(tx, matter.id, staffId, { on, by: who })) return refuse('told-before')
    await write(house, tx, matter, who, 'noted', { facts: { toldCopy: on } })
    return ok(matter.number)
  })
