import { parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import type { Content } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { conflictsOf } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { text as words } from '../eligibility.text.ts'
import { knowsHousehold } from '../knows-household.ts'
import { penaltyLines } from '../penalty/standing-penalty.ts'
import { choosePanel } from './case.views.ts'
import { text } from './casework.text.ts'
import { openForReview } from './open-for-review.ts'
import { type Filter, nextCase, NO_FILTER, shown, type Whose } from './queue.ts'
import { absencesOf, assign, endAbsences, insertAbsence, lastDone, queueRows, seeColleague } from './queue.store.ts'
import { queuePage, type QueueView } from './queue.views.ts'

export const caseworkerOf = (visit: Visit): Caseworker => {
  const { subjectId, name } = visit.signed ?? {}
  if (!subjectId) throw new Forbidden('Only a member of staff whom we know can look at a case.')
  return { staffId: subjectId, staffName: name ?? '' }
}

const WHOSE: readonly Whose[] = ['all', 'mine', 'free', 'second']
const filterOf = ({ query }: Visit): Filter => ({
  whose: WHOSE.find((one) => one === query['wie']) ?? NO_FILTER.whose, kind: query['soort'] ?? '', state: query['stand'] ?? '', thisWeek: query['week'] === 'ja',
})

/** What every page of the queue shows beside the work. */
export async function queueView(house: House, visit: Visit, current?: string): Promise<QueueView> {
  const { staffId } = caseworkerOf(visit)
  const today = house.clock.today()
  const filter = current ? NO_FILTER : filterOf(visit)
  const [all, absences] = await Promise.all([queueRows(house.db, today), absencesOf(house.db, staffId, today)])
  const penalties = current ? [] : await penaltyLines(house, house.db)
  return { house, staffId, all, penalties, rows: shown(all, filter, staffId, today), filter, whole: visit.query['alles'] === 'ja', current, absences, csrf: visit.csrf() }
}

export async function showQueue(house: House, visit: Visit): Promise<Answer> {
  const who = caseworkerOf(visit)
  await seeColleague(house.db, who, house.clock.now())
  const view = await queueView(house, visit)
  const number = visit.query['klaar']
  const done = number && /^SP-\d{2}-\d{5,}$/.test(number) ? await lastDone(house.db, number, who.staffId) : undefined
  return show({ ...view, done }, choosePanel(house, view.all.length > 0, visit.csrf()))
}

const show = (view: QueueView, work: Content, status = 200): Answer =>
  page({ title: words.queueTitle, area: 'work', current: '/beoordeling', error: status === 422, body: queuePage(view, words.queueTitle, work) }, status)

/** "Volgende zaak": my own most urgent one, or a free one, which is mine from then on. */
export async function pressNext(house: House, visit: Visit): Promise<Answer> {
  const who = caseworkerOf(visit)
  const notMine = new Set(await conflictsOf(house.db, who.staffId))
  for (;;) {
    const next = nextCase(await queueRows(house.db, house.clock.today()), who.staffId, notMine)
    if (!next) return redirect('/beoordeling')
    if (await knowsHousehold(house, house.db, who.staffId, next.householdId)) { notMine.add(next.householdId); continue }
    // Somebody else took it at this very moment: look again.
    if (next.assignedTo === who.staffId || await assign(house.db, next.number, next.assignedTo ?? undefined, who, house.clock.now())) return redirect(`/beoordeling/${next.number}`)
  }
}

/** A case by its number, with a purpose that is in the processing log before anything is shown. */
export async function pressFind(house: House, visit: Visit): Promise<Answer> {
  const who = caseworkerOf(visit)
  const number = (visit.form['nummer'] ?? '').trim().toUpperCase()
  const purpose = (visit.form['doel'] ?? '').trim().slice(0, 200)
  const again = async (errors: readonly FieldError[], status = 422) => {
    const view = await queueView(house, visit)
    return show({ ...view, errors, typed: visit.form }, choosePanel(house, view.all.length > 0, visit.csrf()), status)
  }
  const errors: FieldError[] = [...(/^SP-\d{2}-\d{5,}$/.test(number) ? [] : [{ field: 'nummer', message: text.errors.number }]), ...(purpose ? [] : [{ field: 'doel', message: text.errors.purpose }])]
  if (errors.length) return again(errors)
  const opened = await openForReview(house, who, number, purpose)
  if (opened.ok) return redirect(`/beoordeling/${number}`)
  return again([{ field: 'nummer', message: opened.refusal.reason === 'own-household' ? text.errors.notYours : text.errors.number }])
}

/** Away from..to, or back again. */
export async function pressAbsence(house: House, visit: Visit): Promise<Answer> {
  const { staffId } = caseworkerOf(visit)
  const today = house.clock.today()
  if (visit.form['terug'] === 'ja') {
    await endAbsences(house.db, staffId, today)
    return redirect('/beoordeling')
  }
  const [from, to] = [parseLocalDate(visit.form['van'] ?? ''), parseLocalDate(visit.form['tot'] ?? '')]
  const errors: FieldError[] = [
    ...(from ? [] : [{ field: 'van', message: text.errors.day }]), ...(to ? [] : [{ field: 'tot', message: text.errors.day }]),
    ...(from && to && to < from ? [{ field: 'tot', message: text.errors.order }] : []), ...(to && to < today ? [{ field: 'tot', message: text.errors.past }] : []),
  ]
  if (errors.length || !from || !to) {
    const view = await queueView(house, visit)
    return show({ ...view, errors }, choosePanel(house, view.all.length > 0, visit.csrf()), 422)
  }
  await insertAbsence(house.db, staffId, { fromDay: from, toDay: to }, house.clock.now())
  return redirect('/beoordeling')
}
