import { inBatches } from '#jobs/in-batches.ts'
import { beginOf } from '#shared/term.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { forgetSignUps, oldSignUps } from './draw.store.ts'

const BATCH = 500
const before = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.draws.term)

/** Who took part in a draw. Numbers, places and outcomes stay, so that the draw can still be done again. */
export const signUpsOver = {
  due: (house: House): Promise<number> => oldSignUps(house.db, before(house)),
  forget: (house: House): Promise<number> => inBatches(house, (tx) => forgetSignUps(tx, before(house), house.clock.today(), BATCH)),
}
