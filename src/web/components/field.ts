import { attrs, type Html, html } from '#web/html.ts'
import { common, type FieldOptions, framed } from './field-frame.ts'

export { type Choice, checkbox, checkboxes, radios } from './choices.ts'

type InputOptions = FieldOptions & {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'number' | 'password' | 'file'
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
