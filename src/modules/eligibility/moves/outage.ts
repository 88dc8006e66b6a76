import type { Queryable } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import { addDays, dayOf, type LocalDate } from '#shared/local-date.ts'
import { record } from '#modules/audit/index.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { nextWorkingDay } from '../domain/terms.ts'
import { equatedDays } from '../release-data.ts'
import { askAgain } from './ask-resident.ts'
import { insertOutage, objectionsDueIn, outageOver, type OutageKind, requestsDueIn, requestsOverIn, setDueOn } from './outage.store.ts'

export type Outage = { readonly what: OutageKind; readonly fromAt: Date; readonly toAt: Date }
export type Moved = { readonly requests: number; readonly objections: number }

/**
 * Something could not be used. A term of a resident that ended in it ends on the first working day after it (Awb 2:21, 6:11):
 * an open request gets a new last day; one that went by before anybody registered it is asked again; an objection keeps the day of its letter and is in time until the new one. Everybody
 * whose day moves is told the new one, in the same transaction.
 */
export const registerOutage = (house: House, by: { readonly staffId: string; readonly staffName: string; readonly role: string }, { what, fromAt, toAt }: Outage): Promise<Moved> =>
  house.db.transaction(async (tx) => {
    const now = house.clock.now()
    const id = newId(now)
    await insertOutage(tx, { id, fromAt, toAt, what, at: now, ...by })
    const [from, to] = [dayOf(fromAt), dayOf(toAt)]
    const until = afterOutage(to)
    const requests = await requestsDueIn(tx, from, to)
    for (const { id: requestId, residentId, number } of requests) {
      await setDueOn(tx, requestId, until)
      await tellMoved(residentId, number, `outage ${id} ${requestId}`, 'own-answer')
    }
    let asked = 0
    for (const over of await requestsOverIn(tx, from, to)) if (await askAgain(house, tx, by, over)) asked++
    const objections = await objectionsDueIn(tx, from, to)
    for (const { id: decisionId, residentId, number } of objections) await tellMoved(residentId, number, `outage ${id} ${decisionId}`, 'own-objection')
    await record(house, tx, { actor: { door: 'staff', id: by.staffId, role: by.role }, action: 'eligibility.outage-registered', subject: { kind: 'outage', id },
      facts: { what, from: fromAt.toISOString(), to: toAt.toISOString(), requests: requests.length + asked, objections: objections.length } })
    return { requests: requests.length + asked, objections: objections.length }

    async function tellMoved(residentId: string, number: string, event: string, kind: 'own-answer' | 'own-objection'): Promise<void> {
      const { fullName } = await residentCard(house, tx, residentId)
      await tell(house, tx, { residentId, kind: kind === 'own-answer' ? 'answer-later' : 'objection-later', dedupeKey: `eligibility ${event}`, reactionUntil: until,
        values: (lang) => ({ name: fullName, number, date: spoken[lang].dayAndDate(house.clock.today()), answerBy: spoken[lang].dayAndDate(until) }) })
    }
  })

const afterOutage = (to: LocalDate): LocalDate => nextWorkingDay(addDays(to, 1), equatedDays)

/**
 * The last day of a term of a resident, with what outages made of it: a day that fell in one moves to the first working day
 * after it, and again when that day fell in another.
 */
export async function laterByOutage(q: Queryable, day: LocalDate): Promise<LocalDate> {
  const to = await outageOver(q, day)
  return to ? laterByOutage(q, afterOutage(to)) : day
}
