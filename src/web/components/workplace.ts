import { attrs, type Content, type Html, html } from '#web/html.ts'
import { heading } from './card.ts'
import { text } from './components.text.ts'
import { type IconName, icon } from './icon.ts'

export type QueueItem = { readonly href: string; readonly number: string; readonly badge: Content; readonly about: Content; readonly current?: boolean }

/** Cases that wait, the most urgent first. `after` stands below them ("Toon nog 6"). */
export const queue = (items: readonly QueueItem[], after?: Content): Html => html`<nav aria-label="${text.queue}"><ul class="pas-queue">${items.map((item) => html`
  <li class="pas-queue__item${item.current && ' pas-queue__item--current'}"><a${attrs({ class: 'nl-link', href: item.href, 'aria-current': item.current && 'true' })}>${item.number}</a>${item.badge}<span class="pas-small pas-quiet">${item.about}</span></li>`)}
</ul>${after && html`<p class="pas-small">${after}</p>`}</nav>`

/** A narrow column and the work: 'queue' has it at the left, 'person' at the right. */
export const desk = (shape: 'queue' | 'person', first: Content, second: Content): Html => html`<div class="pas-desk pas-desk--${shape}">${first}${second}</div>`

export type Check = { readonly outcome: 'pass' | 'fail' | 'unknown'; readonly name: Content; readonly finding: Content; readonly source: Content }

const outcomes: Readonly<Record<Check['outcome'], { icon: IconName; spoken: string }>> = {
  pass:    { icon: 'check',    spoken: text.checkPassed },
  fail:    { icon: 'cross',    spoken: text.checkFailed },
  unknown: { icon: 'question', spoken: text.checkUnknown },
}

/** What each check of a test found, and where that comes from. */
export const checks = (items: readonly Check[]): Html => html`<ul class="pas-checks">${items.map(({ outcome, name, finding, source }) => html`
  <li class="pas-checks__item pas-checks__item--${outcome}"><span class="pas-checks__mark">${icon(outcomes[outcome].icon)}</span><div class="pas-checks__text"><span><b>${name}</b><span class="pas-hidden">: ${outcomes[outcome].spoken}</span></span> <span>${finding}</span> <span class="pas-checks__source">${source}</span></div></li>`)}
</ul>`

/** The sentence to say at the desk, and what to do after it. */
export const say = ({ title, id, words, after }: { readonly title: Content; readonly id: string; readonly words: Content; readonly after?: Content }): Html =>
  html`<section class="pas-say" aria-labelledby="${id}">${heading(2, title, { id, size: 4 })}<p class="pas-say__words">${words}</p>${after && html`<p class="pas-say__then">${after}</p>`}</section>`

/** Why this person's data is on the screen, and how to close it. */
export const purposeBar = (...parts: Content[]): Html => html`<div class="pas-purpose">${parts}</div>`

/** A title at the left and a state or a button at the right of it. */
export const titleBar = (left: Content, right: Content): Html => html`<div class="pas-section__head pas-head-flat"><div>${left}</div>${right}</div>`
