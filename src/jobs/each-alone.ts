type Log = { error(facts: object, message: string): void }

/**
 * What the clock finds to do, one by one: one that cannot be done must not keep the others waiting. It stands in the log under
 * `named`, and is found again the next time. Answers the sum of what `work` answers (1 for done, 0 for nothing to do any more).
 */
export async function eachAlone<One>(log: Log, all: readonly One[], { named, failed }: { readonly named: (one: One) => object; readonly failed: string }, work: (one: One) => Promise<number>): Promise<number> {
  let done = 0
  for (const one of all) {
    try {
      done += await work(one)
    } catch (error) {
      log.error({ ...named(one), err: error }, failed)
    }
  }
  return done
}
