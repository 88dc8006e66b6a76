import { sentence } from '#modules/knowledge/index.ts'
import { alert } from '#web/components/alert.ts'
import { errorOf } from '#web/components/errors.ts'
import { checkbox, textarea } from '#web/components/field.ts'
import { iconList } from '#web/components/list.ts'
import { type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import type { KeptCheck } from '../application.ts'
import { againstDecision } from '../against-decision.ts'
import { text as words } from '../eligibility.text.ts'
import { explain } from '../explain.ts'
import type { Case } from './case.ts'
import type { CaseView } from './case-view.ts'
import { text } from './casework.text.ts'
import { againstMove, namesOf } from './move-form.ts'
import { PAGE } from './queue.views.ts'

/** Each check by its name, with what the test says of it, its facts and where they come from. */
const says = (house: House, checks: readonly KeptCheck[], { opened }: Pick<Case, 'opened'>): Html => iconList(checks.map((check) => ({
  icon: check.outcome === 'pass' ? 'check' as const : 'cross' as const, tone: check.outcome === 'pass' ? 'neutral' as const : 'no' as const,
  text: html`<b>${words.checkNames[check.reason] ?? check.reason}:</b> ${explain(house, check, opened)} <span class="pas-small pas-quiet">${words.sources[check.reason] ?? check.article}</span>`,
})))

type Field = (name: 'despite' | 'seen' | 'against') => { readonly name: string; readonly value: string; readonly error: string | undefined }

/**
 * Before it is sent: the test says the opposite of what is chosen here. Asked why so, and that it was seen; nothing is kept from
 * being sent. `at` names the fields of this form; `more` is what can be done about it on this screen.
 */
export function againstFields(house: House, checks: readonly KeptCheck[], open: Pick<Case, 'opened'>, at: Field, more?: string): Html | undefined {
  if (checks.length === 0) return undefined
  const names = namesOf(checks)
  const { name, value, error } = at('seen')
  return html`<div class="pas-flow">${alert({
    kind: 'warning', title: text.againstTitle,
    body: html`${says(house, checks, open)}<p>${sentence(house, `${PAGE}#against`)}${more && ` ${more}`}</p>`,
  })}<input type="hidden" name="${at('against').name}" value="${names}">
    ${textarea({ ...at('despite'), label: text.despite, hint: text.despiteHint, rows: 3 })}
    ${checkbox({ name, label: text.seen, checked: value === 'ja' && at('against').value === names, error })}</div>`
}

export const againstForm = ({ house, open, form, errors }: CaseView): Html | undefined => againstFields(house, againstMove(open.assessment, form), open, (name) => (
  { name, value: name === 'seen' ? (form.seen ? 'ja' : '') : form[name], error: errorOf(errors, name) }), sentence(house, `${PAGE}#against-correct`))

/** For who must agree: what the test says, and why a colleague chose otherwise. */
export const againstPlanned = (house: House, open: Case): Html | undefined => {
  const against = open.planned?.against
  return against && against.checks.length > 0 ? alert({ kind: 'warning', title: text.againstTitle, body: html`${says(house, against.checks, open)}${against.why && html`<p><b>${open.planned?.plannedName}:</b> ${against.why}</p>`}` }) : undefined
}

/** With a decision that was taken: what the test said, and why it was decided otherwise. */
export function againstDecided({ house, open }: CaseView): Html | undefined {
  const { checks, why } = againstDecision(open.decision, open.assessment, open.opened)
  return checks.length > 0 ? alert({ kind: 'info', title: text.againstDecidedTitle, body: html`${says(house, checks, open)}${why && html`<p><b>${open.decision?.staffName}:</b> ${why}</p>`}` }) : undefined
}
