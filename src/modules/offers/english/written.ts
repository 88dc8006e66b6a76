import { type Html, html } from '#web/html.ts'
import type { OfferCard } from '../offer.ts'

/** What somebody wrote of this offer in English, for who looks at a draft of it. */
export const written = ({ title, summary, description, days, note, bring }: NonNullable<OfferCard['english']>): Html => html`<div lang="en" class="pas-flow pas-flow--s">${
  title && html`<p><b>${title}</b></p>`}${[summary, ...(description ?? '').split('\n\n'), days, note, bring].map((part) => part && html`<p>${part}</p>`)}</div>`
