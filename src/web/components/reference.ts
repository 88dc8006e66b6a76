import { type Content, html } from '#web/html.ts'

/** Our numbers as they are said on the phone: "SP-26-01874", "K-26-00097", "BZ-26-00031-2". */
const NUMBERS = /(\b[A-Z]{1,3}-\d{2}-\d{5}(?:-\d+)?\b)/

/** Text in which a number of ours never stands on two lines: who reads it aloud reads it whole. What is no text goes through. */
export const unbroken = (content: Content): Content => (typeof content !== 'string' || !NUMBERS.test(content) ? content
  : content.split(NUMBERS).map((part, place) => (place % 2 ? html`<span class="pas-nowrap">${part}</span>` : part)))
