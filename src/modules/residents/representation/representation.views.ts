import { formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, radios } from '#web/components/field.ts'
import { narrow, pageHead, paragraph, stack } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import type { ResidentCard } from '../find-resident.ts'
import { KINDS, type Representation, REPRESENTATION_GROUNDS } from './representation.ts'
import { text } from './representation.text.ts'

const untilOf = ({ to }: Representation): string => (to ? text.until(formatDate(to)) : text.always)

/** After signing in: for oneself, or for one of those somebody may act for. */
export const choosePage = (house: House, choices: readonly (Representation & { readonly name: string })[], errors: readonly FieldError[], csrf: Html): Html => html`<div class="pas-wrap">${narrow(
  pageHead({ title: text.chooseTitle, lead: sentence(house, 'pages/namens#lead'), body: errorSummary(errors) }),
  html`<form class="pas-flow" method="post" action="/namens">${csrf}
    ${radios({ name: 'wie', legend: text.choose, legendHidden: true, error: errorOf(errors, 'wie'), options: [{ value: 'zelf', label: text.myself }, ...choices.map((one) => ({ value: one.id, label: one.name, hint: `${text.kinds[one.kind]}. ${untilOf(one)}` }))] })}
    ${say(house, 'pages/namens#written')}${buttonGroup(button({ label: text.go, large: true }))}</form>`,
)}</div>`

export type StaffForm = { readonly name: string; readonly theirBsn: string; readonly kind: string; readonly ground: string; readonly seenOn: string; readonly from: string; readonly to: string }
export const EMPTY: StaffForm = { name: '', theirBsn: '', kind: '', ground: '', seenOn: '', from: '', to: '' }

type StaffView = {
  readonly house: House
  readonly found: { readonly card: ResidentCard; readonly representations: readonly Representation[] } | undefined
  readonly form: StaffForm
  readonly errors: readonly FieldError[]
  readonly done?: 'saved' | 'stopped' | undefined
  readonly csrf: Html
}
const PATH = '/balie/vertegenwoordigers'

/** Find the resident, see who acts for them, stop it, or write down somebody new. A BSN stands in a form, never in an address. */
export function staffPage({ house, found, form, errors, done, csrf }: StaffView): Html {
  const at = (name: keyof StaffForm) => ({ name, value: form[name], error: errorOf(errors, name) })
  return html`${pageHead({ title: text.title, lead: sentence(house, 'pages/namens#staff'), body: html`${errorSummary(errors)}${done && alert({ kind: 'ok', title: text[done], body: done === 'saved' ? text.savedBody : text.stoppedBody })}` })}
  ${stack('l',
    !found && html`<form class="pas-panel pas-flow pas-narrow" method="post" action="${PATH}">${csrf}<input type="hidden" name="doe" value="zoek">
      ${field({ name: 'bsn', label: text.bsn, hint: text.bsnHint, error: errorOf(errors, 'bsn'), size: 12, maxlength: 12, inputmode: 'numeric', autocomplete: 'off' })}${buttonGroup(button({ label: text.find }))}</form>`,
    found && card({ title: `${text.listTitle} ${found.card.fullName}`, id: 'nu', body: found.representations.length === 0 ? paragraph(text.nobody) : found.representations.map((one) => html`<form method="post" action="${PATH}" class="pas-flow">${csrf}
      <input type="hidden" name="doe" value="stop"><input type="hidden" name="inwoner" value="${found.card.id}"><input type="hidden" name="welke" value="${one.id}">
      <p><b>${one.representativeName}</b><br><span class="pas-small pas-quiet">${text.kinds[one.kind]}, ${text.grounds[one.ground].toLowerCase()}. ${untilOf(one)}</span></p>${buttonGroup(button({ label: text.stop, about: one.representativeName, kind: 'negative' }))}</form>`) }),
    found && html`<form class="pas-panel pas-flow pas-narrow" method="post" action="${PATH}">${csrf}<input type="hidden" name="doe" value="bewaar"><input type="hidden" name="inwoner" value="${found.card.id}">
      <h2 class="nl-heading nl-heading--level-3">${text.addTitle}</h2>
      ${field({ ...at('name'), label: text.name, maxlength: 120 })}
      ${field({ ...at('theirBsn'), label: text.theirBsn, hint: text.theirBsnHint, size: 12, maxlength: 12, inputmode: 'numeric', autocomplete: 'off' })}
      ${radios({ ...at('kind'), legend: text.kind, options: KINDS.map((one) => ({ value: one, label: text.kinds[one] })) })}
      ${radios({ ...at('ground'), legend: text.ground, hint: text.groundHint, options: REPRESENTATION_GROUNDS.map((one) => ({ value: one, label: text.grounds[one] })) })}
      ${field({ ...at('seenOn'), label: text.seenOn, hint: text.dayHint, size: 12 })}
      ${field({ ...at('from'), label: text.from, hint: text.dayHint, size: 12 })}
      ${field({ ...at('to'), label: text.to, hint: text.toHint, size: 12, optional: true })}
      ${buttonGroup(button({ label: text.save }))}</form>`,
  )}`
}
