import { parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import type { Caseworker } from '../caseworker.ts'
import { rulesOn } from '../rules-in-force.ts'
import { NOT_OWED } from '../domain/penalty.ts'
import { fixOnObjection, noticeOnObjection } from '../penalty/fix-penalty.ts'
import { text as penaltyText } from '../penalty/penalty.text.ts'
import { handleObjection, type NotHandled } from './handle-objection.ts'
import { objectionQueue } from './objection.store.ts'
import { text } from './objection.text.ts'
import { type ObjectionCase, openObjection } from './open-objection.ts'
import { checkHandling, type HandlingForm, NOTHING_TYPED, readHandlingForm } from './read-handling.ts'
import { chooseOne, notForYou, objectionCase, objectionsPage, WORK } from './work.views.ts'

const caseworker = (visit: Visit): Caseworker => {
  const { subjectId, name } = visit.signed ?? {}
  if (!subjectId) throw new Forbidden('Only a member of staff whom we know can look at an objection.')
  return { staffId: subjectId, staffName: name ?? '' }
}

export async function showObjections(house: House, visit: Visit): Promise<Answer> {
  const { staffId } = caseworker(visit)
  const rows = await objectionQueue(house.db)
  return page({ title: text.queueTitle, area: 'work', current: WORK, body: objectionsPage(house, rows, staffId, undefined, chooseOne(house, rows.length > 0)) })
}

type Shown = { readonly noticeDay?: string; readonly form?: HandlingForm; readonly errors?: readonly FieldError[]; readonly refused?: string; readonly status?: number }

export async function showObjectionCase(house: House, visit: Visit): Promise<Answer> {
  const open = await openObjection(house, caseworker(visit).staffId, visit.params.number ?? '')
  return typeof open === 'string' ? showNotYours(house, visit, open) : show(house, visit, open, {})
}

async function showNotYours(house: House, visit: Visit, why: 'own-household' | 'decided-it'): Promise<Answer> {
  const { staffId } = caseworker(visit)
  const number = visit.params.number ?? ''
  return page({ title: text.caseTitle(number), area: 'work', current: WORK, body: objectionsPage(house, await objectionQueue(house.db), staffId, number, notForYou(house, why)) }, 403)
}

async function show(house: House, visit: Visit, open: ObjectionCase, { form = NOTHING_TYPED, errors = [], refused, noticeDay, status = errors.length ? 422 : 200 }: Shown): Promise<Answer> {
  const { number } = open.objection
  const { policy } = await rulesOn(house, house.clock.today())
  const work = objectionCase({ house, open, form, errors, refused, noticeDay, mostWeeks: policy.objections.extensionWeeks, csrf: visit.csrf() })
  return page({ title: text.caseTitle(number), area: 'work', current: WORK, error: errors.length > 0, body: objectionsPage(house, await objectionQueue(house.db), caseworker(visit).staffId, number, work) }, status)
}

/** One move. Everything that was typed stays, whatever comes back. */
export async function pressHandle(house: House, visit: Visit): Promise<Answer> {
  const who = caseworker(visit)
  const number = visit.params.number ?? ''
  const open = await openObjection(house, who.staffId, number)
  if (typeof open === 'string') return showNotYours(house, visit, open)
  const form = readHandlingForm(visit.form, visit.many)
  const { policy } = await rulesOn(house, house.clock.today())
  const checked = checkHandling(form, { today: house.clock.today(), lastDay: open.objection.lastDay, mostWeeks: policy.objections.extensionWeeks, late: open.objection.late, assessment: open.assessment })
  if (!checked) return show(house, visit, open, { status: 422 })
  if ('errors' in checked) return show(house, visit, open, { form, errors: checked.errors })
  const handled = await handleObjection(house, who, number, checked.handling)
  if (handled.ok) return redirect(`${WORK}/${number}`)
  const { reason }: NotHandled = handled.refusal
  const now = await openObjection(house, who.staffId, number)
  return typeof now === 'string' ? showNotYours(house, visit, now) : show(house, visit, now, { form, refused: text.workErrors[reason], status: 409 })
}

/** They wrote that we are late, or it is fixed what that costs. */
export async function pressObjectionPenalty(house: House, visit: Visit): Promise<Answer> {
  const who = caseworker(visit)
  const number = visit.params.number ?? ''
  const open = await openObjection(house, who.staffId, number)
  if (typeof open === 'string') return showNotYours(house, visit, open)
  if (visit.form['wat'] !== 'brief') {
    const fixed = await fixOnObjection(house, who, number, NOT_OWED.find((ground) => ground === visit.form['geen']))
    if (fixed.ok) return redirect(`${WORK}/${number}`)
    const { reason } = fixed.refusal
    return reason === 'own-household' || reason === 'decided-it' ? showNotYours(house, visit, reason) : show(house, visit, open, { refused: penaltyText.notDone[reason], status: 409 })
  }
  const noticeDay = visit.form['noticeDay'] ?? ''
  const day = parseLocalDate(noticeDay)
  const again = (problem: keyof typeof penaltyText.errors) => show(house, visit, open, { noticeDay, errors: [{ field: 'noticeDay', message: penaltyText.errors[problem] }] })
  if (!day) return again('day')
  if (day > house.clock.today()) return again('future')
  const noted = await noticeOnObjection(house, who, number, day)
  if (noted.ok) return redirect(`${WORK}/${number}`)
  const { reason } = noted.refusal
  return reason === 'own-household' || reason === 'decided-it' ? showNotYours(house, visit, reason) : again(reason)
}
