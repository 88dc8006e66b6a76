import { dayOf, formatDate, formatTime, isClockTime, momentAt, parseLocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, Forbidden, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { select, field } from '#web/components/field.ts'
import { pageHead, prose, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { registerOutage } from '../moves/outage.ts'
import { OUTAGE_KINDS, type OutageKind, outages } from '../moves/outage.store.ts'
import { text } from './outage.text.ts'

export const showOutages = (house: House, visit: Visit): Promise<Answer> => show(house, visit, {}, [])

async function show(house: House, visit: Visit, form: Readonly<Record<string, string>>, errors: readonly FieldError[]): Promise<Answer> {
  const known = await outages(house.db)
  const moved = visit.query['verschoven']
  const value = (name: string) => form[name] ?? ''
  const body = html`${pageHead({ title: text.title })}${stack('l',
    errorSummary(errors),
    moved !== undefined && /^\d{1,6}$/.test(moved) && alert({ kind: 'ok', title: text.saved, body: text.moved(Number(moved)) }),
    card({ title: text.enter, id: 'invoeren', body: html`${prose(say(house, 'pages/storingen#what'))}
      <form class="pas-flow" action="/beheer/storingen" method="post">${visit.csrf()}
        ${select({ name: 'what', label: text.what, value: value('what'), error: errorOf(errors, 'what'), options: [{ value: '', label: text.choose }, ...OUTAGE_KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }))] })}
        ${field({ name: 'fromDay', label: text.fromDay, type: 'date', value: value('fromDay'), error: errorOf(errors, 'fromDay') })}
        ${field({ name: 'fromTime', label: text.fromTime, hint: text.timeHint, value: value('fromTime'), error: errorOf(errors, 'fromTime'), size: 6 })}
        ${field({ name: 'toDay', label: text.toDay, type: 'date', value: value('toDay'), error: errorOf(errors, 'toDay') })}
        ${field({ name: 'toTime', label: text.toTime, hint: text.timeHint, value: value('toTime'), error: errorOf(errors, 'toTime'), size: 6 })}
        ${buttonGroup(button({ label: text.press }))}
      </form>` }),
    known.length > 0 && card({ title: text.earlier, id: 'eerder', body: table({ caption: text.earlier, captionHidden: true, stacked: true, head: text.head,
      rows: known.map(({ what, fromAt, toAt, enteredName }) => [text.kinds[what], `${formatDate(dayOf(fromAt))} ${formatTime(fromAt)}`, `${formatDate(dayOf(toAt))} ${formatTime(toAt)}`, enteredName]) }) }),
  )}`
  return page({ title: text.title, area: 'work', current: '/beheer/storingen', error: errors.length > 0, body }, errors.length ? 422 : 200)
}

export async function pressOutage(house: House, visit: Visit): Promise<Answer> {
  const { signed, form } = visit
  if (!signed?.subjectId) throw new Forbidden('Only a member of staff whom we know answers for an outage.')
  const what = OUTAGE_KINDS.find((kind) => kind === form['what']) as OutageKind | undefined
  const momentOf = (side: 'from' | 'to'): Date | undefined => {
    const day = parseLocalDate(form[`${side}Day`] ?? '')
    return day && momentAt(day, form[`${side}Time`] ?? '')
  }
  const [from, to] = [momentOf('from'), momentOf('to')]
  const errors: FieldError[] = [
    ...(what ? [] : [{ field: 'what', message: text.errors.what }]),
    ...(['from', 'to'] as const).flatMap((side) => [
      ...(parseLocalDate(form[`${side}Day`] ?? '') ? [] : [{ field: `${side}Day`, message: text.errors.day }]),
      ...(isClockTime(form[`${side}Time`] ?? '') ? [] : [{ field: `${side}Time`, message: text.errors.time }]),
    ]),
    ...(from && to && to <= from ? [{ field: 'toTime', message: text.errors.order }] : []),
    ...(to && to > house.clock.now() ? [{ field: 'toTime', message: text.errors.future }] : []),
  ]
  if (errors.length || !what || !from || !to) return show(house, visit, form, errors)
  const role = signed.roles.find((one) => one === 'manager' || one === 'administrator') ?? 'manager'
  const { requests, objections } = await registerOutage(house, { staffId: signed.subjectId, staffName: signed.name, role }, { what, fromAt: from, toAt: to })
  return redirect(`/beheer/storingen?verschoven=${requests + objections}`)
}
