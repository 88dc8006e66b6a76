import { endSessionsOf } from '#modules/identity/index.ts'
import { passesOfHousehold, type Pass, passOf } from '#modules/passes/index.ts'
import { peopleOf, type Person, type ShownVoucher, vouchersAtDesk } from '#modules/vouchers/index.ts'
import { spellCode } from '#shared/code.ts'
import { sha256 } from '#shared/sha256.ts'
import type { House } from '#src/house.ts'
import type { Visit } from '#web/route.ts'
import { codeById } from './library-code.store.ts'
import { text } from './library.text.ts'

/** `mark`: what a form calls them. The same as long as it is the same person, and nothing that is known elsewhere. */
export type PassHere = Person & { readonly mark: string }
/** Who sits at a computer of the library: a pass, and those of their children. Nobody has a name here. */
export type AtLibrary = { readonly residentId: string; readonly pass: Pass; readonly people: readonly PassHere[] }

/**
 * Asked at every page: a code that was switched off, ran out or whose pass is no longer valid opens nothing, and ends the session.
 * What the register knows of them stays here: people are called by the number that stands on their pass, without name or age.
 */
export async function atLibrary(house: House, { signed, today }: Visit): Promise<AtLibrary | undefined> {
  const code = signed?.door === 'library' && signed.subjectId ? await codeById(house.db, signed.subjectId) : undefined
  const pass = code && !code.endedAt && code.worksUntil >= today ? await passOf(house, house.db, code.residentId, today) : undefined
  if (!code || pass?.id !== code.passId) {
    if (code) await endSessionsOf(house, house.db, code.id)
    return undefined
  }
  const people = await peopleOf(house, house.db, code.residentId)
  const passes = await passesOfHousehold(house, house.db, people[0]!.householdId, today)
  const called = (person: Person): string => {
    const number = passes.find(({ residentId }) => residentId === person.id)?.number
    return number ? text.pass(spellCode(number)) : text.otherPass
  }
  return { residentId: code.residentId, pass, people: people.map((person) => ({ ...person, givenName: called(person), mark: sha256(`${code.id} ${person.id}`).slice(0, 16) })) }
}

/** Their vouchers, each of a pass instead of a person. */
export async function vouchersHere(house: House, { residentId, people }: AtLibrary): Promise<readonly ShownVoucher[]> {
  const shown = await vouchersAtDesk(house, house.db, residentId)
  return shown.map((one) => ({ ...one, person: { ...one.person, givenName: people.find(({ id }) => id === one.person.id)?.givenName ?? text.otherPass } }))
}
