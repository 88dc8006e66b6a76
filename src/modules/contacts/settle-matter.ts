import type { Tx } from '#db/database.ts'
import { ok, refuse } from '#shared/result.ts'
import { dayOf } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { answerLetter, opinionPlace } from './answer-letter.ts'
import { askOpinion } from './ask-opinion.ts'
import { matterById, moveToSettled, setPerson } from './contacts.store.ts'
import { type Hearing, maySettle } from './domain/may-handle.ts'
import { type Reachable, type Written, writtenTo } from './domain/in-writing.ts'
import { isComplaint } from './domain/matter.ts'
import type { Outcome } from './domain/outcome.ts'
import { notTakenUpLastDay } from './domain/terms.ts'
import { handle, write } from './handle-matter.ts'
import type { Entry, Matter, Staff } from './matter.ts'
import { entriesIn } from './read-matter.ts'
import { sealPerson } from './seal.ts'
import { personOf, tellThem } from './tell-them.ts'

export type Answer = {
  readonly outcome: Outcome
  readonly words: string
  /** Clearly unfounded: then a hearing may be left out (Awb 9:10(2)). */
  readonly clearly: boolean
  /** It was said on the telephone as well; what is written follows all the same (Awb 9:12: in writing). */
  readonly called: boolean
  /** Asked on the telephone: where what is written may go, of who gave nothing before. */
  readonly reach?: Reachable | undefined
}

export const hearingOf = (entries: readonly Entry[]): Hearing => {
  const happened = new Set(entries.map(({ what }) => what))
  return happened.has('heard') ? 'held' : happened.has('hearing-declined') ? 'declined' : happened.has('hearing-offered') ? 'offered' : 'not-offered'
}

/** Answers and closes it: outcome, words, letter with the ombudsman where that belongs, in one transaction. Two at once: the second is refused. */
export const settleMatter = (house: House, who: Staff, number: string, { outcome, words, clearly, called, reach }: Answer) =>
  handle<Matter, 'not-heard' | 'too-late-not-taken-up' | 'settled' | 'not-in-writing'>(house, who, number, async (tx, matter) => {
    const today = house.clock.today()
    const may = maySettle({ kind: matter.kind, outcome, clearly, hearing: hearingOf(await entriesIn(house, tx, matter.id)), today, notTakenUpBy: notTakenUpLastDay(dayOf(matter.receivedAt)) })
    if (may !== 'yes') return refuse(may)
    if (reach) await keepReach(house, tx, matter, reach)
    if (isComplaint(matter.kind) && !await written(house, tx, matter)) return refuse('not-in-writing')
    const settled = await settleNow(house, tx, who, matter, { outcome, words, called })
    return settled ? ok(settled) : refuse('settled')
  })

/** The move, its entry and its letter, for who holds the row. Undefined when somebody else was first. */
export async function settleNow(house: House, tx: Tx, who: Staff, matter: Matter, { outcome, words, called }: Omit<Answer, 'clearly' | 'reach'>): Promise<Matter | undefined> {
  if (!await moveToSettled(tx, matter.id, outcome, house.clock.now(), who)) return undefined
  const way = await written(house, tx, matter)
  const entryId = await write(house, tx, matter, who, 'settled', { words, facts: { outcome, called: called ? 1 : 0, ...(way ? { written: way } : {}) } })
  const settled = await matterById(tx, matter.id)
  const { kind } = answerLetter(house, matter.kind, outcome)
  const opinionCode = await askOpinion(house, tx, matter.id)
  await tellThem(house, tx, { kind, matter: settled, eventId: matter.id, wordsOf: entryId, more: (lang) => ({ ...answerLetter(house, matter.kind, outcome, lang).more, ...opinionPlace(house, opinionCode) }) })
  return settled
}

const written = async (house: House, tx: Tx, { id, residentId, replyBy }: Matter): Promise<Written | undefined> =>
  writtenTo({ isResident: residentId !== undefined, replyBy, person: residentId ? undefined : await personOf(house, tx, id) })

async function keepReach(house: House, tx: Tx, matter: Matter, reach: Reachable): Promise<void> {
  const person = matter.residentId ? undefined : await personOf(house, tx, matter.id)
  if (person) await setPerson(tx, matter.id, sealPerson(house, { ...person, ...reach }))
}
