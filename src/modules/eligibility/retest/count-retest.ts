import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import type { Rules } from '../domain/checks.ts'
import { rulesOn } from '../rules-in-force.ts'
import { normTables } from '../rules.store.ts'
import { endCounting, keepBatch, nextBatch } from './retest.store.ts'
import type { Retest } from './retest.ts'
import { openWeighers } from './weighers.ts'

/** Large enough to spread the costs of a statement, small enough that a kill costs half a second of work. */
const BATCH = 4000
/** Batches for each thread that are read and not yet kept: a slow commit does not stop the reading, and memory stays small. */
const AHEAD = 3

/** Undoes the batch: another worker was first, or somebody cancelled. */
class Overtaken extends Error {}

/** The policy of the reference date with the norms that were chosen. */
export async function rulesOf(house: House, { referenceDate, normEffectiveFrom, normVersion }: Retest): Promise<Rules> {
  const norms = (await normTables(house.db)).find(({ effectiveFrom, version }) => effectiveFrom === normEffectiveFrom && version === normVersion)
  return { ...await rulesOn(house, referenceDate), norms }
}

/**
 * Goes on from the last household that is in the database, to the end, then makes the preview. Reading runs ahead while
 * threads weigh; batches are kept in order, each with how far we are. Answers false when it was overtaken or cancelled.
 */
export async function countRetest(house: House, retest: Retest, batchSize = BATCH): Promise<boolean> {
  const weighers = openWeighers(house, await rulesOf(house, retest), retest.referenceDate)
  const ahead: Promise<string>[] = []
  let kept: Promise<string> = Promise.resolve(retest.lastHousehold)
  try {
    for (let after = retest.lastHousehold; ;) {
      const batch = await nextBatch(house.db, after, batchSize)
      if (!batch) break
      after = batch.last
      const weighed = weighers.weigh(batch)
      const before = kept
      kept = (async () => {
        const [lastHousehold, found] = await Promise.all([before, weighed])
        await house.db.transaction(async (tx) => { if (!(await keepBatch(tx, { id: retest.id, lastHousehold }, batch, found))) throw new Overtaken() })
        return batch.last
      })()
      // Who fails is heard below, in order; not as a rejection that nobody waits for.
      kept.catch(() => {})
      ahead.push(kept)
      if (ahead.length > AHEAD * weighers.count) await ahead.shift()
    }
    await kept
  } catch (error) {
    if (error instanceof Overtaken) return false
    throw error
  } finally {
    await kept.catch(() => {})
    await weighers.close()
  }
  return house.db.transaction(async (tx) => {
    const counts = await endCounting(tx, retest.id)
    if (!counts) return false
    await record(house, tx, { actor: { door: 'system' }, action: 'eligibility.retest-counted', subject: { kind: 'retest', id: retest.id },
      facts: Object.fromEntries(['passed', 'failed', 'unknown', 'needs-facts'].map((outcome) => [outcome, counts.filter((one) => one.outcome === outcome).reduce((sum, { count }) => sum + count, 0)])) })
    return true
  })
}
