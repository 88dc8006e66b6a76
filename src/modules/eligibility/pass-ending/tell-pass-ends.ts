import { residentsWithoutMessage, type Telling, tellMany } from '#modules/messages/index.ts'
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
 * who has a longer pass by now. Once for each pass. Answers how many were told.
 */
export async function tellPassEnds(house: House): Promise<number> {
  const today = house.clock.today()
  const ending = await endingOn(house, today)
  // A whole city ends on one day: who heard it is not asked for one by one.
  const missed = new Set((await residentsWithoutMessage(house, async () => ending)).filter(({ why }) => why === 'no-message').map(({ dedupeKey }) => dedupeKey))
  const untold = ending.filter(({ dedupeKey }) => missed.has(dedupeKey))
  const names = new Map((await residentCards(house, house.db, untold.map(({ residentId }) => residentId))).map((card) => [card.id, card]))
  const tellings = untold.map(({ residentId, validTo, dedupeKey }): Telling => ({ residentId, kind: 'pass-ends-soon', dedupeKey, values: (lang) => ({ name: names.get(residentId)?.givenName ?? '', validTo: spoken[lang].date(validTo) }) }))
  let told = 0
  for (let i = 0; i < tellings.length; i += AT_ONCE) told += await tellThem(house, tellings.slice(i, i + AT_ONCE))
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
  return (await endingOn(house, addDays(today, -1), today)).filter(({ validTo }) => validTo >= today)
}

async function endingOn(house: House, on: LocalDate, issuedBefore?: LocalDate): Promise<{ residentId: string; validTo: LocalDate; dedupeKey: string }[]> {
  const soon = endingSoon((await rulesOn(house, on)).policy, on)
  if (!soon) return []
  const ending = await passesEnding(house, house.db, soon, issuedBefore)
  const [waiting, alive] = await Promise.all([whoWaits(house.db, ending.map(({ householdId }) => householdId)), living(house, ending)])
  return ending.filter(({ residentId, householdId }) => !waiting.has(householdId) && alive.has(residentId)).map(({ id, residentId, validTo }) => ({ residentId, validTo, dedupeKey: `eligibility pass-ends-soon ${id}` }))
}

const living = async (house: House, passes: readonly { readonly residentId: string }[]): Promise<ReadonlySet<string>> =>
  new Set((await residentCards(house, house.db, passes.map(({ residentId }) => residentId))).filter(({ deceased }) => !deceased).map(({ id }) => id))
