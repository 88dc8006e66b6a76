import { attrs, type Html, html } from '#web/html.ts'
import { common, type FieldOptions, framed } from './field-frame.ts'

export { type Choice, checkbox, checkboxes, radios } from './choices.ts'

type InputOptions = FieldOptions & {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'number' | 'password'
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  readonly maxlength?: number
  /** Characters that are expected: makes the input as wide as its answer. */
  readonly size?: number
  /** A code to type: capitals, wide letters, no spelling help. */
  readonly code?: boolean
}

export function field(options: InputOptions): Html {
  const { type = 'text', value, error, code, size, autocomplete, inputmode, maxlength } = options
  const id = options.id ?? options.name
  const classes = ['utrecht-form-field__input utrecht-textbox', error && 'utrecht-textbox--invalid', code && 'pas-textbox--code', size && 'pas-textbox--sized']
  return framed(id, options, html`<input${attrs({
    class: classes.filter(Boolean).join(' '), type, ...common(id, options), value, size, inputmode, maxlength,
    autocomplete: autocomplete ?? (code ? 'off' : undefined), autocapitalize: code && 'characters', spellcheck: code && 'false',
  })}>`)
}

/**
 * Files from the device. A telephone offers its camera too when pictures are among what is accepted; `capture` opens the
 * camera at once, and then nothing else can be chosen: only where a photo made now is the only sensible answer.
 * What was chosen is gone when a form comes back (no browser keeps it): say so in the error.
 */
export function fileField(options: FieldOptions & { readonly accept?: string; readonly multiple?: boolean; readonly capture?: 'environment' | 'user' }): Html {
  const id = options.id ?? options.name
  const { error, accept, multiple, capture } = options
  return framed(id, options, html`<input${attrs({
    class: `utrecht-form-field__input utrecht-textbox pas-file${error ? ' utrecht-textbox--invalid' : ''}`, type: 'file', ...common(id, options), accept, multiple, capture,
  })}>`)
}

export function textarea(options: FieldOptions & { readonly rows?: number; readonly maxlength?: number }): Html {
  const { value = '', error, rows = 4, maxlength } = options
  const id = options.id ?? options.name
  // The parser drops one line break after the tag: this one, so that a text that starts with an empty line keeps it.
  return framed(id, options, html`<textarea${attrs({
    class: `utrecht-form-field__input utrecht-textarea${error ? ' utrecht-textarea--invalid' : ''}`, ...common(id, options), rows, maxlength,
  })}>\n${value}</textarea>`)
}

export type Option = { readonly value: string; readonly label: string }

export function select(options: FieldOptions & { readonly options: readonly Option[] }): Html {
  const { value, error } = options
  const id = options.id ?? options.name
  return framed(id, options, html`<span class="pas-select"><select${attrs({
    class: `utrecht-form-field__input utrecht-select${error ? ' utrecht-select--invalid' : ''}`, ...common(id, options),
  })}>${options.options.map((option) => html`<option${attrs({ value: option.value, selected: option.value === value })}>${option.label}</option>`)}</select></span>`)
}
