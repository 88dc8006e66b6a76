import type { Tx } from '#db/database.ts'
import { type Look, look } from '#modules/audit/index.ts'
import { residentByBsn } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { countMisses, forgetMissesBefore, holdMisses, insertMiss } from './bsn-miss.store.ts'

const HOUR = 3_600_000
const MOST_MISSES_AN_HOUR = 5

/**
 * Whose BSN this is, for something that is done for them. That it is known is about them already, so a line in their log comes with
 * the answer, whatever the answer leads to. Who tries one number after the other is stopped for an hour: 'too-many'. The try counts when
 * the transaction commits: a refusal must not throw.
 */
export async function residentOfBsn(house: House, tx: Tx, bsn: string, looked: Omit<Look, 'residentId'>): Promise<string | 'unknown' | 'too-many'> {
  const { staffId } = looked
  const now = house.clock.now()
  await holdMisses(tx, staffId)
  if (await countMisses(tx, staffId, new Date(now.getTime() - HOUR)) >= MOST_MISSES_AN_HOUR) return 'too-many'
  const residentId = await residentByBsn(house, tx, bsn)
  if (residentId) await look(house, tx, { ...looked, residentId })
  else {
    await insertMiss(tx, staffId, now)
    await forgetMissesBefore(tx, new Date(now.getTime() - 24 * HOUR))
  }
  return residentId ?? 'unknown'
}
