import type { House } from '#src/house.ts'
import { sealMail } from './sealed-mail.ts'
import { insertMail, keepReading, knownUids } from './mail.store.ts'
import { newId } from '#shared/ids.ts'
import { type MailboxDoor, openMailbox } from './open-mailbox.ts'
import { MOST_SOURCE, PART_SOURCE } from './read-mail.ts'
import { type Place, takeInMail } from './take-in-mail.ts'

/** As many in one reading; the rest a minute later. */
const BATCH = 50

/**
 * Every minute: reads the mailbox. A message is put away once it is in the database; cut off in between, it is found there
 * the next time, known, and only put away. One that cannot be taken in keeps no other waiting.
 */
export async function readMailbox(house: House, open: typeof openMailbox = openMailbox): Promise<number> {
  const { mailIn, smtp } = house.config
  if (!mailIn) return 0
  const at = house.clock.now()
  try {
    const door = await open(mailIn)
    try {
      const { read, left } = await readAll(house, door, { mailbox: `${mailIn.user} ${mailIn.mailbox}`, uidValidity: door.uidValidity, ours: [...mailIn.addresses, addressOf(smtp.from)], authservId: mailIn.authservId })
      await keepReading(house.db, mailIn.mailbox, at, left ? `${left} could not be taken in` : undefined)
      return read
    } finally {
      await door.close()
    }
  } catch (error) {
    const why = String((error as { code?: string }).code ?? (error as Error).name).slice(0, 120)
    await keepReading(house.db, mailIn.mailbox, at, why)
    house.log.warn({ mail: 'mailbox', why }, 'the mailbox could not be read and is tried again in a minute')
    return 0
  }
}

const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

async function readAll(house: House, door: MailboxDoor, place: Place): Promise<{ read: number; left: number }> {
  const uids = await door.uids()
  const known = await knownUids(house.db, place.mailbox, place.uidValidity, uids)
  await door.putAway(uids.filter((uid) => known.has(uid)))
  let read = 0
  let left = 0
  for (const uid of uids.filter((one) => !known.has(one)).slice(0, BATCH)) {
    const fetched = await door.fetch(uid, MOST_SOURCE, PART_SOURCE)
    if (!fetched) continue
    try {
      await takeInMail(house, place, fetched)
    } catch (error) {
      house.log.error({ err: error, uid }, 'a mail could not be taken in')
      if (!await setAside(house, place, uid, error)) { left++; continue }
    }
    await door.putAway([uid])
    read++
  }
  return { read, left }
}

/** What breaks us is not tried for ever: a colleague finds it in the list, and the original in the mailbox. False: not even that could be kept. */
async function setAside(house: House, { mailbox, uidValidity }: Place, uid: number, why: unknown): Promise<boolean> {
  const now = house.clock.now()
  // The database is away: it comes back, and the message is still there.
  if (/^(08|40|53|57|23505)|^E[A-Z]+$/.test(String((why as { code?: string }).code ?? ''))) return false
  return house.db.transaction(async (tx) => {
    await insertMail(tx, {
      id: newId(now), mailbox, uidValidity, uid, arrivedAt: now, readAt: now, kind: 'not-understood',
      sameFind: house.box.find(`mail at ${mailbox} ${uidValidity} ${uid}`), sealed: sealMail(house, { from: '', name: '', subject: '', words: '' }),
    })
    return true
  }).catch(() => false)
}
