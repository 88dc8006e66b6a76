import type { Language } from '#shared/language.ts'
import { attrs, type Content, type Html, html } from '#web/html.ts'
import { button } from './button.ts'
import { describedBy, hintLine } from './field-frame.ts'
import { wordsIn } from './words.ts'

type Options = {
  /** The page that answers, with GET: a search can be kept and sent on. */
  readonly action: string
  readonly name: string
  readonly label: Content
  readonly hint?: Content
  readonly value?: string | undefined
  /** What else was chosen (category, filters), kept as hidden fields. */
  readonly kept?: Readonly<Record<string, string>>
  readonly lang?: Language
}

export const searchBox = ({ action, name, label, hint, value, kept = {}, lang = 'nl' }: Options): Html => html`<form class="pas-search pas-narrow" action="${action}" method="get" role="search">
  <label class="utrecht-form-label" for="${name}">${label}</label>
  <div class="pas-search__row"><input${attrs({ class: 'utrecht-textbox', id: name, name, type: 'search', autocomplete: 'off', enterkeyhint: 'search', value, 'aria-describedby': describedBy(name, hint, undefined) })}>${button({ label: wordsIn[lang].search, icon: 'search' })}</div>
  ${hintLine(name, hint)}${Object.entries(kept).map(([key, kept]) => html`<input type="hidden" name="${key}" value="${kept}">`)}
</form>`

/** Filters beside a list: folded on a phone, always open where there is room. `fields` are checkboxes with `bare`. */
export const filters = ({ title, action, fields, submit }: { readonly title: string; readonly action: string; readonly fields: Content; readonly submit: string }): Html => html`<details class="pas-filters">
  <summary class="utrecht-accordion__button">${title}</summary>
  <form class="utrecht-accordion__panel" action="${action}" method="get" aria-label="${title}">${fields}${button({ label: submit, kind: 'secondary', wide: true })}</form>
</details>`

/** Filters at the left, what was found at the right. */
export const catalogue = (left: Content, found: Content): Html => html`<div class="pas-catalogue">${left}<div class="pas-flow">${found}</div></div>`
