import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, radios, select, textarea } from '#web/components/field.ts'
import { narrow } from '#web/components/page.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { personFields } from './contact.views.ts'
import { kindNames, text, topicNames, wayNames, work } from './contacts.text.ts'
import { kinds, topics } from './domain/matter.ts'
import { QUEUE_PATH } from './queue.views.ts'
import type { MessageForm } from './read-contact-form.ts'

export type EnterForm = MessageForm & { readonly cameBy: string; readonly receivedOn: string; readonly bsn: string; readonly visitId: string }
const TAKEN_BY_STAFF = ['phone', 'desk', 'letter', 'email'] as const

/** What somebody says on the telephone or at the desk, or what a letter says, written down as they told it. */
export const enterPage = ({ form, errors, today, saved, hidden }: { readonly form: EnterForm; readonly errors: readonly FieldError[]; readonly today: LocalDate; readonly saved?: string | undefined; readonly hidden: Content }): Html => html`<div class="pas-page-head">${heading(1, work.enterTitle)}</div>
${narrow(errorSummary(errors), saved && alert({ kind: 'ok', body: work.saved(saved) }), html`<form class="pas-panel pas-flow" action="${QUEUE_PATH}/nieuw" method="post">
  ${radios({ name: 'binnen', legend: work.cameBy, value: form.cameBy, error: errorOf(errors, 'binnen'), options: TAKEN_BY_STAFF.map((way) => ({ value: way, label: wayNames[way] })) })}
  ${field({ name: 'dag', label: work.receivedOn, hint: work.receivedHint, type: 'date', value: form.receivedOn || today, error: errorOf(errors, 'dag') })}
  ${radios({ name: 'soort', legend: text.kind, value: form.kind, error: errorOf(errors, 'soort'), options: kinds.map((kind) => ({ value: kind, label: kindNames[kind] })) })}
  ${select({ name: 'onderwerp', label: text.topic, value: form.topic, error: errorOf(errors, 'onderwerp'), options: [{ value: '', label: text.chooseTopic }, ...topics.map((topic) => ({ value: topic, label: topicNames[topic] }))] })}
  ${textarea({ name: 'verhaal', label: text.story, value: form.story, error: errorOf(errors, 'verhaal'), rows: 6 })}
  ${form.visitId ? html`<input type="hidden" name="gesprek" value="${form.visitId}">${alert({ kind: 'info', body: work.fromVisit })}` : html`${field({ name: 'bsn', label: work.bsn, hint: work.bsnHint, value: form.bsn, error: errorOf(errors, 'bsn'), inputmode: 'numeric', size: 9, maxlength: 20, optional: true, autocomplete: 'off' })}
  ${personFields(form, errors)}`}
  ${buttonGroup(button({ label: work.keepNew }))}${hidden}
</form>`)}`
