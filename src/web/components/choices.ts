import type { Language } from '#shared/language.ts'
import { attrs, type Content, type Html, html } from '#web/html.ts'
import { describedBy, errorLine, hintLine } from './field-frame.ts'
import { icon } from './icon.ts'
import { wordsIn } from './words.ts'

/** One row to tick: the whole row is the target. */
export type Choice = {
  readonly value: string
  readonly label: Content
  readonly hint?: Content
  /** How many there are of it, in a filter. */
  readonly count?: number
  /** A line instead of a box to tick: why this cannot be chosen now, and from when it can. */
  readonly unavailable?: Content
}

type GroupOptions = {
  readonly name: string
  /** The question. */
  readonly legend: Content
  /** A heading above already asks it: then the legend is only read aloud. */
  readonly legendHidden?: boolean
  readonly hint?: Content
  readonly options: readonly Choice[]
  readonly error?: string | undefined
  readonly optional?: boolean
  /** Rows in a frame each (the default), or bare, as in a filter. */
  readonly bare?: boolean
  readonly lang?: Language
}

type RowOptions = { readonly type: 'radio' | 'checkbox'; readonly id: string; readonly name: string; readonly checked: boolean; readonly bare?: boolean | undefined; readonly invalid?: boolean | undefined; readonly describedBy?: string | undefined }

function row({ value, label, hint: given, count }: Choice, { type, id, name, checked, bare, invalid, describedBy }: RowOptions): Html {
  const hint = bare ? undefined : given
  // The hint stands inside the label, so that it can be pressed; yet it is the description, not a part of the name.
  const input = html`<input${attrs({
    type, id, name, value, checked, 'aria-invalid': invalid ? 'true' : undefined,
    'aria-labelledby': hint ? `${id}-naam` : undefined,
    'aria-describedby': [describedBy, hint && `${id}-hulp`].filter(Boolean).join(' ') || undefined,
  })}>`
  const words = bare
    ? html`<span>${label}${count !== undefined && html` <span class="pas-choice__count">(${count})</span>`}</span>`
    : html`<span class="pas-choice__body"><strong${attrs({ id: hint ? `${id}-naam` : undefined })}>${label}</strong>${hint && html` <span class="pas-quiet pas-small" id="${id}-hulp">${hint}</span>`}</span>`
  return html`<label class="pas-choice${!bare && ' pas-choice--box'}">${input} ${words}</label>`
}

function group(type: 'radio' | 'checkbox', options: GroupOptions, chosen: readonly string[]): Html {
  const { name, legend, legendHidden, hint, error, optional, bare, lang = 'nl' } = options
  // The first box that can be ticked carries the name as its id, so that the list of errors leads to it.
  let first = true
  const rows = options.options.map((option, index) => {
    if (option.unavailable) return html`<div class="pas-person-no">${icon('clock')}<strong>${option.label}</strong><span class="pas-small">${option.unavailable}</span></div>`
    const id = first ? name : `${name}-${index + 1}`
    first = false
    return row(option, { type, id, name, checked: chosen.includes(option.value), bare, invalid: Boolean(error) })
  })
  return html`<fieldset${attrs({
    class: `utrecht-form-fieldset${error ? ' utrecht-form-fieldset--invalid' : ''}`,
    role: type === 'radio' ? 'radiogroup' : undefined, 'aria-describedby': describedBy(name, hint, error),
  })}>
  <legend class="${legendHidden ? 'pas-hidden' : 'utrecht-form-fieldset__legend'}">${legend}${optional && html` <span class="pas-normal">${wordsIn[lang].optional}</span>`}</legend>
  ${hintLine(name, hint)}${errorLine(name, error)}
  ${rows}
</fieldset>`
}

/** One answer out of a few. */
export const radios = (options: GroupOptions & { readonly value?: string | undefined }): Html =>
  group('radio', options, options.value === undefined ? [] : [options.value])

/** Any number of answers; the form holds the name once for each. */
export const checkboxes = (options: GroupOptions & { readonly values?: readonly string[] }): Html =>
  group('checkbox', options, options.values ?? [])

/** One box on its own: consent, or a choice that stands alone. Sends `value` ('ja') when ticked, nothing otherwise. */
export function checkbox(options: { readonly name: string; readonly label: Content; readonly hint?: Content; readonly value?: string; readonly checked?: boolean; readonly error?: string | undefined; readonly bare?: boolean; readonly id?: string }): Html {
  const { name, label, hint, value = 'ja', checked = false, error, bare, id = name } = options
  return html`<div class="utrecht-form-field${error && ' utrecht-form-field--invalid'}">${errorLine(id, error)}${
    row({ value, label, hint }, { type: 'checkbox', id, name, checked, bare, invalid: Boolean(error), describedBy: describedBy(id, undefined, error) })}</div>`
}
