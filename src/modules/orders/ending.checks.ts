import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { unfinishedEndings } from './orders.store.ts'

const TEN_MINUTES = 600_000

/** An offer that ended with its vouchers is done within a minute or two; later, somebody still walks about with one that should be gone. */
export const endingChecks = (house: House): Check[] => [{
  name: 'offers that ended with their vouchers',
  async look() {
    const late = (await unfinishedEndings(house.db)).filter(({ asked_at }) => house.clock.now().getTime() - asked_at.getTime() > TEN_MINUTES)
    return late.length
      ? { state: 'wrong', sentence: `${late.length} ended more than ten minutes ago and still have vouchers that were not cancelled: is the worker running?` }
      : { state: 'good', sentence: 'Every voucher of an offer that ended with its vouchers is cancelled, and its holder was told.' }
  },
}]
