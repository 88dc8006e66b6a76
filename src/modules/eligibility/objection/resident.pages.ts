import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { inLanguage } from '#web/language.ts'
import type { Signed, Visit } from '#web/route.ts'
import { OPEN_OBJECTION } from '../domain/objection-states.ts'
import { ownDecision } from '../resident/decisions.pages.ts'
import { PATH } from '../resident/decisions.views.ts'
import { doorOf, type OwnDecision } from '../resident/read-decisions.ts'
import { decisionText, residentText } from '../resident-words.ts'
import { completeObjection, withdrawObjection } from './add-to-objection.ts'
import { makeObjection } from './make-objection.ts'
import type { Objection } from './objection.ts'
import { objectionEvents } from './objection.store.ts'
import { objectionWords } from './objection-words.ts'
import { type ObjectionForm, objectionPage, objectionPath, objectPage, withdrawPage } from './resident.views.ts'
import type { Mover } from './write-move.ts'

const LONGEST = 5000
const EMPTY: ObjectionForm = { grounds: '', hearing: '', lateReason: '' }

const mover = (signed: Signed | undefined, residentId: string): Extract<Mover, { kind: 'resident' }> => ({ kind: 'resident', residentId, actedBy: signed?.actedBy })

/** Where somebody stands with this decision: the form, or how it goes with the objection they made. */
async function standing(house: House, visit: Visit): Promise<{ readonly one: OwnDecision; readonly residentId: string; readonly objection: Objection | undefined; readonly mayObject: boolean; readonly late: boolean }> {
  const { one, residentId } = await ownDecision(house, visit)
  const door = await doorOf(house, house.db, residentId, one)
  const objection = door.kind === 'running' || door.kind === 'answered' ? door.objection : undefined
  return { one, residentId, objection, mayObject: door.kind === 'open' || door.kind === 'late', late: door.kind === 'late' }
}

export async function showObjection(house: House, visit: Visit): Promise<Answer> {
  const text = decisionText[visit.lang]
  const { one, objection, mayObject, late } = await standing(house, visit)
  if (objection) return showOwn(house, visit, one, objection, { done: visit.query.gestuurd === 'ja' ? text.sent : visit.query.aangevuld === 'ja' ? text.moreDone : undefined })
  // Replaced, our answer to an objection, or a partner's: the page of the decision says what to do instead.
  return mayObject ? showForm(house, visit, one, late, EMPTY, []) : redirect(inLanguage(visit.lang, `${PATH}/${one.number}`))
}

const showForm = (house: House, visit: Visit, one: OwnDecision, late: boolean, form: ObjectionForm, errors: readonly FieldError[]): Answer =>
  page({ title: decisionText[visit.lang].formTitle, current: PATH, error: errors.length > 0, body: objectPage({ house, lang: visit.lang, one, late, form, errors, csrf: visit.csrf() }) }, errors.length ? 422 : 200)

export async function pressObject(house: House, visit: Visit): Promise<Answer> {
  const text = decisionText[visit.lang]
  const { one, residentId, objection, mayObject, late } = await standing(house, visit)
  // Sent twice, or from an old page: it is there, and that is what they see.
  if (objection || !mayObject) return redirect(objection ? objectionPath(one.number, visit.lang) : inLanguage(visit.lang, `${PATH}/${one.number}`))
  const form: ObjectionForm = { grounds: (visit.form.grounds ?? '').trim(), hearing: visit.form.hearing ?? '', lateReason: (visit.form.lateReason ?? '').trim() }
  const errors = [
    ...(form.grounds.length > LONGEST ? [{ field: 'grounds', message: text.errors.long }] : []),
    ...(form.lateReason.length > LONGEST ? [{ field: 'lateReason', message: text.errors.long }] : []),
    ...(form.hearing === 'yes' || form.hearing === 'no' ? [] : [{ field: 'hearing', message: text.errors.hearing }]),
  ]
  if (errors.length) return showForm(house, visit, one, late, form, errors)
  await makeObjection(house, one, {
    residentId, by: mover(visit.signed, residentId), way: 'site', receivedOn: house.clock.today(), grounds: form.grounds, wantsHearing: form.hearing === 'yes', lateReason: form.lateReason,
  })
  return redirect(`${objectionPath(one.number, visit.lang)}?gestuurd=ja`)
}

type Shown = { readonly done?: string | undefined; readonly more?: string; readonly errors?: readonly FieldError[]; readonly status?: number }

async function showOwn(house: House, visit: Visit, one: OwnDecision, objection: Objection, { done, more, errors = [], status = errors.length ? 422 : 200 }: Shown): Promise<Answer> {
  const { lang } = visit
  const { date } = spoken[lang]
  const events = await objectionEvents(house.db, objection.id)
  const written: { on: string; words: string }[] = []
  for (const { id, move, at } of events.filter((event) => event.move === 'receive' || event.move === 'complete')) {
    const opened = await objectionWords(house, house.db, id)
    const words = opened?.kind === 'known' ? [opened.words?.words, move === 'receive' ? opened.words?.lateReason : undefined].filter(Boolean).join('\n\n') : opened ? residentText[lang].forgotten(date(opened.on)) : ''
    if (words) written.push({ on: date(dayOf(at)), words })
  }
  return page({ title: decisionText[lang].objectionTitle, current: PATH, error: errors.length > 0, body: objectionPage({ house, lang, one, objection, events, written, done, more, errors, csrf: visit.csrf() }) }, status)
}

async function ownObjection(house: House, visit: Visit): Promise<{ readonly one: OwnDecision; readonly residentId: string; readonly objection: Objection }> {
  const { one, residentId, objection } = await standing(house, visit)
  if (!objection) throw new NotFound('This person made no objection against this decision.')
  return { one, residentId, objection }
}

export async function pressMore(house: House, visit: Visit): Promise<Answer> {
  const text = decisionText[visit.lang]
  const { one, residentId, objection } = await ownObjection(house, visit)
  const more = (visit.form.more ?? '').trim()
  if (!more || more.length > LONGEST) return showOwn(house, visit, one, objection, { more, errors: [{ field: 'more', message: more ? text.errors.long : text.errors.more }] })
  const completed = await completeObjection(house, objection.number, mover(visit.signed, residentId), more)
  return completed.ok ? redirect(`${objectionPath(one.number, visit.lang)}?aangevuld=ja`) : showOwn(house, visit, one, objection, { more, errors: [{ field: 'more', message: text.errors.movedOn }], status: 409 })
}

export async function showWithdraw(house: House, visit: Visit): Promise<Answer> {
  const { one, objection } = await ownObjection(house, visit)
  if (!OPEN_OBJECTION.includes(objection.state)) return redirect(objectionPath(one.number, visit.lang))
  return page({ title: decisionText[visit.lang].withdrawTitle, current: PATH, body: withdrawPage(house, visit.lang, one.number, visit.csrf()) })
}

export async function pressWithdraw(house: House, visit: Visit): Promise<Answer> {
  const { one, residentId, objection } = await ownObjection(house, visit)
  await withdrawObjection(house, objection.number, mover(visit.signed, residentId))
  return redirect(inLanguage(visit.lang, `${PATH}/${one.number}`))
}
