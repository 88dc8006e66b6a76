import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import { endSessionsOf } from '#modules/identity/index.ts'
import { tell } from '#modules/messages/index.ts'
import type { Pass } from '#modules/passes/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import { newCode, readCode, spellCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import { addDays, type LocalDate } from '#shared/local-date.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import type { DeskVisit } from '../desk/desk.store.ts'
import type { Staff } from '../matter.ts'
import { type EndedBecause, endStanding, forgetTriesOf, formWasUsed, holdTries, insertCode } from './library-code.store.ts'

/** Nine random characters (45 bits) and one to check: nobody guesses it, also with ten thousand machines (decision 0047). */
const CODE_LENGTH = 10
/** Of codes given before they were longer; 90 days after that there are none. */
export const OLD_CODE_LENGTH = 8
/** A code as somebody types it, of either length. Undefined: a slip of the finger. */
export const readLibraryCode = (typed: string): string | undefined => readCode(typed, CODE_LENGTH) ?? readCode(typed, OLD_CODE_LENGTH)
/** In two halves, so that it does not look like the number of a pass. */
export const spellLibraryCode = (code: string): string => spellCode(code, code.length / 2)
const DAYS = 90

/** Bound to the pass and under a key outside the database: equal codes are not equal rows, and a copy of the table is no code. */
export const codeFind = (house: House, passId: string, code: string): Buffer => house.box.find(`library-code:${passId}:${code}`)
export const passFind = (house: House, number: string): Buffer => house.box.find(`library-pass:${number}`)

export type GivenCode = { readonly code: string; readonly worksUntil: LocalDate }
export type WhyNoCode = Refusal<'no-document' | 'no-pass' | 'pass-of-child' | 'given-before'>

/** Whether this person, seen in this conversation, can be given one: face to face, a document seen, an own valid pass. */
export function mayHaveCode(visit: DeskVisit, pass: Pass | undefined): Exclude<WhyNoCode['reason'], 'given-before'> | undefined {
  if (visit.way !== 'desk' || visit.checkedHow === null || visit.checkedHow === 'questions') return 'no-document'
  if (!pass) return 'no-pass'
  return pass.underResident ? 'pass-of-child' : undefined
}

/**
 * A new code for who stands at the desk; the one before ends, and whoever used that is signed out. They hear of it by letter too,
 * whatever they chose: who got a code in somebody's name must not be the only one to know. The code is given back once and is kept nowhere.
 */
export async function giveLibraryCode(house: House, who: Staff, { visit, person, pass, formKey }: { readonly visit: DeskVisit; readonly person: ResidentCard; readonly pass: Pass | undefined; readonly formKey: string }): Promise<Result<GivenCode, WhyNoCode>> {
  const why = mayHaveCode(visit, pass)
  if (why || !pass) return refuse(why ?? 'no-pass')
  const now = house.clock.now()
  const id = newId(now)
  const code = newCode(CODE_LENGTH)
  const [worksUntil] = [addDays(house.clock.today(), DAYS), pass.validTo].toSorted() as [LocalDate, LocalDate]
  return house.db.transaction(async (tx) => {
    // The same form twice at once is one code; nobody tries the old one meanwhile.
    await holdTries(tx, passFind(house, pass.number))
    if (await formWasUsed(tx, formKey)) return refuse('given-before')
    await endCode(house, tx, person.id, 'new-code')
    if (!await insertCode(tx, { id, residentId: person.id, passId: pass.id, codeFind: codeFind(house, pass.id, code), formKey, givenAt: now, givenBy: who.staffId, givenByName: who.staffName, worksUntil })) return refuse('given-before')
    // Who typed an old code too often begins again with the new one.
    await forgetTriesOf(tx, passFind(house, pass.number))
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.library-code-given', subject: { kind: 'library-code', id }, facts: { document: visit.checkedHow, worksUntil } })
    await tell(house, tx, {
      residentId: person.id, kind: 'library-code-given', byLetter: true, dedupeKey: `library-code-given ${id}`,
      values: (lang) => ({ name: person.givenName, date: spoken[lang].date(house.clock.today()), until: spoken[lang].date(worksUntil) }),
    })
    return ok({ code, worksUntil })
  })
}

/** The code ends now, and with it every session that it opened. False: there was none. */
async function endCode(house: House, tx: Tx, residentId: string, because: EndedBecause): Promise<string | undefined> {
  const id = await endStanding(tx, residentId, house.clock.now(), because)
  if (id) await endSessionsOf(house, tx, id)
  return id
}

/** Switched off: by the desk, or by the resident. */
export const endLibraryCode = (house: House, actor: { readonly door: 'staff' | 'resident'; readonly id: string; readonly role: string }, residentId: string): Promise<boolean> => house.db.transaction(async (tx) => {
  const because = actor.door === 'staff' ? 'desk' : 'resident'
  const id = await endCode(house, tx, residentId, because)
  if (id) await record(house, tx, { actor, action: 'contacts.library-code-ended', subject: { kind: 'library-code', id }, facts: { because } })
  return id !== undefined
})
