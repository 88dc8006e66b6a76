import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, radios, textarea } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { letterSheet, pageHead, paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { actions, type Cause } from './campaign.store.ts'
import { lines } from './contact.views.ts'
import { plan, work } from './contacts.text.ts'

export const CAUSE_PATH = '/klachten/oorzaken'

export const causesPage = (all: readonly Cause[]): Html => html`${pageHead({ title: plan.causes, lead: plan.causesLead })}
${all.length
    ? card({ body: table({
      caption: plan.causes, captionHidden: true, stacked: true, head: [plan.causeHead.name, { label: plan.causeHead.matters, numeric: true }, { label: plan.causeHead.open, numeric: true }, plan.causeHead.state],
      rows: all.map(({ id, name, matters, open, closedAt, told }) => [link({ href: `${CAUSE_PATH}/${id}`, label: name }), matters, open, closedAt ? plan.causeClosed(formatDate(dayOf(closedAt)), told ?? 0) : plan.causeOpen]),
    }) })
    : paragraph(plan.causesNone)}`

export type CauseForm = { readonly action: string; readonly words: string; readonly settleRest: boolean }
type CauseView = {
  readonly cause: Cause
  readonly form: CauseForm
  readonly errors: readonly FieldError[]
  readonly refusal?: string | undefined
  /** Looked at first: who is told, and the letter. */
  readonly preview?: { readonly tell: number; readonly settle: number; readonly letter: Html } | undefined
  readonly csrf: Html
}

export const causePage = ({ cause, form, errors, refusal, preview, csrf }: CauseView): Html => html`${pageHead({ title: plan.causeOne(cause.name), trail: [{ label: plan.causes, href: CAUSE_PATH }, { label: cause.name }], body: paragraph(`${plan.causeHead.matters}: ${cause.matters}. ${plan.causeHead.open}: ${cause.open}.`) })}
${stack('m', errorSummary(errors), refusal && alert({ kind: 'warning', body: refusal }),
    cause.closedAt
      ? card({ title: plan.closedTitle, id: 'gesloten', body: html`${paragraph(plan.closedBy(cause.closedBy ?? '', formatDate(dayOf(cause.closedAt)), cause.told ?? 0))}${cause.action && paragraph(plan.actions[cause.action])}${lines(cause.toldWords ?? '')}` })
      : html`${preview && card({ title: work.previewTitle, id: 'bekeken', body: html`${alert({ kind: 'info', body: plan.previewCount(preview.tell, preview.settle) })}${letterSheet(preview.letter)}` })}
<form class="pas-panel pas-flow" action="${CAUSE_PATH}/${cause.id}" method="post">
  ${radios({ name: 'actie', legend: plan.action, value: form.action, error: errorOf(errors, 'actie'), options: actions.map((action) => ({ value: action, label: plan.actions[action] })) })}
  ${textarea({ name: 'woorden', label: plan.told, hint: plan.toldHint, value: form.words, error: errorOf(errors, 'woorden'), rows: 6 })}
  ${checkbox({ name: 'ook', label: plan.settleRest, hint: plan.settleRestHint, checked: form.settleRest })}
  ${preview && html`<input type="hidden" name="bekeken" value="${preview.tell}-${preview.settle}">`}
  ${buttonGroup(preview && button({ label: plan.closeButton, name: 'doe', value: 'sluit' }), button({ label: plan.previewButton, kind: preview ? 'secondary' : 'primary', name: 'doe', value: 'bekijk' }))}${csrf}
</form>`)}`
