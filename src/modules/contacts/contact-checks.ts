import type { House } from '#src/house.ts'
import { countLetters } from './contacts.store.ts'
import { mailInChecks } from './mail-in/mail-in-checks.ts'

/** A weekend and a day: then somebody forgot them. */
const FOUR_DAYS = 4 * 86_400_000

/** For the doctor: mail that comes in, and letters of this room that nobody posted. */
export const contactChecks = (house: House): ReturnType<typeof mailInChecks> => [
  ...mailInChecks(house),
  {
    name: 'letters about questions and complaints',
    async look() {
      const { count, oldest } = await countLetters(house.db)
      const late = oldest !== null && house.clock.now().getTime() - oldest.getTime() > FOUR_DAYS
      return { state: late ? 'care' : 'good', sentence: `${count} letters to people without an account wait to be printed at /klachten/brieven${late ? ', the oldest for more than four days: who does the post?' : '.'}` }
    },
  },
]
