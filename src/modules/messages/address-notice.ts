import type { Tx } from '#db/database.ts'
import { document } from '#modules/knowledge/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type AddressNotice, claimNotices, deleteNotice, insertNotice, keepSent, putOffNotice } from './address-notice.store.ts'
import { nextAttempt } from './domain/pauses.ts'
import type { Outcome } from './domain/smtp-outcome.ts'
import type { MailDoor } from './mail.ts'
import { mailOf } from './notice.ts'
import { wakeMessages } from './wake.ts'

const ADDRESS = 'messages.address_notice.address_sealed'
export const TEXTS = { left: 'emails/address-left', chosen: 'emails/address-chosen' } as const
const BATCH = 10
/** Longer than one attempt can take. */
const LEASE = 120_000

/** Tells an address about itself, in the transaction of the change: `left` is mailed no longer, `chosen` from now on. */
export async function noticeTo(house: House, tx: Tx, { residentId, address, kind }: { readonly residentId: string; readonly address: string; readonly kind: AddressNotice['kind'] }): Promise<void> {
  const at = house.clock.now()
  await insertNotice(tx, { id: newId(at), residentId, addressSealed: house.box.seal(address, ADDRESS), kind, createdAt: at })
  tx.afterCommit(() => wakeMessages(house))
}

/** One round; answers how many were looked at. A letter about the same change goes anyway: after a day this gives up. */
export async function drainNotices(house: House, mail: MailDoor): Promise<number> {
  const now = house.clock.now()
  const due = await house.db.transaction((tx) => claimNotices(tx, now, new Date(now.getTime() + LEASE), BATCH))
  await Promise.all(due.map((one) => send(house, mail, one)))
  return due.length
}

async function send(house: House, mail: MailDoor, due: AddressNotice): Promise<void> {
  const { id, kind, createdAt, attempts } = due
  const outcome = await attempt(house, mail, due)
  const next = outcome && outcome.kind !== 'sent' && outcome.kind !== 'refused' ? nextAttempt(attempts, house.clock.now(), createdAt) : undefined
  if (next) await putOffNotice(house.db, id, next)
  else if (outcome?.kind === 'sent') await keepSent(house.db, id, house.clock.now())
  else await deleteNotice(house.db, id)
  if (outcome && outcome.kind !== 'sent' && !next) house.log.warn({ notice: id, kind, code: outcome.code }, 'An address could not be told that it changed.')
}

/** Undefined: they died. One that cannot be opened or written must not hold up the others, and gives up after a day as well. */
async function attempt(house: House, mail: MailDoor, { id, residentId, addressSealed, kind }: AddressNotice): Promise<Outcome | undefined> {
  try {
    const { deceased, givenName } = await residentCard(house, house.db, residentId)
    return deceased ? undefined : await mail.send({
      to: house.box.open(addressSealed, ADDRESS), reference: id, ...mailOf(document(house, TEXTS[kind], { name: givenName, date: formatDate(house.clock.today()) })),
    })
  } catch (error) {
    house.log.error({ err: error, notice: id }, 'A notice to an address could not be written.')
    return { kind: 'later', code: 'NOTWRITTEN' }
  }
}
