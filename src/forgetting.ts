import { forgottenSoFar, recordForgotten } from '#modules/audit/index.ts'
import { amountsOver, papersOver, wordsOver } from '#modules/eligibility/index.ts'
import { contactsOver } from '#modules/contacts/index.ts'
import { draftsOver, picturesOver } from '#modules/offers/index.ts'
import { messagesOver } from '#modules/messages/index.ts'
import { pickUpsOver, signUpsOver } from '#modules/orders/index.ts'
import { addDays } from '#shared/local-date.ts'
import { termAsInterval } from '#shared/term.ts'
import type { Check } from './doctor.ts'
import { peopleOver } from './forgetting-people.ts'
import type { House } from './house.ts'
import type { Retention } from './municipality.ts'

// What is forgotten, when, and by which room. Nothing here remembers what it did: what is due and still there is forgotten, so
// that a restored backup forgets again, and a night that was missed is caught up with.

type Row = {
  readonly kind: string
  readonly term: keyof Retention
  readonly after: string
  readonly room: { readonly due: (house: House) => Promise<number>; readonly forget: (house: House) => Promise<number> }
}

const TABLE: readonly Row[] = [
  { kind: 'amounts',  term: 'amounts',  after: 'the last day for an objection, or the end of one',            room: amountsOver },
  { kind: 'papers',   term: 'amounts',  after: 'the last day for an objection, or the end of one',            room: papersOver },
  { kind: 'words',    term: 'amounts',  after: 'the last day for an objection, or the end of one',            room: wordsOver },
  { kind: 'messages', term: 'messages', after: 'the day it was written, unless it still waits for the post',  room: messagesOver },
  { kind: 'contacts', term: 'contacts', after: 'the last thing that happened to a question, complaint or talk',  room: contactsOver },
  { kind: 'drafts',   term: 'drafts',   after: 'the day an offer that was being written was thrown away',     room: draftsOver },
  { kind: 'pictures', term: 'drafts',   after: 'the day it was sent last, if nothing shows it',               room: picturesOver },
  { kind: 'draws',    term: 'draws',    after: 'the draw',                                                    room: signUpsOver },
  { kind: 'pick-ups', term: 'pickUps', after: 'the day it was handed out at a Stip',                          room: pickUpsOver },
  // Last: a person goes when nothing of the above is left of them.
  { kind: 'people',   term: 'people',  after: 'the last thing about anybody of their household',              room: peopleOver },
]
// Of an application that was withdrawn all of it goes after the term `withdrawn`. Elsewhere, each with its own short term:
// sessions and attempts to sign in (identity, 1 day), codes by mail (residents, 1 day), keys of forms (orders, 30 days),
// codes for the library (contacts, 3 months after they end) and wrong tries with one (1 day), who stands at the desk (contacts, 6 months).

type Forgotten = { readonly kind: string; readonly term: string; readonly after: string; readonly count: number }

const line = (house: House, { kind, term, after }: Row, count: number): Forgotten => ({ kind, term: termAsInterval(house.municipality.retention[term].term), after, count })

/** What would be forgotten now. Changes nothing. */
export const dueNow = async (house: House): Promise<Forgotten[]> => {
  const all: Forgotten[] = []
  for (const row of TABLE) all.push(line(house, row, await row.room.due(house)))
  return all
}

/** Forgets all that is due, and writes down how much of what. One kind that fails keeps none of the others waiting. */
export async function forgetNow(house: House): Promise<Forgotten[]> {
  const all: Forgotten[] = []
  const failed: Error[] = []
  for (const row of TABLE) {
    try {
      const count = await row.room.forget(house)
      await recordForgotten(house, house.db, row.kind, count)
      all.push(line(house, row, count))
    } catch (error) {
      failed.push(new Error(`${row.kind} could not be forgotten`, { cause: error }))
    }
  }
  if (failed.length) throw new AggregateError(failed, failed.map(({ message }) => message).join('; '))
  return all
}

/** By the worker: every night, and by day when something is due, so that a demonstration's clock that is moved is followed. */
export async function forgetWhenDue(house: House): Promise<void> {
  const ranToday = (await forgottenSoFar(house, house.db)).some(({ last }) => last === house.clock.today())
  if (!ranToday || (await dueNow(house)).some(({ count }) => count > 0)) await forgetNow(house)
}

export const forgettingChecks = (house: House): Check[] => [{
  name: 'forgetting',
  async look() {
    const sofar = await forgottenSoFar(house, house.db)
    const last = sofar.map((one) => one.last).sort()[0]
    const due = (await dueNow(house)).filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`)
    if (!last) return { state: 'care', sentence: 'Nothing was forgotten yet: the first night is still to come. Is the worker running?' }
    if (sofar.length < TABLE.length || last < addDays(house.clock.today(), -1)) {
      return { state: 'wrong', sentence: `The last night that forgot everything was ${last}${due.length ? `; due are ${due.join(', ')}` : ''}. Is the worker running? npm run cli -- forget --now does it at once.` }
    }
    return { state: 'good', sentence: `Last night ran. Forgotten so far: ${sofar.map(({ kind, count }) => `${count} ${kind}`).join(', ')}${due.length ? `. Due tonight: ${due.join(', ')}` : ''}.` }
  },
}]
