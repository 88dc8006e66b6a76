import { knowsHousehold } from '#modules/eligibility/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { ok, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { matterById, moveToResident } from './contacts.store.ts'
import { work } from './contacts.text.ts'
import type { CheckedHow } from './desk/desk.store.ts'
import { handle, write } from './handle-matter.ts'
import type { Matter, Person, Staff } from './matter.ts'
import { residentOfBsn } from './resident-of-bsn.ts'
import { personOf, tellThem } from './tell-them.ts'

/**
 * Who wrote without signing in is a resident, and a colleague made sure of it: by a document, or by questions on the telephone.
 * From then on it is hers: in her list, answered by her messages. A line in her processing log comes with it, and a message:
 * when it was somebody else who said to be her, she is the one who knows.
 */
export const linkResident = (house: House, who: Staff, number: string, { bsn, how }: { readonly bsn: string; readonly how: CheckedHow }) =>
  handle<Matter, 'no-resident' | 'too-many' | 'linked-before' | 'own-household'>(house, who, number, async (tx, matter) => {
    const person = matter.residentId ? undefined : await personOf(house, tx, matter.id)
    if (!person) return refuse('linked-before')
    const residentId = await residentOfBsn(house, tx, bsn, { staffId: who.staffId, purpose: work.linkPurpose, activity: 'stadjerspas-contact', page: '/klachten/:number' })
    if (residentId === 'unknown') return refuse('no-resident')
    if (residentId === 'too-many') return refuse('too-many')
    if (await knowsHousehold(house, tx, who.staffId, (await residentCard(house, tx, residentId)).householdId)) return refuse('own-household')
    if (!await moveToResident(tx, matter.id, residentId)) return refuse('linked-before')
    const entryId = await write(house, tx, matter, who, 'linked', { words: whoTheySaid(person), facts: { how } })
    const linked = await matterById(tx, matter.id)
    await tellThem(house, tx, { kind: 'contact-linked', matter: linked, eventId: entryId })
    return ok(linked)
  })

const whoTheySaid = ({ name, email, phone, address = [] }: Person): string => [name, email, phone, ...address].filter(Boolean).join('\n')
