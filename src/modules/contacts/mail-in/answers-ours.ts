import type { Queryable } from '#db/database.ts'
import { type Mailed, mailedAs } from '#modules/messages/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { matterOfEvent, openAnswering } from '../contacts.store.ts'
import type { Kind } from '../domain/matter.ts'
import type { Entry } from '../matter.ts'

/** The fact of an entry that says which message of ours it answers. On the first entry of a matter it is also how we know who wrote. */
export const ANSWERS = 'answers'

/** The matter that a message of ours was about: it was told to them by this room. */
export async function matterOf(q: Queryable, { dedupeKey }: Mailed): Promise<string | undefined> {
  const event = /^contacts \S+ (\S+)$/.exec(dedupeKey)?.[1]
  return isUuid(event) ? matterOfEvent(q, event) : undefined
}

/**
 * An open matter of the same person that began as an answer to the same message, or to one about the same, as their own mail
 * program shows it ("je aanvraag"). Of the same kind only: a complaint has its own term.
 */
export async function matterAboutSame(house: House, q: Queryable, answered: Mailed, kind: Kind): Promise<string | undefined> {
  const open = await openAnswering(q, answered.residentId, ANSWERS, kind)
  const messages = new Map((await mailedAs(house, q, open.map(({ messageId }) => messageId))).map((one) => [one.id, one]))
  return open.find(({ messageId }) => messageId === answered.id || messages.get(messageId)?.about === answered.about)?.id
}

/** What the entries of a matter answer, by the id of the message: for the screen of who works on it. */
export async function answeredIn(house: House, q: Queryable, entries: readonly Entry[]): Promise<ReadonlyMap<string, Mailed>> {
  const ids = entries.flatMap(({ facts }) => (facts[ANSWERS] ? [String(facts[ANSWERS])] : []))
  return new Map((await mailedAs(house, q, ids)).map((one) => [one.id, one]))
}
