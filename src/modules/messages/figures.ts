import type { House } from '#src/house.ts'
import { type Queue, queue } from './delivery.store.ts'

/** What waits and what failed, for doctor: `oldest` is when the oldest waiting notice was written. */
export const messageQueue = (house: House): Promise<Queue> => queue(house.db)
