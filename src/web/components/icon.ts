import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { attrs, type Html, html } from '#web/html.ts'

/** Every symbol of theme/icons.svg; gallery.test.ts holds the two together. */
export const iconNames = [
  'sport', 'cultuur', 'uitjes', 'leren', 'kinderen', 'eten',
  'check', 'cross', 'question', 'info', 'warning',
  'phone', 'pin', 'person', 'people', 'print', 'post', 'search', 'arrow', 'clock', 'calendar', 'lock', 'offline', 'scan',
  'ticket', 'chart', 'speech', 'bus', 'upload', 'desk', 'wheel', 'gift', 'out', 'list', 'sun',
] as const
export type IconName = (typeof iconNames)[number]

export const iconSheet = readFileSync(new URL('../../../theme/icons.svg', import.meta.url))
/** The sheet's address holds its hash, so that browsers may keep it for ever. assets.ts serves it there. */
export const iconSheetPath = `/static/icons.${createHash('sha256').update(iconSheet).digest('hex').slice(0, 10)}.svg`

/**
 * A decorative icon: hidden from assistive technology, so a word always stands beside it.
 * `tone` colours it in a list: 'no' is red, 'neutral' quiet; without it the place decides.
 */
export function icon(name: IconName, options: { readonly size?: 'l' | 'xl'; readonly tone?: 'no' | 'neutral' } = {}): Html {
  const classes = ['pas-icon', options.size && `pas-icon--${options.size}`, options.tone && `pas-icon--${options.tone}`].filter(Boolean).join(' ')
  return html`<svg${attrs({ class: classes })} width="24" height="24" aria-hidden="true" focusable="false"><use href="${iconSheetPath}#${name}"/></svg>`
}
