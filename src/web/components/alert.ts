import { type Content, Html, html } from '#web/html.ts'
import { type IconName, icon } from './icon.ts'
import { unbroken } from './reference.ts'

export type AlertKind = 'ok' | 'error' | 'warning' | 'info'

// A result is a status, an error an alert; the others are remarks beside the text.
const kinds: Readonly<Record<AlertKind, { icon: IconName; role: string; class: string }>> = {
  ok:      { icon: 'check',   role: 'status', class: 'utrecht-alert--ok' },
  error:   { icon: 'warning', role: 'alert',  class: 'utrecht-alert--error' },
  warning: { icon: 'warning', role: 'note',   class: 'utrecht-alert--warning' },
  info:    { icon: 'info',    role: 'note',   class: 'utrecht-alert--info' },
}

/**
 * What just happened, or what to mind. A `body` of text becomes one paragraph; Html stands as it is.
 * Never 'error' for "someone will look at this": that is 'info'.
 */
export function alert({ kind, title, body, icon: chosen }: { readonly kind: AlertKind; readonly title?: string; readonly body: Content; readonly icon?: IconName }): Html {
  return html`<div class="utrecht-alert ${kinds[kind].class}" role="${kinds[kind].role}">
  <div class="utrecht-alert__icon">${icon(chosen ?? kinds[kind].icon)}</div>
  <div class="utrecht-alert__content"><div class="utrecht-alert__message">${title && html`<p><b>${title}</b></p>`}${body instanceof Html ? body : html`<p>${unbroken(body)}</p>`}</div></div>
</div>`
}
