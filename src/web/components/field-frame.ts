import type { Language } from '#shared/language.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { icon } from './icon.ts'
import { wordsIn } from './words.ts'

/** Label, description, error, input: in that order, tied together by ids (the input's id is its name unless given). */
export type FieldOptions = {
  readonly name: string
  /** The question, or the noun as it stands on the document. */
  readonly label: Content
  /** Where to find it, or why we ask. */
  readonly hint?: Content
  readonly value?: string | undefined
  readonly error?: string | undefined
  /** Only what may stay empty is marked. */
  readonly optional?: boolean
  readonly id?: string
  readonly lang?: Language
}

/** The ids that describe a control, for aria-describedby. */
export const describedBy = (id: string, hint: unknown, error: unknown): string | undefined =>
  [hint && `${id}-uitleg`, error && `${id}-fout`].filter(Boolean).join(' ') || undefined

export const hintLine = (id: string, hint: Content): Html | undefined =>
  hint ? html`<div class="utrecht-form-field__description utrecht-form-field-description" id="${id}-uitleg">${hint}</div>` : undefined

export const errorLine = (id: string, error: string | undefined): Html | undefined =>
  error ? html`<div class="utrecht-form-field__error-message utrecht-form-field-error-message" id="${id}-fout">${icon('warning')} <span>${error}</span></div>` : undefined

/** The field around its control. */
export function framed(id: string, { label, hint, error, optional, lang = 'nl' }: FieldOptions, control: Html): Html {
  return html`<div class="utrecht-form-field${error && ' utrecht-form-field--invalid'}">
  <label class="utrecht-form-field__label utrecht-form-label" for="${id}">${label}${optional && html` <span class="pas-normal">${wordsIn[lang].optional}</span>`}</label>
  ${hintLine(id, hint)}${errorLine(id, error)}
  ${control}
</div>`
}

/** What every control has in common. A field that must be filled in says so to assistive technology; the server checks. */
export const common = (id: string, { name, hint, error, optional }: FieldOptions) => ({
  id, name,
  'aria-describedby': describedBy(id, hint, error),
  'aria-invalid': error ? 'true' : undefined,
  'aria-required': optional ? undefined : 'true',
})
