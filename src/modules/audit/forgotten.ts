import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { insertForgotten, lastForgotten } from './audit.store.ts'

/** What a night forgot of one kind. A kind of which there was nothing is written too: that the job ran is the proof. */
export const recordForgotten = (house: House, q: Queryable, kind: string, count: number): Promise<void> =>
  insertForgotten(q, { night: house.clock.today(), kind, at: house.clock.now(), count })

/** The last day on which each kind was looked at, and what was forgotten in all. */
export const forgottenSoFar = (_house: House, q: Queryable): Promise<{ readonly kind: string; readonly last: LocalDate; readonly count: number }[]> => lastForgotten(q)
