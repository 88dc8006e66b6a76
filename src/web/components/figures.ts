import { attrs, type Content, type Html, html } from '#web/html.ts'

export type Fact = {
  readonly label: Content
  /** As it is shown: "1.204", "< 10". */
  readonly number: Content
  readonly note?: Content
  /** The one figure that it is about. */
  readonly sun?: boolean
}

/** The main figures of a page, side by side. */
export const facts = (items: readonly Fact[]): Html => html`<div class="pas-facts">${items.map(({ label, number, note, sun }) => html`
  <div class="pas-fact${sun && ' pas-fact--sun'}"><p>${label}</p><p class="pas-fact__number">${number}</p>${note && html`<p class="pas-small">${note}</p>`}</div>`)}
</div>`

const percent = (value: number, of: number): number => (of > 0 ? Math.round(Math.min(Math.max(value / of, 0), 1) * 1000) / 10 : 0)

/** A bar inside a table row, for a column with `hidden`. The figure stands beside it: the bar itself is not read aloud. */
export const tableBar = (value: number, of: number): Html =>
  html`<svg class="pas-table-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${percent(value, of)}" height="10"/></svg>`

export type Bar = { readonly label: Content; readonly shown: Content; readonly value: number; readonly tone?: 'sun' | 'ok' }

/** A few amounts to compare, each with its figure and a bar: income beside the limit. The longest fills the width. */
export function bars(items: readonly Bar[]): Html {
  const most = Math.max(...items.map((item) => item.value), 0)
  return html`<div class="pas-bars">${items.map(({ label, shown, value, tone }) => html`
  <div><p class="pas-bars__row"><span>${label}</span> <strong>${shown}</strong></p><svg${attrs({ class: `pas-bar${tone ? ` pas-bar--${tone}` : ''}` })} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${percent(value, most)}" height="10"/></svg></div>`)}
</div>`
}
