import { attrs, type Content, type Html, html } from '#web/html.ts'
import { unbroken } from './reference.ts'

type Level = 2 | 3 | 4

const sizes = { 1: 'nl-heading--level-1', 2: 'nl-heading--level-2', 3: 'nl-heading--level-3', 4: 'nl-heading--level-4' } as const

/** A heading in our look. The level is the outline; `size` only how large it looks. */
export const heading = (level: 1 | Level, label: Content, options: { readonly id?: string; readonly size?: 1 | Level } = {}): Html => {
  const shown = attrs({ class: `nl-heading ${sizes[options.size ?? level]}`, id: options.id })
  const words = unbroken(label)
  if (level === 1) return html`<h1${shown}>${words}</h1>`
  if (level === 2) return html`<h2${shown}>${words}</h2>`
  if (level === 3) return html`<h3${shown}>${words}</h3>`
  return html`<h4${shown}>${words}</h4>`
}

type Options = {
  readonly title?: Content
  /** Needed with a title: names the section after its heading. */
  readonly id?: string
  readonly level?: Level
  /** How large the title looks. */
  readonly size?: Level
  readonly body: Content
  /** At the right of the title: a badge or a button. */
  readonly aside?: Content
  readonly kind?: 'plain' | 'sun' | 'tight'
}

/** A white sheet for one subject. Contents stack with one rhythm. */
export function card({ title, id, level = 2, size = 3, body, aside, kind = 'plain' }: Options): Html {
  const head = title && heading(level, title, { size, ...(id ? { id } : {}) })
  return html`<section${attrs({ class: `pas-panel pas-flow${kind === 'plain' ? '' : ` pas-panel--${kind}`}`, 'aria-labelledby': title ? id : undefined })}>
  ${aside ? html`<div class="pas-section__head pas-head-flat">${head}${aside}</div>` : head}
  ${body}
</section>`
}
