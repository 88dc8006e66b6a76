import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { look } from '#modules/audit/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { readDay } from '../domain/norm-proposal.ts'
import { MISSING, type Missing } from '../domain/objection-states.ts'
import { decisionByNumber, type NumberedDecision } from '../resident/numbered-decision.ts'
import { EMPTY, type EnterForm, enterPage } from './enter.views.ts'
import { makeObjection } from './make-objection.ts'
import { objectionByNumber } from './objection.store.ts'
import { text } from './objection.text.ts'

const PATH = '/balie/bezwaar'
const LONGEST = 5000

const staffOf = ({ signed, role }: Visit): { readonly staffId: string; readonly role: string } => {
  if (signed?.door !== 'staff' || !signed.subjectId) throw new Forbidden('enter-objection')
  return { staffId: signed.subjectId, role: role ?? 'kcc' }
}

export async function showEnter(house: House, visit: Visit): Promise<Answer> {
  staffOf(visit)
  // The number of an objection opens nothing and names nobody; one that was just made is read back.
  const kept = visit.query.bewaard ? (await objectionByNumber(house.db, visit.query.bewaard))?.number : undefined
  // From a conversation at the desk the number comes along; the date of birth is asked here.
  const decision = /^[A-Z]{2}-\d{2}-\d{5,7}$/.exec(visit.query.besluit ?? '')?.[0] ?? ''
  return show(house, visit, { ...EMPTY, decision }, [], kept)
}

const show = (house: House, visit: Visit, form: EnterForm, errors: readonly FieldError[], kept?: string): Answer =>
  page({ title: text.enterTitle, area: 'work', current: PATH, error: errors.length > 0, body: enterPage({ house, form, errors, kept, csrf: visit.csrf() }) }, errors.length ? 422 : 200)

const readForm = ({ form, many }: Visit): EnterForm => ({
  decision: (form.decision ?? '').trim().toUpperCase(), born: (form.born ?? '').trim(), way: form.way ?? '', receivedOn: (form.receivedOn ?? '').trim(), postedOn: (form.postedOn ?? '').trim(),
  grounds: (form.grounds ?? '').trim(), lateReason: (form.lateReason ?? '').trim(), hearing: form.hearing ?? '', missing: many('missing').filter((one): one is Missing => (MISSING as readonly string[]).includes(one)),
})

/**
 * Staff enter a letter, or write down what somebody says at the desk. Number and date of birth together say whose decision
 * it is; with either wrong nothing is told, not even whether the number exists. A line in the processing log comes first.
 */
export async function pressEnter(house: House, visit: Visit): Promise<Answer> {
  const { staffId, role } = staffOf(visit)
  const form = readForm(visit)
  const today = house.clock.today()
  const [receivedOn, postedOn] = [readDay(form.receivedOn), readDay(form.postedOn)]
  const decision = await decisionWith(house, staffId, form.decision, readDay(form.born))
  const errors = ([
    ['decision',   decision !== undefined,                                                        text.enterErrors.decision],
    ['way',        form.way === 'letter' || form.way === 'desk',                                   text.enterErrors.way],
    ['receivedOn', receivedOn !== undefined && receivedOn <= today && (!decision || receivedOn >= decision.decision.announcedOn), text.enterErrors.receivedOn],
    ['postedOn',   form.postedOn === '' || (form.way === 'letter' && postedOn !== undefined && receivedOn !== undefined && postedOn <= receivedOn), text.enterErrors.postedOn],
    ['hearing',    form.hearing === 'yes' || form.hearing === 'no',                                text.enterErrors.hearing],
    ['grounds',    form.grounds.length <= LONGEST,                                                 text.errors.long],
    ['lateReason', form.lateReason.length <= LONGEST,                                              text.errors.long],
  ] as const).filter(([, right]) => !right).map(([field, , message]) => ({ field, message }))
  if (errors.length || !decision || !receivedOn) return show(house, visit, form, errors)

  const made = await makeObjection(house, decision, {
    residentId: decision.application.residentId, by: { kind: 'person', staffId, role }, way: form.way === 'letter' ? 'letter' : 'desk', receivedOn, postedOn: form.way === 'letter' ? postedOn : undefined,
    grounds: form.grounds, wantsHearing: form.hearing === 'yes', missing: form.missing, lateReason: form.lateReason,
  })
  if (made.ok) return redirect(`${PATH}?bewaard=${made.value.number}`)
  const { refusal } = made
  const message = refusal.reason === 'already' ? text.enterErrors.already((refusal.facts as { number: string }).number) : text.enterErrors[refusal.reason]
  return show(house, visit, form, [{ field: 'decision', message }])
}

async function decisionWith(house: House, staffId: string, number: string, born: LocalDate | undefined): Promise<NumberedDecision | undefined> {
  const found = born && await decisionByNumber(house.db, number)
  if (!found) return undefined
  await house.db.transaction((tx) => look(house, tx, { staffId, residentId: found.application.residentId, purpose: text.enterPurpose, activity: 'stadjerspas-bezwaar', page: PATH }))
  return (await residentCard(house, house.db, found.application.residentId)).born === born ? found : undefined
}
