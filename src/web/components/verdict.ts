import { type Content, type Html, html } from '#web/html.ts'
import { heading } from './card.ts'
import { icon } from './icon.ts'

type Verdict = {
  readonly ok: boolean
  /** One or two words, large: "Geldig", "Al gebruikt". Also the heading of the page. */
  readonly word: string
  /** What the resident gets, or when and where it was used. Never why a person has no right. */
  readonly what: Content
  readonly more?: Content
}

/** The answer at the till: a green field with a round tick, or a red frame with a square cross. */
export const verdict = ({ ok, word, what, more }: Verdict): Html => html`<div class="pas-verdict pas-verdict--${ok ? 'ok' : 'no'}" role="status">
  <div class="pas-verdict__icon">${icon(ok ? 'check' : 'cross')}</div>
  <div class="pas-verdict__word">${heading(1, word)}</div>
  <p class="pas-verdict__what">${what}</p>
  ${more && html`<p>${more}</p>`}
</div>`

/** The screen of a till: a bar that says where it stands, the verdict or the form, and what to do next. */
export const device = ({ bar, top, body }: { readonly bar: readonly Content[]; readonly top?: Content; readonly body: Content }): Html =>
  html`<div class="pas-device"><div class="pas-device__bar">${bar.map((part) => html`<span>${part}</span>`)}</div>${top}<div class="pas-device__body">${body}</div></div>`

/** The last vouchers at this till: time, outcome, what. */
export const scans = (items: readonly { readonly time: string; readonly ok: boolean; readonly what: Content }[]): Html =>
  html`<ul class="pas-scans">${items.map(({ time, ok, what }) => html`<li><span>${time}</span>${icon(ok ? 'check' : 'cross')}<span>${what}</span></li>`)}</ul>`
