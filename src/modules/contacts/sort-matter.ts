import { entriesOf, isInvolved, matterById, moveToSorted, releaseFrom } from './contacts.store.ts'
import { ok, refuse } from '#shared/result.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { contactPolicy } from './contact-policy.ts'
import { isComplaint, type Kind, type Topic, topicOf } from './domain/matter.ts'
import { sortedTerm } from './domain/terms.ts'
import { handle, write } from './handle-matter.ts'
import type { Matter, Staff } from './matter.ts'
import { tellThem } from './tell-them.ts'

/**
 * Another kind or topic than it came in under: a mail does not say which it is. Another kind has another term, and they are
 * told the last day that counts from now on; what was promised is never made longer, unless it becomes a complaint.
 */
export const sortMatter = (house: House, who: Staff, number: string, to: { readonly kind: Kind; readonly topic: Topic }) =>
  handle<Matter, 'the-same' | 'waits-for-them' | 'extended-before'>(house, who, number, async (tx, matter) => {
    const topic = topicOf(to.kind, to.topic)
    if (matter.kind === to.kind && matter.topic === topic) return refuse('the-same')
    if (matter.state !== 'open') return refuse('waits-for-them')
    if (matter.extendedOn) return refuse('extended-before')
    const term = matter.kind === to.kind ? matter : sortedTerm(to.kind, { received: dayOf(matter.receivedAt), today: house.clock.today(), lastDay: matter.lastDay }, contactPolicy(house))
    if (!await moveToSorted(tx, matter.id, { kind: to.kind, topic, lastDay: term.lastDay, targetDay: term.targetDay })) return refuse('waits-for-them')
    // The last day stands in the entry of who is told of it: the receipt of a sorting is its own, not the one of the first day again.
    const told = matter.kind !== to.kind
    const entryId = await write(house, tx, matter, who, 'sorted', { facts: { was: matter.kind, kind: to.kind, topic, ...(told ? { lastDay: term.lastDay } : {}) } })
    // Who was there may answer a question, and not a complaint (Awb 9:7).
    if (isComplaint(to.kind) && matter.assigneeId && await isInvolved(tx, matter.id, matter.assigneeId)) await releaseFrom(tx, matter.id, matter.assigneeId)
    const sorted = await matterById(tx, matter.id)
    if (told) {
      const received = (await entriesOf(tx, matter.id)).find(({ what }) => what === 'received')!
      await tellThem(house, tx, { kind: isComplaint(to.kind) ? 'complaint-receipt' : 'contact-receipt', matter: sorted, eventId: entryId, wordsOf: received.id })
    }
    return ok(sorted)
  })
