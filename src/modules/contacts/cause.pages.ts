import { document } from '#modules/knowledge/index.ts'
import { isUuid } from '#shared/ids.ts'
import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { actions, type Cause, type CauseAction, causeById, causes } from './campaign.store.ts'
import { CAUSE_PATH, type CauseForm, causePage, causesPage } from './cause.views.ts'
import { closeCause, nameCause, whoIsTold } from './close-cause.ts'
import { plan, work, yours } from './contacts.text.ts'
import { showMatter } from './matter.pages.ts'
import { QUEUE_PATH } from './queue.views.ts'
import { checkWords, staffOf } from './staff-form.ts'

export const showCauses = async (house: House, visit: Visit): Promise<Answer> => {
  staffOf(visit)
  return page({ title: plan.causes, area: 'work', current: CAUSE_PATH, body: causesPage(await causes(house.db)) })
}

async function causeOf(house: House, { params }: Visit): Promise<Cause> {
  const cause = isUuid(params.id) ? await causeById(house.db, params.id) : undefined
  if (!cause) throw new NotFound('There is no such cause.')
  return cause
}

type Shown = { readonly form?: CauseForm; readonly errors?: readonly FieldError[]; readonly refusal?: string; readonly preview?: { tell: number; settle: number; letter: Html } }

export async function showCause(house: House, visit: Visit, { form = { action: '', words: '', settleRest: false }, errors = [], refusal, preview }: Shown = {}): Promise<Answer> {
  const cause = await causeOf(house, visit)
  return page({
    title: plan.causeOne(cause.name), area: 'work', current: CAUSE_PATH, error: errors.length > 0,
    body: causePage({ cause, form, errors, refusal, preview, csrf: visit.csrf() }),
  }, errors.length ? 422 : refusal ? 409 : 200)
}

/** Look first, then tell: only when as many people would be told as were on the screen. */
export async function pressCause(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const { id } = await causeOf(house, visit)
  const form: CauseForm = { action: visit.form.actie ?? '', words: visit.form.woorden ?? '', settleRest: visit.form.ook === 'ja' }
  const words = form.words.trim()
  const errors = [...((actions as readonly string[]).includes(form.action) ? [] : [{ field: 'actie', message: plan.closeErrors.action }]), ...checkWords(words, 'woorden')]
  if (errors.length) return showCause(house, visit, { form, errors })
  const { tell, settle } = await house.db.transaction((tx) => whoIsTold(house, tx, id, who, form.settleRest))
  const sample = tell[0] ?? settle[0]
  const letter = document(house, 'letters/contact-mended', {
    name: work.nameOf, number: sample?.number ?? 'K-00-00000', matter: yours[sample?.kind ?? 'question'], date: formatDate(visit.today), words,
  }).html
  const preview = { tell: tell.length, settle: settle.length, letter }
  if (visit.form.doe !== 'sluit' || visit.form.bekeken !== `${tell.length}-${settle.length}`) return showCause(house, visit, { form, preview, ...(visit.form.doe === 'sluit' ? { refusal: work.changed } : {}) })
  const closed = await closeCause(house, who, id, { action: form.action as CauseAction, words, settleRest: form.settleRest })
  return closed.ok ? redirect(`${CAUSE_PATH}/${id}`) : showCause(house, visit, { form, refusal: work.refusals[closed.refusal.reason] })
}

/** At a matter: one that is known, or a new one. */
export async function pressNameCause(house: House, visit: Visit): Promise<Answer> {
  const { oorzaak = '' } = visit.form
  const name = (visit.form.nieuw ?? '').trim()
  if (!isUuid(oorzaak) && (name.length < 3 || name.length > 200)) return showMatter(house, visit, { part: 'oorzaak', typed: visit.form, errors: [{ field: 'oorzaak', message: plan.causeError }] })
  const named = await nameCause(house, staffOf(visit), visit.params.number ?? '', name.length >= 3 ? { name } : { id: oorzaak })
  if (named.ok) return redirect(`${QUEUE_PATH}/${visit.params.number}`)
  return showMatter(house, visit, { part: 'oorzaak', typed: visit.form, refusal: work.refusals[named.refusal.reason] })
}
