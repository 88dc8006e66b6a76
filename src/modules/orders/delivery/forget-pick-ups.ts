import type { LocalDate } from '#shared/local-date.ts'
import { inBatches } from '#jobs/in-batches.ts'
import { beginOf } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import { forgetPickUps, oldPickUps } from './pick-up.store.ts'

const BATCH = 500
const before = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.pickUps.term)

/** Who handed out what lay at a Stip, and which kind of document they saw. That and when it was fetched stays. */
export const pickUpsOver = {
  due: (house: House): Promise<number> => oldPickUps(house.db, before(house)),
  forget: (house: House): Promise<number> => inBatches(house, (tx) => forgetPickUps(tx, before(house), house.clock.today(), BATCH)),
}
