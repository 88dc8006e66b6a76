import type { Queryable, Tx } from '#db/database.ts'
import { inBatches } from '#jobs/in-batches.ts'
import { termAsInterval } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import { forgetRemark, openTyped, sealTyped } from '../typed.ts'
import * as store from './forgetting.store.ts'

const BATCH = 500

/** One kind of what is forgotten: how many are due now, and forgetting them, in batches that each commit. */
export type Forgetter = { readonly due: (house: House) => Promise<number>; readonly forget: (house: House) => Promise<number> }

const overOn = ({ clock, municipality: { retention } }: House): store.Over =>
  ({ today: clock.today(), amounts: termAsInterval(retention.amounts.term), withdrawn: termAsInterval(retention.withdrawn.term) })

const forgetter = (due: (q: Queryable, over: store.Over) => Promise<number>, step: (tx: Tx, over: store.Over, batch: number, house: House) => Promise<number>): Forgetter => ({
  due: (house) => due(house.db, overOn(house)),
  forget: (house) => inBatches(house, (tx) => step(tx, overOn(house), BATCH, house)),
})

/** The amounts of every test, papers, and words, of applications that are over (eligibility.over). Texts, outcome, reasons, norm and limit stay. */
export const amountsOver = forgetter(store.dueAmounts, store.forgetAmountsOver)
export const papersOver = forgetter(store.duePapers, store.forgetPapersOver)
export const wordsOver = forgetter(store.dueWords, async (tx, over, batch, house) => await store.forgetWordsOver(tx, over, batch) + await forgetTyped(house, tx, over, batch))

/** What somebody wrote beside the register; what they chose stays sealed, for a test that is done again. */
async function forgetTyped(house: House, tx: Tx, over: store.Over, batch: number): Promise<number> {
  const rows = await store.typedOver(tx, over, batch)
  if (rows.length) await store.keepWithoutWords(tx, over.today, rows.map(({ id, sealed }) => ({ id, sealed: sealTyped(house, forgetRemark(openTyped(house, sealed), over.today)) })))
  return rows.length
}
