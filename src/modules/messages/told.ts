import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { keysTo } from './messages.store.ts'

/** The dedupeKeys of the messages of one kind that this resident was sent, newest first: what they were told about. */
export const toldTo = (_house: House, q: Queryable, residentId: string, kind: string): Promise<string[]> => keysTo(q, residentId, kind)
