import type { Queryable, Tx } from '#db/database.ts'
import { membersAround } from '#modules/residents/index.ts'
import { readCode } from '#shared/code.ts'
import { ageOn, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Pass } from './pass.ts'
import { holderByNumber, holdUnder, ownEnding, passOver, takenAway, underParent, unendedPass, unendedUnder, validPass, validPassesOfHousehold } from './passes.store.ts'

const PASS_NUMBER_LENGTH = 8

/** The pass of somebody that is valid on a day. Undefined: none, not yet, no longer, or blocked. */
export const passOf = (_house: House, q: Queryable, residentId: string, on: LocalDate): Promise<Pass | undefined> => validPass(q, residentId, on)

/** The pass that somebody has on a day, also while it is turned off: they need no other. */
export const heldPass = (_house: House, q: Queryable, residentId: string, on: LocalDate): Promise<Pass | undefined> => unendedPass(q, residentId, on)

/** What somebody may turn off: their own pass and those of the children under them. */
export const passesUnder = async (house: House, q: Queryable, residentId: string): Promise<Pass[]> => ofTheirs(house, q, residentId, await unendedUnder(q, residentId, house.clock.today()))

/** One of those, held until the end of the transaction. */
export async function holdTheirs(house: House, tx: Tx, passId: string, residentId: string): Promise<Pass | undefined> {
  const pass = await holdUnder(tx, passId, residentId)
  return pass && (await ofTheirs(house, tx, residentId, [pass]))[0]
}

/**
 * Their own, and of a child only while it lives with them and is under 18. From the eighteenth birthday (BW 1:233), or once it belongs to
 * another household, a parent neither sees its pass nor turns it off, whoever it was given under.
 */
async function ofTheirs(house: House, q: Queryable, residentId: string, passes: readonly Pass[]): Promise<Pass[]> {
  if (passes.every((pass) => pass.residentId === residentId)) return [...passes]
  const today = house.clock.today()
  const children = (await membersAround(house, q, residentId)).filter(({ born }) => born === undefined || ageOn(born, today) < 18).map(({ id }) => id)
  return passes.filter((pass) => pass.residentId === residentId || children.includes(pass.residentId))
}

/** Who hears what happens to a pass: of a child the adult under whom it hangs, for as long as it is theirs to turn off; otherwise who has it. */
export async function hearsOfPass(house: House, q: Queryable, pass: Pass): Promise<string> {
  const { underResident: parent, residentId } = pass
  return parent && (await ofTheirs(house, q, parent, [pass])).length ? parent : residentId
}

/** Whose pass has this number, as somebody reads it aloud, also one that is over. A number that was lost leads to nobody: 'off'. */
export async function holderOfPass(_house: House, q: Queryable, typed: string): Promise<string | 'off' | undefined> {
  const number = readCode(typed, PASS_NUMBER_LENGTH)
  const found = number ? await holderByNumber(q, number) : undefined
  return found?.off ? 'off' : found?.id
}

/** Every valid pass in a household on a day, those of children included, in the order of the residents' ids. */
export const passesOfHousehold = (_house: House, q: Queryable, householdId: string, on: LocalDate): Promise<Pass[]> => validPassesOfHousehold(q, householdId, on)

/** Passes of adults whose last day lies in those days, both included; only passes given before a day, when one is named. */
export const passesEnding = (_house: House, q: Queryable, days: { readonly from: LocalDate; readonly to: LocalDate }, givenBefore?: LocalDate): Promise<Pass[]> => ownEnding(q, days, givenBefore)

/** The pass that somebody had until its last day went by, and no other since. */
export const lastPass = (_house: House, q: Queryable, residentId: string, before: LocalDate): Promise<Pass | undefined> => passOver(q, residentId, before)

/** This pass, when a decision ended it with the vouchers that were not used. Undefined: it stands, or another pass took its place and they stay. */
export const passTakenAway = (_house: House, q: Queryable, passId: string): Promise<Pass | undefined> => takenAway(q, passId)

/** Residents with a pass under a parent that has not ended on a day; only passes given before a day, when one is named. */
export const childrenWithPass = (_house: House, q: Queryable, on: LocalDate, givenBefore?: LocalDate): Promise<string[]> => underParent(q, on, givenBefore)
