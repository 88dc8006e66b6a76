import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { type Queue, queue } from './delivery.store.ts'
import { unreadCount } from './messages.store.ts'

/** How many messages this resident did not open yet. */
export const unreadMessages = (_house: House, q: Queryable, residentId: string): Promise<number> => unreadCount(q, residentId)

/** What waits and what failed, for doctor: `oldest` is when the oldest waiting notice was written. */
export const messageQueue = (house: House): Promise<Queue> => queue(house.db)
