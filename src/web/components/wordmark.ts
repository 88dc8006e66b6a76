import { type Html, html, trusted } from '#web/html.ts'

/** The punched ticket with a tick; the stylesheet gives paper and ink, so that it works on marigold and on aubergine. */
const ticketMark: Html = trusted('<svg class="pas-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false"><g transform="rotate(-9 20 20)"><path class="pas-mark__paper" d="M5 11h30a2 2 0 0 1 2 2v3.5a3.5 3.5 0 0 0 0 7V27a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-3.5a3.5 3.5 0 0 0 0-7V13a2 2 0 0 1 2-2z"/><path class="pas-mark__holes" d="M13 13v14"/><path class="pas-mark__tick" d="m19 20 3.6 3.6L29.5 16"/></g></svg>')

/** Name of the pass beside its mark; with an address the way home. */
export const wordmark = (name: string, href?: string): Html => href
  ? html`<a class="pas-wordmark" href="${href}">${ticketMark} ${name}</a>`
  : html`<p class="pas-wordmark">${ticketMark} ${name}</p>`
