import { attrs, type Content, type Html, html } from '#web/html.ts'
import { type Category, categories, paperClass } from './category.ts'
import { text } from './components.text.ts'
import { icon } from './icon.ts'

/** The categories as one sheet of tickets to tear off. Stands on marigold: its holes show that colour. */
export const strip = (items: readonly { readonly category: Category; readonly href: string }[]): Html =>
  html`<nav aria-label="${text.categories}"><ul class="pas-strip">${items.map(({ category, href }) => html`
  <li class="pas-strip__item ${paperClass(category)}"><a class="pas-strip__link" href="${href}">${icon(categories[category].icon)} ${categories[category].label}</a></li>`)}
</ul></nav>`

export type Chip = { readonly label: Content; readonly href: string; readonly category?: Category; readonly current?: boolean; readonly count?: number }

/** Categories to choose one from, as filters above a list. The first is usually "Alles". */
export const chips = (label: string, items: readonly Chip[]): Html =>
  html`<nav aria-label="${label}"><ul class="pas-chips">${items.map(({ label: words, href, category, current, count }) => html`
  <li><a${attrs({ class: `pas-chip${category ? ` ${paperClass(category)}` : ''}`, href, 'aria-current': current && 'true' })}>${icon(category ? categories[category].icon : 'ticket')} ${words}${count !== undefined && ` (${count})`}</a></li>`)}
</ul></nav>`
