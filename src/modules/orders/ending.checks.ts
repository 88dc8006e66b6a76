import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { TAKEN_BACK_WITHIN_MS } from '#modules/vouchers/index.ts'
import { unfinishedEndings } from './orders.store.ts'

// It stays open while a till may take back what it redeemed, and is closed by the worker's next minute.
const LATE_MS = TAKEN_BACK_WITHIN_MS + 5 * 60_000

/** The vouchers of an offer that ended with them are gone within a minute or two, those that a till took back within a quarter of an hour; later, somebody still walks about with one that should be gone. */
export const endingChecks = (house: House): Check[] => [{
  name: 'offers that ended with their vouchers',
  async look() {
    const late = (await unfinishedEndings(house.db)).filter(({ asked_at }) => house.clock.now().getTime() - asked_at.getTime() > LATE_MS)
    return late.length
      ? { state: 'wrong', sentence: `${late.length} ended more than a quarter of an hour ago and may still have vouchers that were not cancelled: is the worker running?` }
      : { state: 'good', sentence: 'Every voucher of an offer that ended with its vouchers is cancelled, and its holder was told.' }
  },
}]
