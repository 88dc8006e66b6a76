import type { LocalDate } from '#shared/local-date.ts'
import { beginOf } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import { forgetPickUps, oldPickUps } from './pick-up.store.ts'

const BATCH = 500
const before = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.pickUps.term)

/** Who handed out what lay at a Stip, and which kind of document they saw. That and when it was fetched stays. */
export const pickUpsOver = {
  due: (house: House): Promise<number> => oldPickUps(house.db, before(house)),
  async forget(house: House): Promise<number> {
    let all = 0
    for (;;) {
      const now = await house.db.transaction((tx) => forgetPickUps(tx, before(house), house.clock.today(), BATCH))
      all += now
      if (now === 0) return all
    }
  },
}
