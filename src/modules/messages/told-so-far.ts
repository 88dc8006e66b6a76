import type { Queryable, Tx } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { letterAgain, type ToldRow, toldTo } from './messages.store.ts'

/** What somebody was told, newest first, and how it reached them: title and dates, never what a letter says. */
export const toldSoFar = (_house: House, q: Queryable, residentId: string, most: number): Promise<ToldRow[]> => toldTo(q, residentId, most)

/** The same message once more, as a letter; the post list has it at once. False: not theirs, or nobody is there to get it. */
export const tellAgain = (house: House, tx: Tx, residentId: string, messageId: string): Promise<boolean> => letterAgain(tx, residentId, messageId, house.clock.now())
