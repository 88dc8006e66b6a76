import { type LocalDate, momentAt } from '#shared/local-date.ts'
import { inBatches } from '#jobs/in-batches.ts'
import { beginOf } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import { forgetColleagues } from './briefings/briefing.store.ts'
import { forgetExpected } from './briefings/expected.store.ts'
import { forgetCodesBefore, forgetTriesBefore } from './library/library-code.store.ts'
import { dueContacts, forgetMatters, forgetNewcomers, forgetVisits } from './forget-contacts.store.ts'
import { dueMail, forgetMailRows } from './mail-in/mail.store.ts'

const BATCH = 500
const before = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.contacts.term)

/**
 * Questions and complaints that are over, and conversations at the desk, so long after the last thing that happened. The
 * register stays whole: kind, days and outcome of each. Who was only looked up, and never applied, goes with the last of
 * their conversations; mail that came in so long after it was read, unless a colleague still has to look at it. Counted by
 * the matter, the conversation, the person and the mail.
 */
export const contactsOver = {
  due: async (house: House): Promise<number> => await dueContacts(house.db, before(house)) + await dueMail(house.db, before(house)),
  async forget(house: House): Promise<number> {
    // Who stands at the desk is no resident: not counted, gone after half a year without coming.
    await forgetColleagues(house.db, beginOf(house.clock.today(), { months: 6 }))
    await forgetExpected(house.db, momentAt(beginOf(house.clock.today(), { months: 6 }), '00:00')!)
    // Codes for the library are over by themselves: three months later nothing is left of them, of wrong tries after a day.
    await forgetCodesBefore(house.db, beginOf(house.clock.today(), { months: 3 }))
    await forgetTriesBefore(house.db, new Date(house.clock.now().getTime() - 24 * 3_600_000))
    return inBatches(house, async (tx) =>
      await forgetMatters(tx, before(house), house.clock.today(), BATCH) + await forgetVisits(tx, before(house), BATCH) + await forgetNewcomers(tx, before(house), BATCH)
        + await forgetMailRows(tx, before(house), BATCH))
  },
}
