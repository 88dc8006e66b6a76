import type { Tx } from '#db/database.ts'
import { isUuid, newId } from '#shared/ids.ts'
import { look, record } from '#modules/audit/index.ts'
import { languageFor, letterAddress } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { referenceOf } from './domain/reference.ts'
import { type Letter, lettersPdf } from './letter-pdf.ts'
import type { EnclosedWith } from './enclosed.ts'
import { endForTheDead, lettersById, lettersWaiting, markPosted, type MessageRow, withdrawLetters, withdrawnAmong } from './messages.store.ts'
import { text } from './messages.text.ts'
import { POST_PATH, postPage } from './post.views.ts'
import { type AmountsOf, readMessage } from './read-message.ts'
import { explainInEnglish } from './in-english.ts'

export { POST_PATH } from './post.views.ts'

type PostGiven = { readonly amountsOf: AmountsOf; readonly enclosed?: EnclosedWith; readonly otherPost?: () => Promise<Html | undefined> }

/** One PDF of so many letters is a few seconds of work; the rest follows when these are gone. */
const MOST = 200
const ACTIVITY = 'stadjerspas-post'

const staffOf = ({ signed, role }: Visit): { id: string; role: string } => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('print-post')
  return { id: signed.subjectId, role: role ?? 'administrator' }
}

export async function showPost(house: House, given: PostGiven, visit: Visit, answer: { chosen?: readonly string[]; message?: string; stayHome?: readonly string[] } = {}): Promise<Answer> {
  const waiting = await lettersWaiting(house.db, MOST + 1)
  const letters = waiting.slice(0, MOST)
  const addresses = await Promise.all(letters.map(async ({ residentId }) => [residentId, await letterAddress(house, house.db, residentId)] as const))
  const homeless = new Set(addresses.filter(([, address]) => !address?.lines.length).map(([id]) => id))
  const errors = answer.message ? [{ field: 'brief', message: answer.message }] : []
  const posted = Number(/^\d{1,4}$/.exec(visit.query.gepost ?? '')?.[0] ?? 0)
  return page({
    title: text.postTitle, area: 'work', current: POST_PATH, error: errors.length > 0,
    body: postPage({ letters, homeless, more: waiting.length > MOST, most: MOST, posted, stayHome: answer.stayHome ?? [], errors, other: await given.otherPost?.(), csrf: visit.csrf(), ...(answer.chosen ? { chosen: answer.chosen } : {}) }),
  }, errors.length ? 422 : 200)
}

/** One form, two buttons: a PDF of what is ticked, or what is ticked is on the post. */
export async function takePost(house: House, given: PostGiven, visit: Visit): Promise<Answer> {
  const staff = staffOf(visit)
  const ids = visit.many('brief').filter(isUuid).slice(0, MOST)
  if (!ids.length) return showPost(house, given, visit, { chosen: [], message: text.chooseFirst })
  if (visit.form.doe === 'pdf') return pdfOf(house, given, visit, staff, await lettersById(house.db, ids), text.pdfName)
  const posted = await house.db.transaction(async (tx) => {
    const now = house.clock.now()
    await endForTheDead(tx)
    const done = await markPosted(tx, ids, now, () => newId(now))
    for (const id of done) await record(house, tx, { actor: { door: 'staff', ...staff }, action: 'messages.posted', subject: { kind: 'message', id }, facts: {} })
    return done
  })
  // Printed, and taken back before it was posted: whoever holds the pile must know which to take out.
  const stayHome = await withdrawnAmong(house.db, ids)
  return stayHome.length ? showPost(house, given, visit, { stayHome }) : redirect(`${POST_PATH}?gepost=${posted.length}`)
}

export async function onePdf(house: House, given: PostGiven, visit: Visit): Promise<Answer> {
  const staff = staffOf(visit)
  const id = visit.params.id
  const letters = isUuid(id) ? await lettersById(house.db, [id]) : []
  return pdfOf(house, given, visit, staff, letters, `brief-${referenceOf(id ?? '')}.pdf`)
}

/** Who prints a letter reads it: a line in the processing log for each person, committed before the PDF is made. */
async function pdfOf(house: House, given: PostGiven, visit: Visit, staff: { id: string }, rows: readonly MessageRow[], name: string): Promise<Answer> {
  const { amountsOf, enclosed } = given
  if (!rows.length) throw new NotFound('There is no such letter.')
  await house.db.transaction(async (tx: Tx) => {
    for (const { residentId } of rows) await look(house, tx, { staffId: staff.id, purpose: text.purpose, residentId, activity: ACTIVITY, page: POST_PATH })
  })
  const letters: (Letter & { readonly residentId: string })[] = []
  const empty: string[] = []
  for (const row of rows) {
    const more = await enclosed?.(house, house.db, row)
    if (more?.kind === 'nothing-left') { empty.push(row.id); continue }
    letters.push({
      id: row.id, residentId: row.residentId, createdAt: row.createdAt, address: await letterAddress(house, house.db, row.residentId), document: await readMessage(house, house.db, row, amountsOf),
      english: await languageFor(house, house.db, row.residentId) === 'en' ? await explainInEnglish(house, house.db, row, amountsOf) : undefined,
      enclosed: more?.kind === 'with' ? more.write : undefined,
    })
  }
  if (empty.length) await house.db.transaction((tx) => withdrawLetters(tx, empty))
  if (!letters.length) return showPost(house, given, visit, { stayHome: empty })
  return file({ type: 'application/pdf', body: await lettersPdf(house, withEnvelopes(letters)), name })
}

/** Letters to one person stand together; each says which it is of how many, for the hand that folds them and for who opens them. */
function withEnvelopes(letters: readonly (Letter & { readonly residentId: string })[]): Letter[] {
  const together = Map.groupBy(letters, ({ residentId }) => residentId)
  return letters.map((letter) => {
    const same = together.get(letter.residentId)!
    return { ...letter, inEnvelope: { nth: same.indexOf(letter) + 1, of: same.length } }
  })
}
