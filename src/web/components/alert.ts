import { type Content, Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'

export type AlertKind = 'ok' | 'error' | 'warning' | 'info'

const icons: Record<AlertKind, IconName> = { ok: 'check', error: 'warning', warning: 'warning', info: 'info' }
/** A result is a status, an error an alert; the others are remarks beside the text. */
const roles: Record<AlertKind, string> = { ok: 'status', error: 'alert', warning: 'note', info: 'note' }

/**
 * What just happened, or what to mind. A `body` of text becomes one paragraph; Html stands as it is.
 * Never 'error' for "someone will look at this": that is 'info'.
 */
export function alert({ kind, title, body, icon: chosen }: { readonly kind: AlertKind; readonly title?: string; readonly body: Content; readonly icon?: IconName }): Html {
  return html`<div class="utrecht-alert utrecht-alert--${kind}" role="${roles[kind]}">
  <div class="utrecht-alert__icon">${icon(chosen ?? icons[kind])}</div>
  <div class="utrecht-alert__content"><div class="utrecht-alert__message">${title && html`<p><b>${title}</b></p>`}${body instanceof Html ? body : html`<p>${body}</p>`}</div></div>
</div>`
}
