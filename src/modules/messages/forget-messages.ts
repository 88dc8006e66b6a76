import { inBatches } from '#jobs/in-batches.ts'
import type { LocalDate } from '#shared/local-date.ts'
import { beginOf } from '#shared/term.ts'
import type { House } from '#src/house.ts'
import { countSentBefore, forgetSentBefore } from './address-notice.store.ts'
import { emptyMessages, oldMessages } from './messages.store.ts'
import { text } from './messages.text.ts'

const BATCH = 500
const before = ({ clock, municipality }: House): LocalDate => beginOf(clock.today(), municipality.retention.messages.term)

/** What old messages said. That they were sent, when and how stays; what still waits for the post is not old. */
export const messagesOver = {
  due: async (house: House): Promise<number> => await oldMessages(house.db, before(house)) + await countSentBefore(house.db, before(house)),
  forget: async (house: House): Promise<number> =>
    await forgetSentBefore(house.db, before(house)) + await inBatches(house, (tx) => emptyMessages(tx, before(house), house.clock.today(), BATCH, text.nameGone)),
}
