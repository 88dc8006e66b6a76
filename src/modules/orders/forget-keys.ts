import type { House } from '#src/house.ts'
import * as store from './orders.store.ts'

const KEPT_DAYS = 30

/** For a nightly job: forgets keys of forms that were sent longer ago than any form stays open. Answers how many. */
export const forgetKeys = async (house: House): Promise<number> =>
  (await store.forgetKeys(house.db, new Date(house.clock.now().getTime() - KEPT_DAYS * 86_400_000))).gone
