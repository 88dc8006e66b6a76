import { block } from '#web/components/page.ts'
import { arrowLink } from '#web/components/link.ts'
import { type Html, html } from '#web/html.ts'
import type { OfferCard } from '../offer.ts'
import { ticks } from '../tickets.ts'
import { words } from './english.text.ts'
import { englishTicket, useWords } from './ticket.ts'

/** What somebody wrote of this offer in English. */
export const written = ({ title, summary, description, days, note, bring }: NonNullable<OfferCard['english']>): Html => html`<div lang="en" class="pas-flow pas-flow--s">${
  title && html`<p><b>${title}</b></p>`}${[summary, ...(description ?? '').split('\n\n'), days, note, bring].map((part) => part && html`<p>${part}</p>`)}</div>`

/** For who came from the window in English: what counts before ordering, and what was written in English. */
export function englishPart(offer: OfferCard, now: Date): Html {
  const { deal, was, facts } = englishTicket(offer, now)
  return html`<div class="pas-panel" lang="en">${block({ title: words.inEnglish, id: 'english', size: 3, body: html`${offer.english ? written(offer.english) : html`<p>${words.dutchOnly}</p>`}
  ${ticks([{ text: was ? `${deal}, ${was}` : deal }, ...facts.map(({ icon, text }) => ({ icon, text, tone: 'neutral' as const })), !facts.some(({ icon }) => icon === 'calendar') && { icon: 'calendar', tone: 'neutral', text: useWords(offer, now) }, { text: words.order, icon: 'info', tone: 'neutral' }])}
  ${arrowLink('/en/aanbod', words.back)}` })}</div>`
}
