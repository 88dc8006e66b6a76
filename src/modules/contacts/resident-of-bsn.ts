import { look } from '#modules/audit/index.ts'
import { residentByBsn } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { countMisses, forgetMissesBefore, holdMisses, insertMiss } from './bsn-miss.store.ts'
import { work } from './contacts.text.ts'
import type { Staff } from './matter.ts'

const HOUR = 3_600_000
const MOST_MISSES_AN_HOUR = 5

/**
 * Whose BSN this is, for something that is written down for them. That it is known is about them already, so a line in their log
 * comes with the answer. Who tries one number after the other is stopped for an hour: 'too-many'.
 */
export const residentOfBsn = (house: House, who: Staff, bsn: string, page: string): Promise<string | 'unknown' | 'too-many'> => house.db.transaction(async (tx) => {
  const now = house.clock.now()
  await holdMisses(tx, who.staffId)
  if (await countMisses(tx, who.staffId, new Date(now.getTime() - HOUR)) >= MOST_MISSES_AN_HOUR) return 'too-many'
  const residentId = await residentByBsn(house, tx, bsn)
  if (residentId) await look(house, tx, { staffId: who.staffId, residentId, purpose: work.enterPurpose, activity: 'stadjerspas-contact', page })
  else {
    await insertMiss(tx, who.staffId, now)
    await forgetMissesBefore(tx, new Date(now.getTime() - 24 * HOUR))
  }
  return residentId ?? 'unknown'
})
