import type { Database, Tx } from '#db/database.ts'

/**
 * What may be much, in small transactions: again until one of them finds nothing more to do. What was done stays done when a later
 * one fails. Answers the sum of what `some` answers.
 */
export async function inBatches({ db }: { readonly db: Pick<Database, 'transaction'> }, some: (tx: Tx) => Promise<number>): Promise<number> {
  for (let all = 0; ;) {
    const now = await db.transaction(some)
    if (now === 0) return all
    all += now
  }
}
