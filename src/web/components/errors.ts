import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { type Html, html } from '#web/html.ts'
import { icon } from './icon.ts'
import { wordsIn } from './words.ts'

/**
 * The list above a form that came back: each sentence is the one beside its field, and leads there (an input's id is its
 * name). It takes the focus, so that a screen reader says it first. Nothing at all without errors.
 */
export function errorSummary(errors: readonly FieldError[], lang: Language = 'nl'): Html | undefined {
  if (errors.length === 0) return undefined
  return html`<div class="utrecht-alert utrecht-alert--error pas-errors" role="alert" aria-labelledby="fouten" tabindex="-1" autofocus>
  <div class="utrecht-alert__icon">${icon('warning')}</div>
  <div class="utrecht-alert__content"><div class="utrecht-alert__message">
    <h2 class="nl-heading nl-heading--level-4" id="fouten">${wordsIn[lang].errorTitle(errors.length)}</h2>
    <ul class="pas-errors__list">${errors.map(({ field, message }) => html`<li><a class="nl-link" href="#${field}">${message}</a></li>`)}</ul>
  </div></div>
</div>`
}

/** The sentence of one field, for its `error`. */
export const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message
