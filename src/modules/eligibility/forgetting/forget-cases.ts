import type { Queryable, Tx } from '#db/database.ts'
import { termAsInterval } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import * as store from './forgetting.store.ts'

const BATCH = 500

/** One kind of what is forgotten: how many are due now, and forgetting them, in batches that each commit. */
export type Forgetter = { readonly due: (house: House) => Promise<number>; readonly forget: (house: House) => Promise<number> }

const overOn = ({ clock, municipality: { retention } }: House): store.Over =>
  ({ today: clock.today(), amounts: termAsInterval(retention.amounts.term), withdrawn: termAsInterval(retention.withdrawn.term) })

const inBatches = (due: (q: Queryable, over: store.Over) => Promise<number>, step: (tx: Tx, over: store.Over, batch: number) => Promise<number>): Forgetter => ({
  due: (house) => due(house.db, overOn(house)),
  async forget(house) {
    let all = 0
    for (;;) {
      const now = await house.db.transaction((tx) => step(tx, overOn(house), BATCH))
      all += now
      if (now === 0) return all
    }
  },
})

/** The amounts of every test, papers, and words, of applications that are over (eligibility.over). Texts, outcome, reasons, norm and limit stay. */
export const amountsOver = inBatches(store.dueAmounts, store.forgetAmountsOver)
export const papersOver = inBatches(store.duePapers, store.forgetPapersOver)
export const wordsOver = inBatches(store.dueWords, store.forgetWordsOver)
