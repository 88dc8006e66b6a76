import { type Content, type Html, html } from '#web/html.ts'
import { ticket } from './ticket.ts'
import { wordmark } from './wordmark.ts'

type PassTicket = {
  readonly passName: string
  readonly holder: string
  /** "Sem (11) en Noor (7)" */
  readonly others?: Content
  /** "Geldig tot en met 31 december 2026", the date on a line of its own. */
  readonly valid: { readonly label: string; readonly until: string }
  readonly body: Content
}

/** The pass as the stub of a ticket, with the news beside it. */
export const passTicket = ({ passName, holder, others, valid, body }: PassTicket): Html => ticket({
  paper: 'zon',
  stub: html`<div class="pas-pass">${wordmark(passName)}<p><b>${holder}</b>${others && html`<br>${others}`}</p><p class="pas-small">${valid.label}<br><b>${valid.until}</b></p></div>`,
  body: html`<div class="pas-flow">${body}</div>`,
})
