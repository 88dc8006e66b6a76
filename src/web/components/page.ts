import type { Language } from '#shared/language.ts'
import { attrs, type Content, type Html, html } from '#web/html.ts'
import { breadcrumb, type Crumb } from './breadcrumb.ts'
import { heading } from './card.ts'
import { unbroken } from './reference.ts'

type HeadOptions = {
  /** The one h1 of the page. */
  readonly title: Content
  /** The answer in one or two sentences. */
  readonly lead?: Content
  readonly trail?: readonly Crumb[]
  /** Below the lead: alert, buttons, facts. */
  readonly body?: Content
  readonly narrow?: boolean
  readonly lang?: Language
}

/** How a page begins: trail, title, lead. */
export const pageHead = ({ title, lead, trail, body, narrow, lang }: HeadOptions): Html => html`${trail && breadcrumb(trail, lang)}<div class="pas-page-head pas-flow${narrow && ' pas-narrow'}">
  ${heading(1, title)}
  ${lead && html`<p class="nl-paragraph nl-paragraph--lead">${unbroken(lead)}</p>`}
  ${body}
</div>`

/** One subject of a page under its heading; `aside` stands at the right of it ("Bekijk alles"). */
export const section = ({ title, id, body, aside, level = 2 }: { readonly title: Content; readonly id: string; readonly body: Content; readonly aside?: Content; readonly level?: 2 | 3 }): Html =>
  html`<section class="pas-section" aria-labelledby="${id}"><div class="pas-section__head">${heading(level, title, { id })}${aside}</div>${body}</section>`

/** A part of a column under its heading, with the rhythm of text. */
export const block = ({ title, id, body, level = 2, size = 3 }: { readonly title: Content; readonly id: string; readonly body: Content; readonly level?: 2 | 3; readonly size?: 2 | 3 | 4 }): Html =>
  html`<section class="pas-flow" aria-labelledby="${id}">${heading(level, title, { id, size })}${body}</section>`

/** Parts below each other: 'l' between subjects, 's' within one. */
export const stack = (size: 's' | 'm' | 'l', ...parts: Content[]): Html =>
  html`<div class="pas-flow${size !== 'm' && ` pas-flow--${size}`}">${parts}</div>`

/** Two columns where there is room: 'main' with a narrow one at the right, 'start' with one at the left, or 'even'. */
export const columns = (left: Content, right: Content, shape: 'main' | 'start' | 'even' = 'main'): Html =>
  html`<div class="pas-split${shape !== 'main' && ` pas-split--${shape}`}">${left}${right}</div>`

/** As wide as a line of text reads well. */
export const narrow = (...parts: Content[]): Html => html`<div class="pas-narrow pas-flow">${parts}</div>`

export const paragraph = (content: Content, lead = false): Html =>
  html`<p${attrs({ class: `nl-paragraph${lead ? ' nl-paragraph--lead' : ''}` })}>${unbroken(content)}</p>`

/** Rendered Markdown from content: plain HTML elements in our look. */
export const prose = (content: Html): Html => html`<div class="pas-prose pas-flow">${content}</div>`

/** A letter on the screen of who checks it before it goes: on a sheet, so that nobody takes its words for those of the screen. */
export const letterSheet = (content: Html): Html => html`<div class="pas-letter">${prose(content)}</div>`
