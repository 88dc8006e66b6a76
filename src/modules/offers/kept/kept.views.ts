import type { Language } from '#shared/language.ts'
import { button } from '#web/components/button.ts'
import { arrowLink } from '#web/components/link.ts'
import { pageHead, section } from '#web/components/page.ts'
import { offerCards } from '#web/components/ticket.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { OfferCard } from '../offer.ts'
import { ticketOf } from '../tickets.ts'
import { text as englishText } from './english.text.ts'
import { text } from './kept.text.ts'

type Form = { readonly lang: Language; readonly slug: string; readonly csrf: Html }
const words: Readonly<Record<Language, typeof englishText>> = { nl: text, en: englishText }

/** One button under the order panel: keep for later, or no longer. */
export const keepForm = ({ lang, slug, kept, csrf }: Form & { readonly kept: boolean }): Html => html`<form action="${inLanguage(lang, `/aanbod/${slug}/bewaren`)}" method="post">${csrf}<input type="hidden" name="bewaar" value="${kept ? 'nee' : 'ja'}">${
  button({ label: kept ? words[lang].letGo : words[lang].keep, kind: 'secondary', wide: true })}</form>`

/** For an offer that is sold out: be told once when there is stock again. */
export const stockForm = ({ lang, slug, asked, csrf, why }: Form & { readonly asked: boolean; readonly why: string }): Html => html`<form class="pas-panel pas-flow" action="${inLanguage(lang, `/aanbod/${slug}/bericht`)}" method="post">
  <h2 class="nl-heading nl-heading--level-3">${words[lang].askTitle}</h2><p>${why}</p>${csrf}<input type="hidden" name="bericht" value="${asked ? 'nee' : 'ja'}">${
  button({ label: asked ? words[lang].unask : words[lang].ask, kind: 'secondary', wide: true })}</form>`

type Shown = { readonly kept: readonly OfferCard[]; readonly fresh: readonly OfferCard[]; readonly ending: readonly OfferCard[]; readonly now: Date; readonly none: Html; readonly lead: string }

export const keptPage = ({ kept, fresh, ending, now, none, lead }: Shown): Html => {
  const cards = (offers: readonly OfferCard[]) => offerCards(offers.map((offer) => ticketOf(offer, now)))
  return html`<div class="pas-wrap">${pageHead({ title: text.title, lead })}
  ${section({ title: text.keptTitle, id: 'bewaard', body: kept.length ? cards(kept) : html`<div class="pas-panel pas-flow">${none}${arrowLink('/aanbod', text.all)}</div>` })}
  ${fresh.length > 0 && section({ title: text.newTitle, id: 'nieuw', body: cards(fresh), aside: arrowLink('/aanbod?volgorde=nieuw', text.allNew) })}
  ${ending.length > 0 && section({ title: text.endingTitle, id: 'bijna-voorbij', body: cards(ending) })}
</div>`
}
