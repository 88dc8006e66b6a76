import { type Content, type Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'

export type BadgeKind = 'ok' | 'error' | 'warning' | 'info' | 'plain'

const defaultIcon: Record<BadgeKind, IconName | undefined> = { ok: 'check', error: 'warning', warning: 'warning', info: 'info', plain: undefined }

/** A state in one or two words, never by colour alone: every kind but 'plain' brings its icon. */
export function badge({ label, kind = 'plain', icon: chosen }: { readonly label: Content; readonly kind?: BadgeKind; readonly icon?: IconName }): Html {
  const name = chosen ?? defaultIcon[kind]
  return html`<span class="nl-data-badge${kind !== 'plain' && ` nl-data-badge--${kind}`}">${name && icon(name)} ${label}</span>`
}

/** A count in a pill. `spoken` is what a screen reader says instead of the bare figure: "12 open". */
export const numberBadge = (count: number, spoken?: string): Html => spoken
  ? html`<span class="nl-number-badge"><span class="nl-number-badge__visible-label" aria-hidden="true">${count}</span><span class="nl-number-badge__hidden-label">${spoken}</span></span>`
  : html`<span class="nl-number-badge">${count}</span>`
