import { look, record } from '#modules/audit/index.ts'
import type { Mailed } from '#modules/messages/index.ts'
import { type ResidentCard, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { work } from './contacts.text.ts'
import { involvedIn, matterByNumber, mattersOf, outgoingOf, type OutgoingRow } from './contacts.store.ts'
import { whyNot } from './handle-matter.ts'
import { answeredIn } from './mail-in/answers-ours.ts'
import { type PaperRow, papersOf } from './mail-in/paper.store.ts'
import { nameOfPaper } from './mail-in/papers.ts'
import type { Entry, Matter, Person, Staff } from './matter.ts'
import { entriesIn } from './read-matter.ts'
import { personOf } from './tell-them.ts'

export type OpenMatter = {
  readonly matter: Matter
  readonly resident: ResidentCard | undefined
  readonly person: Person | undefined
  readonly entries: readonly Entry[]
  readonly papers: readonly (PaperRow & { readonly name: string })[]
  readonly involved: Awaited<ReturnType<typeof involvedIn>>
  readonly outgoing: readonly OutgoingRow[]
  /** Messages of ours that entries answer, by their id. */
  readonly answered: ReadonlyMap<string, Mailed>
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
  if (!await lookAtMatter(house, who, matter, '/klachten/:number')) return 'own-household'
  const papers = await papersOf(house.db, matter.id)
  const entries = await entriesIn(house, house.db, matter.id)
  return {
    matter,
    resident: residentId ? await residentCard(house, house.db, residentId) : undefined,
    person: await personOf(house, house.db, matter.id),
    entries,
    answered: await answeredIn(house, house.db, entries),
    papers: papers.map((paper) => ({ ...paper, name: nameOfPaper(house, paper) })),
    involved: await involvedIn(house.db, matter.id),
    outgoing: await outgoingOf(house.db, matter.id),
    others: residentId ? (await mattersOf(house.db, residentId)).filter(({ id }) => id !== matter.id) : [],
  }
}

/** The line in the log, committed before anything is read. False: their own people. */
export const lookAtMatter = (house: House, who: Staff, matter: Matter, page: string): Promise<boolean> => house.db.transaction(async (tx) => {
  if (await whyNot(house, tx, who, { ...matter, state: 'open' }) === 'own-household') return false
  const { id, number, residentId } = matter
  if (residentId) await look(house, tx, { staffId: who.staffId, residentId, purpose: work.purpose, activity: 'stadjerspas-contact', page })
  // Who has no account is in no processing log of ours under a name: what stays is who opened which number.
  else await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.opened', subject: { kind: 'matter', id }, facts: { number } })
  return true
})
