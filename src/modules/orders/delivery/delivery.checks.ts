import { oldestLetterWaiting } from '#modules/messages/index.ts'
import type { Check } from '#src/doctor.ts'
import type { House } from '#src/house.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import { postedBy } from '../domain/delivery.ts'
import { deliveryTermsOf } from './delivery-terms.ts'
import { lies, pickUps } from './pick-ups.ts'
import { BY_POST } from './told-of.ts'

/** What was promised on paper, and is late: a letter that should be on the post, a bon that should lie at a Stip. */
export const deliveryChecks = (house: House): Check[] => [
  {
    name: 'vouchers by post',
    async look() {
      const oldest = await oldestLetterWaiting(house.db, BY_POST)
      const late = oldest && house.clock.today() > postedBy(dayOf(oldest), deliveryTermsOf(house))
      return late
        ? { state: 'wrong', sentence: `Letters with vouchers wait longer than was promised, the oldest since ${formatDate(dayOf(oldest))}. Print them at /beheer/post.` }
        : { state: 'good', sentence: 'No letter with vouchers waits longer than was promised.' }
    },
  },
  {
    name: 'vouchers to fetch at a Stip',
    async look() {
      const today = house.clock.today()
      const late = (await pickUps(house, house.db)).filter((one) => lies(one) && !one.printedAt && one.from < today)
      const where = [...new Set(late.map(({ stip }) => stip))].sort()
      return late.length
        ? { state: 'wrong', sentence: `${late.length} orders should lie ready and were not printed: ${where.join(', ')}. Print them at /balie/ophalen.` }
        : { state: 'good', sentence: 'Whatever should lie ready at a Stip was printed.' }
    },
  },
]
