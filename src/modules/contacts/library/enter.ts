import { record } from '#modules/audit/index.ts'
import { startSession } from '#modules/identity/index.ts'
import { tell } from '#modules/messages/index.ts'
import { holderOfPass, passOf } from '#modules/passes/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { readCode, spellCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { codeFind, OLD_CODE_LENGTH, passFind, readLibraryCode } from './give-code.ts'
import { codeOfPass, countTries, holdTries, insertTry, type LibraryCode, markUsed } from './library-code.store.ts'
import { text, type WhyNotIn } from './library.text.ts'

const HOUR = 3_600_000
const PASS_LENGTH = 8
/**
 * Wrong tries in an hour. From one machine: a library has many visitors behind one address. With one pass number, whoever typed
 * it, only for a code of the old length, which could be guessed by many machines at once: a longer one needs no such stop, so that
 * nobody can keep somebody out who has it (decision 0047).
 */
const MOST = { bySender: 25, byPassOfOld: 300 }

type NotIn = Refusal<WhyNotIn>

/**
 * A pass number and a code become a session. What has the wrong check character is a slip of the finger: it is no try, and tells
 * nothing. For all else there is one answer: no such pass, no code, a wrong one, an old one or a blocked pass look the same.
 */
export async function enterLibrary(house: House, { number: typedNumber, code: typedCode, sender }: { readonly number: string; readonly code: string; readonly sender: string }): Promise<Result<{ readonly cookie: string }, NotIn>> {
  const number = readCode(typedNumber, PASS_LENGTH)
  if (!number) return refuse('pass-number')
  const code = readLibraryCode(typedCode)
  if (!code) return refuse('code')
  const now = house.clock.now()
  const ofPass = passFind(house, number)
  const ofSender = house.box.find(`library-sender:${sender}`)
  return house.db.transaction(async (tx): Promise<Result<{ readonly cookie: string }, NotIn>> => {
    await holdTries(tx, ofPass, ofSender)
    const { byPass, bySender } = await countTries(tx, ofPass, ofSender, new Date(now.getTime() - HOUR))
    if (bySender >= MOST.bySender) return refuse('too-many-from-here')
    if (code.length === OLD_CODE_LENGTH && byPass >= MOST.byPassOfOld) return refuse('too-many-for-pass')
    const residentId = await holderOfPass(house, tx, number)
    // A pass that is turned off or lost answers as a number that is nobody's.
    const pass = residentId && residentId !== 'off' && await passOf(house, tx, residentId, house.clock.today())
    const known = pass && pass.number === number ? await codeOfPass(tx, pass.id) : undefined
    // Compared also when there is nothing to compare with, so that time tells nothing either.
    const typed = codeFind(house, known?.passId ?? 'none', code)
    if (!known || !typed.equals(known.codeFind) || known.worksUntil < house.clock.today()) {
      await insertTry(tx, newId(now), ofPass, ofSender, now)
      return refuse('wrong')
    }
    if (await markUsed(tx, known.id, now)) await tellFirstUse(house, tx, known, now)
    await record(house, tx, { actor: { door: 'resident', id: known.residentId, role: 'library' }, action: 'contacts.library-code-used', subject: { kind: 'library-code', id: known.id }, facts: {} })
    // The session is of the code: no page that takes a resident's id from a session finds anybody by it.
    return ok({ cookie: await startSession(house, tx, { door: 'library', subjectId: known.id, name: text.pass(spellCode(number)), roles: ['library'], loa: 'code' }) })
  })
}

async function tellFirstUse(house: House, tx: Parameters<typeof tell>[1], { id, residentId }: LibraryCode, now: Date): Promise<void> {
  const { givenName } = await residentCard(house, tx, residentId)
  await tell(house, tx, { residentId, kind: 'library-code-used', dedupeKey: `library-code-used ${id}`, values: (lang) => ({ name: givenName, date: spoken[lang].date(house.clock.today()), time: spoken[lang].time(now) }) })
}
