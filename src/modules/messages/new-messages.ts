import type { Queryable } from '#db/database.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { messagesTo } from './messages.store.ts'
import { PATH, stillUntil } from './messages.views.ts'

/** A message that nobody opened on the site. `answerBy`: an answer is awaited, and there is still time for it. */
export type NewMessage = { readonly address: string; readonly title: string; readonly on: LocalDate; readonly answerBy: LocalDate | undefined }

/** What somebody was told and did not open yet, newest first. What was forgotten has nothing left to read. */
export const newMessages = async (house: House, q: Queryable, residentId: string): Promise<NewMessage[]> =>
  (await messagesTo(q, residentId)).filter(({ readAt, forgottenOn }) => !readAt && !forgottenOn).map(({ id, title, createdAt, reactionUntil }) => ({
    address: `${PATH}/${id}`, title, on: dayOf(createdAt), answerBy: stillUntil(reactionUntil, house.clock.today()),
  }))
