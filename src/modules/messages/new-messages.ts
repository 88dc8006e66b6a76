import type { Queryable } from '#db/database.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { englishTitle } from './in-english.ts'
import { messagesTo } from './messages.store.ts'
import { PATH, stillUntil } from './messages.views.ts'

/** A message that nobody opened on the site. `answerBy`: an answer is awaited, and there is still time for it. */
export type NewMessage = { readonly address: string; readonly title: string; /** Undefined: it is there in Dutch only. */ readonly englishTitle: string | undefined; readonly on: LocalDate; readonly answerBy: LocalDate | undefined }

/** What somebody was told and did not open yet, newest first. What was forgotten has nothing left to read. */
export const newMessages = async (house: House, q: Queryable, residentId: string): Promise<NewMessage[]> =>
  (await messagesTo(q, residentId)).filter(({ readAt, forgottenOn }) => !readAt && !forgottenOn).map((message) => ({
    address: `${PATH}/${message.id}`, title: message.title, englishTitle: englishTitle(message), on: dayOf(message.createdAt), answerBy: stillUntil(message.reactionUntil, house.clock.today()),
  }))
