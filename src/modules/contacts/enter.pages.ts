import { may } from '#modules/identity/index.ts'
import { isBsn } from '#shared/bsn.ts'
import { isUuid } from '#shared/ids.ts'
import { dayOf, type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { work } from './contacts.text.ts'
import { holdsBsn } from './domain/holds-bsn.ts'
import { isWay } from './domain/matter.ts'
import { ownVisit } from './desk/open-person.ts'
import { VISIT_PATH } from './desk/desk.views.ts'
import { type EnterForm, enterPage } from './enter.views.ts'
import { staffOf } from './staff-form.ts'
import { QUEUE_PATH } from './queue.views.ts'
import { checkMessage, emptyMessage, readMessageForm } from './read-contact-form.ts'
import { receiveMatter } from './receive-matter.ts'
import { residentOfBsn } from './resident-of-bsn.ts'

const EMPTY: EnterForm = { ...emptyMessage, cameBy: '', receivedOn: '', bsn: '', visitId: '' }

/**
 * From a conversation it came in the way the conversation goes. One that is over, or in which nobody made sure yet who it is,
 * is found out here and not after the whole story was typed.
 */
export async function showEnter(house: House, visit: Visit): Promise<Answer> {
  if (visit.query.gesprek === undefined) return show(visit)
  const own = await ownVisit(house, staffOf(visit), visit.query.gesprek)
  return own.checkedHow ? show(visit, { ...EMPTY, cameBy: own.way, visitId: own.id }) : redirect(`${VISIT_PATH}/${own.id}`)
}

const show = (visit: Visit, form: EnterForm = EMPTY, errors: readonly FieldError[] = []): Answer => page({
  title: work.enterTitle, area: 'work', current: QUEUE_PATH, error: errors.length > 0,
  body: enterPage({ form, errors, today: visit.today, saved: /^K-\d{2}-\d{5,7}$/.exec(visit.query.bewaard ?? '')?.[0], hidden: html`${visit.csrf()}${visit.idempotency()}` }),
}, errors.length ? 422 : 200)

/**
 * With a BSN that is known here it is that resident's; without one, of who they say they are. Whether it is known is asked last, when
 * all else is right. The receipt goes out at once.
 */
export async function pressEnter(house: House, visit: Visit): Promise<Answer> {
  const who = staffOf(visit)
  const form: EnterForm = { ...readMessageForm(visit.form), cameBy: visit.form.binnen ?? '', receivedOn: visit.form.dag ?? '', bsn: visit.form.bsn ?? '', visitId: isUuid(visit.form.gesprek) ? visit.form.gesprek : '' }
  const bsn = form.bsn.replace(/[\s.-]/g, '')
  const own = form.visitId ? await ownVisit(house, who, form.visitId) : undefined
  if (own && !own.checkedHow) throw new NotFound('First make sure who it is.')
  const day = parseLocalDate(form.receivedOn)
  const checked = checkMessage(form, own !== undefined || isBsn(bsn))
  const errors: FieldError[] = [
    ...(isWay(form.cameBy) && form.cameBy !== 'form' ? [] : [{ field: 'binnen', message: work.enterErrors.cameBy }]),
    ...(day && day <= visit.today ? [] : [{ field: 'dag', message: work.enterErrors.receivedOn }]),
    ...(bsn && !own && !isBsn(bsn) ? [{ field: 'bsn', message: work.enterErrors.bsn }] : []),
    ...('errors' in checked ? checked.errors : []),
    ...(holdsBsn(form.story) ? [{ field: 'verhaal', message: work.errors.bsn }] : []),
  ]
  if (errors.length || 'errors' in checked || !isWay(form.cameBy) || !day) return show(visit, form, errors)
  const found = own?.residentId ?? (bsn ? await house.db.transaction((tx) => residentOfBsn(house, tx, bsn, { staffId: who.staffId, purpose: work.enterPurpose, activity: 'stadjerspas-contact', page: `${QUEUE_PATH}/nieuw` })) : undefined)
  if (found === 'unknown' || found === 'too-many') return show(visit, form, [{ field: 'bsn', message: work.enterErrors[found === 'unknown' ? 'bsn' : found] }])
  const key = visit.form._key ?? ''
  const { message } = checked
  const matter = await house.db.transaction((tx) => receiveMatter(house, tx, {
    ...message, cameBy: form.cameBy as 'phone', enteredBy: who, receivedAt: receivedAt(house, day), from: message.sender ?? { residentId: found! },
    ...(/^[0-9a-f]{32}$/.test(key) ? { formKey: key } : {}),
  }))
  if (own) return redirect(`${VISIT_PATH}/${own.id}`)
  return redirect(may(visit.signed, 'answer-contacts') ? `${QUEUE_PATH}/${matter.number}` : `${QUEUE_PATH}/nieuw?bewaard=${matter.number}`)
}

/** Today is now; of an earlier day only the day is known. */
const receivedAt = (house: House, day: LocalDate): Date => {
  const now = house.clock.now()
  return dayOf(now) === day ? now : new Date(`${day}T11:00:00Z`)
}
