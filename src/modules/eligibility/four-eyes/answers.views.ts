import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf } from '#web/components/errors.ts'
import { textarea } from '#web/components/field.ts'
import { type Html, html } from '#web/html.ts'
import type { Proposed } from './proposed.ts'

export type AnswersText = { readonly approve: string; readonly approveTitle: string; readonly return: string; readonly returnTitle: string; readonly reason: string; readonly reasonHint: string }

/** The two answers of a colleague, each with its own form: yes, or back with a reason. */
export function answers({ action, text, how, hidden, reason, errors, csrf }: {
  readonly action: string
  readonly text: AnswersText
  /** What a yes and a no do, from the content. */
  readonly how: { readonly approve: Html; readonly return: Html }
  /** What a yes says back of what was seen. */
  readonly hidden?: Html
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly csrf: Html
}): Html {
  return html`
<form action="${action}" method="post">${csrf}${hidden}${card({ title: text.approveTitle, id: 'nakijken', body: html`${how.approve}
  ${buttonGroup(button({ label: text.approve, name: 'besluit', value: 'goed', icon: 'check' }))}` })}</form>
<form action="${action}" method="post">${csrf}${card({ title: text.returnTitle, id: 'terug', body: html`${how.return}
  ${textarea({ name: 'reden', label: text.reason, hint: text.reasonHint, value: reason, error: errorOf(errors, 'reden'), rows: 3 })}
  ${buttonGroup(button({ label: text.return, kind: 'secondary', name: 'besluit', value: 'terug' }))}` })}</form>`
}

/** Who decided, when, and from what day: the placeholders of the sentence about it. */
export const decidedValues = ({ decidedAt, decidedByName = '', effectiveFrom }: Pick<Proposed, 'decidedAt' | 'decidedByName'> & { readonly effectiveFrom: Parameters<typeof formatDate>[0] }) =>
  ({ name: decidedByName, date: decidedAt ? formatDate(dayOf(decidedAt)) : '', time: decidedAt ? formatTime(decidedAt) : '', effectiveFrom: formatDate(effectiveFrom) })
