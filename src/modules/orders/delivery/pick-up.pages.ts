import { look } from '#modules/audit/index.ts'
import { type ResidentCard, residentCard } from '#modules/residents/index.ts'
import { addDays, dayOf, type LocalDate } from '#shared/local-date.ts'
import { isUuid } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, file, Forbidden, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { handOut } from './hand-out.ts'
import { type DocumentKind, documents, markPrinted } from './pick-up.store.ts'
import { atStip, handOutPage, PICK_UP_PATH, stipPage, stipsPage } from './pick-up.views.ts'
import { pickUpPapers } from './pick-up-papers.ts'
import { lies, type PickUp, pickUp, pickUps } from './pick-ups.ts'
import { pickUpText as text } from './pick-up.text.ts'

export const pickUpRoutes = (house: House): Route[] => [
  get (PICK_UP_PATH,            'print-for', (visit) => showPickUps(house, visit)),
  post(PICK_UP_PATH,            'print-for', (visit) => printPickUps(house, visit)),
  get (`${PICK_UP_PATH}/:id`,   'print-for', (visit) => showHandOut(house, visit)),
  post(`${PICK_UP_PATH}/:id`,   'print-for', (visit) => pressHandOut(house, visit)),
]

/** One PDF of so many is a few seconds of work; the rest follows when these are printed. */
const MOST = 100
const ACTIVITY = 'stadjerspas-ophalen'

const staffOf = ({ signed, role }: Visit): { readonly staffId: string; readonly role: string } => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('Only a Stip.')
  return { staffId: signed.subjectId, role: role ?? 'stip' }
}

const noteLook = (house: House, { staffId }: { readonly staffId: string }, residentIds: readonly string[], at: string): Promise<void> => house.db.transaction(async (tx) => {
  for (const residentId of new Set(residentIds)) await look(house, tx, { staffId, purpose: text.purpose, residentId, activity: ACTIVITY, page: at })
})

async function showPickUps(house: House, visit: Visit, errors: readonly FieldError[] = []): Promise<Answer> {
  const stip = visit.query['stip'] ?? visit.form['stip'] ?? ''
  const desks = house.municipality.desks.map(({ name }) => name)
  const all = await pickUps(house, house.db, desks.includes(stip) ? stip : undefined)
  // A desk that left the configuration since somebody chose it: what was ordered there is printed and handed out at any other.
  const left = [...new Set(all.map((one) => one.stip))].filter((name) => !desks.includes(name)).sort()
  const known = desks.includes(stip) || left.includes(stip)
  const here = all.filter((one) => one.stip === stip)
  const counted = (names: readonly string[]) => names.map((name) => ({ name, count: all.filter((one) => one.stip === name && lies(one)).length }))
  const handed = visit.query['gedaan'] === 'ja'
  return page({
    title: known ? text.titleAt(stip) : text.title, area: 'work', current: PICK_UP_PATH, error: errors.length > 0,
    body: known
      ? stipPage({ stip, left: left.includes(stip), waiting: here.filter(lies), gone: here.filter((one) => goesInTheBin(one, house.clock.today())), most: MOST, today: house.clock.today(), handed, errors, csrf: visit.csrf() })
      : stipsPage({ desks: counted(desks), left: counted(left).filter(({ count }) => count > 0), handed }),
  }, errors.length ? 422 : 200)
}

/** Paper that was printed and that nobody may have any more: not fetched, used on the phone, or cancelled. Said for so many days. */
const BIN_DAYS = 45
const goesInTheBin = (one: PickUp, today: LocalDate): boolean => one.printedAt !== null && !one.handedAt && !lies(one) && addDays(dayOf(one.orderedAt), BIN_DAYS) >= today

/** Who prints it reads it: a line in the processing log for each person, committed before the PDF is made. */
async function printPickUps(house: House, visit: Visit): Promise<Answer> {
  const staff = staffOf(visit)
  const stip = visit.form['stip'] ?? ''
  const ids = new Set(visit.many('order').filter(isUuid))
  const chosen = (await pickUps(house, house.db, stip)).filter((one) => lies(one) && ids.has(one.orderId)).slice(0, MOST)
  if (!chosen.length) return showPickUps(house, visit, [{ field: 'order', message: text.chooseFirst }])
  await noteLook(house, staff, chosen.map(({ residentId }) => residentId), PICK_UP_PATH)
  const body = await pickUpPapers(house, chosen)
  await house.db.transaction((tx) => markPrinted(tx, chosen.map(({ orderId }) => orderId), house.clock.now()))
  return file({ type: 'application/pdf', body, name: text.pdfName })
}

async function found(house: House, visit: Visit): Promise<{ readonly one: PickUp; readonly person: ResidentCard }> {
  const id = visit.params['id']
  const one = isUuid(id) ? await pickUp(house, house.db, id) : undefined
  if (!one) throw new NotFound('There is nothing to fetch under this number.')
  await noteLook(house, staffOf(visit), [one.residentId], `${PICK_UP_PATH}/:id`)
  return { one, person: await residentCard(house, house.db, one.residentId) }
}

async function showHandOut(house: House, visit: Visit, errors: readonly FieldError[] = []): Promise<Answer> {
  const { one, person } = await found(house, visit)
  return page({ title: text.handTitle, area: 'work', current: PICK_UP_PATH, error: errors.length > 0, body: handOutPage({ one, person, chosen: visit.form['document'], errors, csrf: visit.csrf() }) }, errors.length ? 422 : 200)
}

const isDocument = (value: string | undefined): value is DocumentKind => (documents as readonly (string | undefined)[]).includes(value)

async function pressHandOut(house: House, visit: Visit): Promise<Answer> {
  const by = staffOf(visit)
  const document = visit.form['document']
  if (!isDocument(document)) return showHandOut(house, visit, [{ field: 'document', message: text.chooseDocument }])
  const { one } = await found(house, visit)
  // A colleague was first, or it was cancelled meanwhile: the page says what became of it.
  return redirect(await handOut(house, { orderId: one.orderId, document, by }) ? `${atStip(one.stip)}&gedaan=ja` : `${PICK_UP_PATH}/${one.orderId}`)
}
