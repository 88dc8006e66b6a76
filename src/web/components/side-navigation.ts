import { attrs, type Html, html } from '#web/html.ts'
import { numberBadge } from './badge.ts'
import { text } from './components.text.ts'
import { type IconName, icon } from './icon.ts'

export type SideItem = {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly current?: boolean
  /** What waits there. */
  readonly count?: number | undefined
}

/** The rooms of a workplace: a column where there is room, a row on a phone. */
export const sideNavigation = (label: string, items: readonly SideItem[]): Html => html`<nav class="denhaag-side-navigation pas-no-print" aria-label="${label}"><ul class="denhaag-side-navigation__list">${items.map((item) => html`
  <li><a${attrs({ class: 'denhaag-side-navigation__link', href: item.href, 'aria-current': item.current && 'page' })}>${icon(item.icon)} ${item.label}${item.count !== undefined && html` ${numberBadge(item.count, text.open(item.count))}`}</a></li>`)}
</ul></nav>`
