import type { Language } from '#shared/language.ts'
import { type Content, Html, html } from '#web/html.ts'
import { icon } from './icon.ts'
import { wordsIn } from './words.ts'

export type Step = {
  /** Without a state the steps are an instruction: 1, 2, 3. */
  readonly state?: 'done' | 'now' | 'later'
  readonly title: Content
  readonly body?: Content
}

/** Steps in time, tied by punched dots. What is done carries a tick, the rest its number; the state is said as well. */
export function steps(items: readonly Step[], lang: Language = 'nl'): Html {
  const text = wordsIn[lang]
  return html`<ol class="pas-timeline">${items.map(({ state, title, body }, index) => html`
  <li class="pas-timeline__item${state && ` pas-timeline__item--${state}`}"><span class="pas-timeline__dot">${state === 'done' ? icon('check') : index + 1}</span><div><p><b>${
    state === 'done' && html`<span class="pas-hidden">${text.stepDone} </span>`}${state === 'now' && html`<span class="pas-hidden">${text.stepNow} </span>`}${title}</b></p>${
    body instanceof Html ? body : body && html`<p>${body}</p>`}</div></li>`)}
</ol>`
}
