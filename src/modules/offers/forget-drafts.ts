import { inBatches } from '#jobs/in-batches.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { beginOf } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import * as store from './forget-drafts.store.ts'

const BATCH = 500
const before = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.drafts.term)

/** Drafts that an editor threw away. What was published or still waits is not one. */
export const draftsOver = {
  due: (house: House): Promise<number> => store.dueDrafts(house.db, before(house)),
  forget: (house: House): Promise<number> => inBatches(house, (tx) => store.forgetDrafts(tx, before(house), BATCH)),
}

/** Pictures in no version and in no draft: sent once, and replaced or thrown away. */
export const picturesOver = {
  due: (house: House): Promise<number> => store.duePictures(house.db, before(house)),
  forget: (house: House): Promise<number> => inBatches(house, (tx) => store.forgetPictures(tx, before(house), BATCH)),
}
