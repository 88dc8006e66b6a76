import type { House } from '#src/house.ts'
import { countRetest } from './count-retest.ts'
import { followRetest } from './follow-retest.ts'
import { latestRetest } from './retest.store.ts'

/** The job is asked for by a button and by every minute: within one process the second finds the first at work. */
const busy = new WeakSet<House['db']>()

/**
 * The worker's task: goes on with the re-test that is under way, if any, from where the database says it is. After a
 * kill the next minute goes on; a second process that does the same is overtaken and stops.
 */
export async function runRetest(house: House, batchSize?: number): Promise<void> {
  if (busy.has(house.db)) return
  busy.add(house.db)
  try {
    const retest = await latestRetest(house.db)
    if (retest?.stage === 'counting') await countRetest(house, retest, batchSize)
    else if (retest?.stage === 'processing') await followRetest(house, retest)
  } finally {
    busy.delete(house.db)
  }
}
