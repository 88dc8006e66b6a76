import type { Tx } from '#db/database.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { record } from '#modules/audit/index.ts'
import { newId } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { insertEntry, matterById, moveToOpen, overdueReplies } from './contacts.store.ts'
import { afterPause } from './domain/terms.ts'
import type { Matter } from './matter.ts'
import { tellThem } from './tell-them.ts'

/** The time goes on, and the last day is so much later as it stood still. They are told the new one (as Awb 4:15(4) asks of a decision). */
export async function resume(house: House, tx: Tx, matter: Matter, why: 'replied' | 'day-passed'): Promise<Matter> {
  const today = house.clock.today()
  const now = house.clock.now()
  const ended = why === 'replied' || today < matter.replyUntil! ? today : matter.replyUntil!
  const lastDay = afterPause(matter.lastDay, matter.askedOn!, ended)
  if (!await moveToOpen(tx, matter.id, lastDay, afterPause(matter.targetDay, matter.askedOn!, ended))) return matter
  const entryId = newId(now)
  await insertEntry(tx, { id: entryId, matterId: matter.id, at: now, what: 'resumed', facts: { lastDay, why } })
  await record(house, tx, { actor: { door: 'system' }, action: 'contacts.resumed', subject: { kind: 'matter', id: matter.id }, facts: { number: matter.number, why } })
  const again = await matterById(tx, matter.id)
  await tellThem(house, tx, { kind: 'contact-resumed', matter: again, eventId: entryId, more: (lang) => ({ lastDay: spoken[lang].date(lastDay) }) })
  return again
}

/** Every minute: whose day to answer has passed. An answer that came meanwhile was first. Answers how many went on. */
export async function resumeOverdue(house: House): Promise<number> {
  const told = { named: (id: string) => ({ matter: id }), failed: 'A question or complaint whose day to answer has passed could not go on' }
  return eachAlone(house.log, await overdueReplies(house.db, house.clock.today()), told, (id) => house.db.transaction(async (tx) => {
    const matter = await matterById(tx, id)
    if (matter.state !== 'waiting') return 0
    await resume(house, tx, matter, 'day-passed')
    return 1
  }))
}
