import type { House } from '#src/house.ts'
import { ownDay, ownMoment, type OwnPartOf, ownText, whenThere } from '#modules/residents/index.ts'
import { messagesTo } from './messages.store.ts'
import { text } from './messages.text.ts'
import { type AmountsOf, readMessage } from './read-message.ts'

/** Every message with what it says, its amounts included: as somebody reads it on the site. */
export const ownMessages = (amountsOf: AmountsOf): OwnPartOf => async (house: House, q, residentId) => {
  const records = []
  for (const message of await messagesTo(q, residentId)) {
    const { text: words } = await readMessage(house, q, message, amountsOf)
    records.push([
      ownMoment('at', text.own.at, message.createdAt), ownText('title', text.own.title, message.title), ...whenThere(ownMoment('readAt', text.own.read, message.readAt ?? undefined)),
      ...whenThere(ownDay('answerBy', text.own.answerBy, message.reactionUntil ?? undefined)), ownText('text', text.own.text, words),
    ])
  }
  return { name: 'messages', title: text.title, records }
}
