import { type Telling, tellMany, untold } from '#modules/messages/index.ts'
import { passesEnding } from '#modules/passes/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import { spoken } from '#shared/language.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { whoWaits } from '../application.store.ts'
import { endingSoon } from '../domain/pass-ending.ts'
import { rulesOn } from '../rules-in-force.ts'

/**
 * Tells everybody whose own pass ends within some weeks that they can apply again: not where an application waits, and not
 * who has a longer pass by now. Once for each pass. A whole city may end on one day: who heard it is asked for in one question, only
 * the others are looked at, and each 200 are told in a transaction of their own, behind what others are told meanwhile
 * (messages.delivery). Answers how many were told.
 */
export async function tellPassEnds(house: House): Promise<number> {
  const ending = await endingOn(house, house.clock.today())
  const toTell = await concerned(house, await untold(house, ending))
  let told = 0
  for (let i = 0; i < toTell.length; i += AT_ONCE) {
    told += await tellThem(house, toTell.slice(i, i + AT_ONCE).map(({ residentId, givenName, validTo, dedupeKey }) => ({ residentId, kind: 'pass-ends-soon', dedupeKey, values: (lang) => ({ name: givenName, validTo: spoken[lang].date(validTo) }) })))
  }
  return told
}

const AT_ONCE = 200

/** Together; when one of them fails, each by themselves, so that it keeps no other waiting. */
async function tellThem(house: House, tellings: readonly Telling[]): Promise<number> {
  try {
    await house.db.transaction((tx) => tellMany(house, tx, tellings))
    return tellings.length
  } catch (error) {
    const [one] = tellings
    if (tellings.length > 1) return (await Promise.all(tellings.map((each) => tellThem(house, [each])))).reduce((sum, count) => sum + count, 0)
    house.log.error({ resident: one?.residentId, error: (error as Error).message }, 'Somebody whose pass ends could not be told')
    return 0
  }
}

/** Who must have heard it, for the invariant "nobody in a state without a message": it ended soon as seen from yesterday. On the first day the worker still has to come by. */
export async function expectedOfPassEnding(house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> {
  const today = house.clock.today()
  return concerned(house, (await endingOn(house, addDays(today, -1), today)).filter(({ validTo }) => validTo >= today))
}

type Ending = { readonly residentId: string; readonly householdId: string; readonly validTo: LocalDate; readonly dedupeKey: string }

async function endingOn(house: House, on: LocalDate, issuedBefore?: LocalDate): Promise<Ending[]> {
  const soon = endingSoon((await rulesOn(house, on)).policy, on)
  return soon ? (await passesEnding(house, house.db, soon, issuedBefore)).map(({ id, residentId, householdId, validTo }) => ({ residentId, householdId, validTo, dedupeKey: `eligibility pass-ends-soon ${id}` })) : []
}

/** Those who live, and for whose household no application waits, with the name to call them by. */
async function concerned(house: House, ending: readonly Ending[]): Promise<(Ending & { readonly givenName: string })[]> {
  if (!ending.length) return []
  const [waiting, cards] = await Promise.all([whoWaits(house.db, ending.map(({ householdId }) => householdId)), residentCards(house, house.db, ending.map(({ residentId }) => residentId))])
  const living = new Map(cards.filter(({ deceased }) => !deceased).map((card) => [card.id, card]))
  return ending.flatMap((one) => {
    const card = living.get(one.residentId)
    return card && !waiting.has(one.householdId) ? [{ ...one, givenName: card.givenName }] : []
  })
}
