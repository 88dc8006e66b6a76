import { record } from '#modules/audit/index.ts'
import { letterAddress, reachOf, residentCard } from '#modules/residents/index.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { readReference } from './domain/reference.ts'
import { holdReturned, letterAgain, letterByNumber, lettersReturned, markReturned, notNeeded } from './messages.store.ts'
import { text } from './messages.text.ts'
import { tell } from './prepare-message.ts'
import { RETURNED_PATH, returnedPage } from './returned.views.ts'

const MOST = 100

const actorOf = ({ signed, role }: Visit) => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('print-post')
  return { door: 'staff', id: signed.subjectId, role: role ?? 'administrator' } as const
}

export async function showReturned(house: House, visit: Visit, errors: readonly FieldError[] = []): Promise<Answer> {
  const letters = await lettersReturned(house.db, MOST)
  const rows = []
  for (const letter of letters) rows.push({ ...letter, hasAddress: ((await letterAddress(house, house.db, letter.residentId))?.lines.length ?? 0) > 0 })
  return page({
    title: text.returned.title, area: 'work', current: RETURNED_PATH, error: errors.length > 0,
    body: returnedPage({ letters: rows, typed: visit.form['nummer'] ?? '', done: visit.query['gedaan'], errors, csrf: visit.csrf() }),
  }, errors.length ? 422 : 200)
}

export async function takeReturned(house: House, visit: Visit): Promise<Answer> {
  const actor = actorOf(visit)
  const { brief, doe } = visit.form
  if (isUuid(brief) && (doe === 'opnieuw' || doe === 'klaar')) return settle(house, actor, brief, doe)
  const number = readReference(visit.form['nummer'] ?? '')
  const found = number ? await letterByNumber(house.db, number) : []
  const [letter] = found
  if (!letter || found.length > 1) return showReturned(house, visit, [{ field: 'nummer', message: number ? text.returned.notFound : text.returned.noNumber }])
  await house.db.transaction(async (tx) => {
    const at = house.clock.now()
    if (!await markReturned(tx, letter.id, at, newId(at))) return
    await record(house, tx, { actor, action: 'messages.returned', subject: { kind: 'message', id: letter.id }, facts: {} })
    // A letter to an address that does not work tells nobody that it does not work: the portal and the desk say it then.
    const { deceased, givenName } = await residentCard(house, tx, letter.residentId)
    if (deceased || (await reachOf(house, tx, letter.residentId)).channel !== 'email') return
    await tell(house, tx, { residentId: letter.residentId, kind: 'post-returned', dedupeKey: `post-returned ${letter.id} ${dayOf(at)}`, values: (lang) => ({ name: givenName, date: spoken[lang].date(dayOf(at)), letterTitle: lang === 'nl' ? letter.title : letter.englishTitle ?? { nl: letter.title } }) })
  })
  return redirect(`${RETURNED_PATH}?gedaan=terug`)
}

/** Once more to the address that the register knows by now, or told in another way; the page says what came of it. */
async function settle(house: House, actor: ReturnType<typeof actorOf>, id: string, what: 'opnieuw' | 'klaar'): Promise<Answer> {
  const came = await house.db.transaction(async (tx) => {
    const residentId = await holdReturned(tx, id)
    if (!residentId) return 'was-al'
    const done = what === 'opnieuw' ? await letterAgain(tx, residentId, id, house.clock.now()) : await notNeeded(tx, id)
    if (!done) return 'niemand'
    await record(house, tx, { actor, action: what === 'opnieuw' ? 'messages.sent-again' : 'messages.returned-settled', subject: { kind: 'message', id }, facts: {} })
    return what
  })
  return redirect(`${RETURNED_PATH}?gedaan=${came}`)
}
