import { look, record } from '#modules/audit/index.ts'
import { type ResidentCard, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { work } from './contacts.text.ts'
import { involvedIn, matterByNumber, mattersOf, outgoingOf, type OutgoingRow } from './contacts.store.ts'
import { whyNot } from './handle-matter.ts'
import type { Entry, Matter, Person, Staff } from './matter.ts'
import { entriesIn } from './read-matter.ts'
import { personOf } from './tell-them.ts'

export type OpenMatter = {
  readonly matter: Matter
  readonly resident: ResidentCard | undefined
  readonly person: Person | undefined
  readonly entries: readonly Entry[]
  readonly involved: Awaited<ReturnType<typeof involvedIn>>
  readonly outgoing: readonly OutgoingRow[]
  /** Other matters of the same person, newest first. */
  readonly others: readonly Matter[]
}

/**
 * A matter, opened by somebody who works on it: the line in the processing log is committed before anything of it is read.
 * 'own-household': their own people, nothing is read.
 */
export async function openMatter(house: House, who: Staff, number: string): Promise<OpenMatter | 'own-household'> {
  const matter = await matterByNumber(house.db, number)
  if (!matter) throw new NotFound('There is no such matter.')
  const { residentId } = matter
  const mine = await house.db.transaction(async (tx) => {
    if (await whyNot(house, tx, who, { ...matter, state: 'open' }) === 'own-household') return false
    if (residentId) await look(house, tx, { staffId: who.staffId, residentId, purpose: work.purpose, activity: 'stadjerspas-contact', page: '/klachten/:number' })
    // Who has no account is in no processing log of ours under a name: what stays is who opened which number.
    else await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.opened', subject: { kind: 'matter', id: matter.id }, facts: { number } })
    return true
  })
  if (!mine) return 'own-household'
  return {
    matter,
    resident: residentId ? await residentCard(house, house.db, residentId) : undefined,
    person: await personOf(house, house.db, matter.id),
    entries: await entriesIn(house, house.db, matter.id),
    involved: await involvedIn(house.db, matter.id),
    outgoing: await outgoingOf(house.db, matter.id),
    others: residentId ? (await mattersOf(house.db, residentId)).filter(({ id }) => id !== matter.id) : [],
  }
}
