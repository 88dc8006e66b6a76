import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import { newId } from '#shared/ids.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { insertEntry, insertMatter, matterByFormKey, matterById, nextNumber } from './contacts.store.ts'
import { contactPolicy } from './contact-policy.ts'
import { isComplaint, type Kind, type Reply, type Topic, topicOf, type Way } from './domain/matter.ts'
import { termOf } from './domain/terms.ts'
import { keepPapers, type Paper } from './mail-in/papers.ts'
import type { Matter, Person, Staff } from './matter.ts'
import { sealPerson, sealWords } from './seal.ts'
import { asDutch, tellThem } from './tell-them.ts'

export type Incoming = {
  readonly kind: Kind
  readonly topic: Topic
  /** As it was typed or written down. */
  readonly words: string
  readonly from: { readonly residentId: string } | { readonly person: Person; readonly replyBy: Exclude<Reply, 'message'> }
  readonly cameBy: Way
  /** Who wrote it down for them. */
  readonly enteredBy?: Staff | undefined
  /** The representation of who sends it for them. */
  readonly actedBy?: string | undefined
  /** Of the form: sent twice, it is one matter. */
  readonly formKey?: string | undefined
  /** A letter counts from the day it came in, not from the day somebody typed it over. */
  readonly receivedAt?: Date | undefined
  /** Of a mail: whose address it came from, files made anew, and what the receipt says of those that were not taken. */
  readonly saysResidentId?: string | undefined
  readonly facts?: Readonly<Record<string, string | number>>
  readonly papers?: readonly Paper[]
  readonly notTaken?: string
}

/** Takes in a question or complaint: number, last day and receipt, in one transaction. The same form again is the same matter. */
export async function receiveMatter(house: House, tx: Tx, incoming: Incoming): Promise<Matter> {
  const now = house.clock.now()
  const receivedAt = incoming.receivedAt ?? now
  const received = dayOf(receivedAt)
  const residentId = 'residentId' in incoming.from ? incoming.from.residentId : undefined
  const id = newId(now)
  const made = await insertMatter(tx, {
    id, number: numberOf(received, await nextNumber(tx)), kind: incoming.kind, topic: topicOf(incoming.kind, incoming.topic), residentId,
    personSealed: 'person' in incoming.from ? sealPerson(house, incoming.from.person) : undefined,
    replyBy: 'person' in incoming.from ? incoming.from.replyBy : 'message',
    cameBy: incoming.cameBy, enteredBy: incoming.enteredBy?.staffId, receivedAt, ...termOf(incoming.kind, received, contactPolicy(house)), formKey: incoming.formKey, saysResidentId: incoming.saysResidentId,
  })
  if (!made) return (await matterByFormKey(tx, incoming.formKey!))!

  const matter = await matterById(tx, id)
  const entryId = newId(now)
  await insertEntry(tx, { id: entryId, matterId: id, at: now, what: 'received', ...by(incoming.enteredBy), words: sealWords(house, incoming.words), facts: { way: incoming.cameBy, ...incoming.facts } })
  await keepPapers(house, tx, { matterId: id, entryId }, incoming.papers ?? [])
  const actor = incoming.enteredBy ? { door: 'staff' as const, id: incoming.enteredBy.staffId, role: incoming.enteredBy.role } : residentId && incoming.cameBy === 'form' ? { door: 'resident' as const, id: residentId, role: incoming.actedBy ? 'representative' : 'resident' } : { door: 'system' as const }
  await record(house, tx, { actor, action: 'contacts.received', subject: { kind: 'matter', id }, facts: { number: matter.number, kind: matter.kind, topic: matter.topic, way: matter.cameBy, ...(incoming.actedBy ? { actedBy: incoming.actedBy } : {}) } })
  await tellThem(house, tx, { kind: isComplaint(matter.kind) ? 'complaint-receipt' : 'contact-receipt', matter, eventId: id, wordsOf: entryId, more: (lang) => ({ notTaken: asDutch(lang, incoming.notTaken ?? '') }) })
  return matter
}

/** "K-26-00097" */
const numberOf = (received: LocalDate, n: number): string => `K-${received.slice(2, 4)}-${String(n).padStart(5, '0')}`

export const by = (staff: Staff | undefined): { staffId?: string; staffName?: string } => (staff ? { staffId: staff.staffId, staffName: staff.staffName } : {})
