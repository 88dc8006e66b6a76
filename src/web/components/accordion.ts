import { attrs, type Content, Html, html } from '#web/html.ts'

export type Fold = { readonly title: Content; readonly body: Content; readonly open?: boolean; readonly id?: string }

/** Questions that open without script. A title of a fold is a button, not a heading: use headings inside for long answers. */
export const accordion = (folds: readonly Fold[]): Html => html`<div class="utrecht-accordion">${folds.map(({ title, body, open, id }) => html`
  <details${attrs({ class: 'utrecht-accordion__section', id, open })}><summary class="utrecht-accordion__button">${title}</summary><div class="utrecht-accordion__panel">${body instanceof Html ? body : html`<p>${body}</p>`}</div></details>`)}
</div>`
