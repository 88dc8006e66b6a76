import { type Content, type Html, html } from '#web/html.ts'
import { link } from './link.ts'

export type SummaryItem = {
  readonly label: Content
  readonly value: Content
  /** "Wijzig", with `about` for who cannot see which row it belongs to. */
  readonly action?: { readonly href: string; readonly label: string; readonly about?: string }
}

/** What we know, name and value below each other; with `columns` side by side where there is room, with `rows` as lines of a form. */
export function summaryList(items: readonly SummaryItem[], shape?: 'columns' | 'rows'): Html {
  return html`<dl class="utrecht-data-list${shape && ` pas-data-list--${shape}`}">${items.map(({ label, value, action }) => html`
  <div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">${label}</dt><dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">${value}</dd>${
    action && html`<dd class="utrecht-data-list__actions utrecht-data-list__actions--html-dd">${link(action)}</dd>`}</div>`)}
</dl>`
}
