import type { FieldError } from '#shared/result.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkboxes, field, radios, textarea } from '#web/components/field.ts'
import { pageHead } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { MISSING, type Missing } from '../domain/objection-states.ts'
import { text } from './objection.text.ts'

export type EnterForm = {
  readonly decision: string; readonly born: string; readonly way: string; readonly receivedOn: string; readonly postedOn: string
  readonly grounds: string; readonly lateReason: string; readonly hearing: string; readonly missing: readonly Missing[]
}
export const EMPTY: EnterForm = { decision: '', born: '', way: '', receivedOn: '', postedOn: '', grounds: '', lateReason: '', hearing: '', missing: [] }

/** A letter that came in, or what somebody says at the desk. Nothing of the person is shown: number and date of birth are asked. */
export const enterPage = ({ house, form, errors, kept, csrf }: { readonly house: House; readonly form: EnterForm; readonly errors: readonly FieldError[]; readonly kept: string | undefined; readonly csrf: Html }): Html => {
  const at = (name: keyof EnterForm & string) => ({ name, value: form[name] as string, error: errorOf(errors, name) })
  return html`${pageHead({
    title: text.enterTitle, lead: sentence(house, 'pages/bezwaren#enter'),
    body: html`${errorSummary(errors)}${kept && alert({ kind: 'ok', title: text.kept(kept), body: text.keptBody })}`,
  })}
  <form class="pas-panel pas-flow pas-narrow" method="post" action="/balie/bezwaar">${csrf}
    ${field({ ...at('decision'), label: text.decisionNumber, hint: text.decisionNumberHint, code: true, size: 16, maxlength: 20 })}
    ${field({ ...at('born'), label: text.born, hint: text.bornHint, size: 12, maxlength: 20 })}
    ${radios({ ...at('way'), legend: text.enterWay, options: [{ value: 'letter', label: text.ways.letter }, { value: 'desk', label: text.ways.desk }] })}
    ${field({ ...at('receivedOn'), label: text.receivedOn, hint: text.receivedHint, size: 12, maxlength: 20 })}
    ${field({ ...at('postedOn'), label: text.postedOn, hint: text.postedHint, size: 12, maxlength: 20, optional: true })}
    ${textarea({ ...at('grounds'), label: text.enterGrounds, hint: text.enterGroundsHint, rows: 8, optional: true })}
    ${textarea({ ...at('lateReason'), label: text.theirLate, rows: 3, optional: true })}
    ${checkboxes({ name: 'missing', legend: text.enterMissing, values: form.missing, optional: true, options: MISSING.filter((one) => one !== 'grounds').map((one) => ({ value: one, label: text.missing[one] })) })}
    ${radios({ ...at('hearing'), legend: text.wants, options: [{ value: 'yes', label: text.yes }, { value: 'no', label: text.no }] })}
    ${buttonGroup(button({ label: text.keepIt }))}
  </form>`
}
