import { attrs, type Content, type Html, html } from '#web/html.ts'
import { type Category, categories, categoryLabel, type Paper, paperClass } from './category.ts'
import { heading } from './card.ts'
import { type IconName, icon } from './icon.ts'
import { type Picture, picture } from './picture.ts'

type Level = 2 | 3 | 4

type Options = {
  readonly paper: Paper
  readonly stub: Content
  readonly body: Content
  /** 'tall': stub on top. 'row': stub at the left on a phone, on top elsewhere. 'wide': stub at the left where there is room. */
  readonly shape?: 'tall' | 'row' | 'wide'
  /** Contents of stub and body stack with a small rhythm. */
  readonly flow?: boolean
}

/** A stub in coloured paper and a white body, with a notch at each end of the punched line. Never around a form. */
export const ticket = ({ paper, stub, body, shape = 'wide', flow }: Options): Html =>
  html`<div class="pas-ticket${shape !== 'tall' && ` pas-ticket--${shape}`} ${paperClass(paper)}"><div class="pas-ticket__stub${flow && ' pas-flow pas-flow--s'}">${stub}</div><div class="pas-ticket__body${flow && ' pas-flow pas-flow--s'}">${body}</div></div>`

export type OfferCard = {
  readonly href: string
  readonly category: Category
  /** The category in another language than ours. */
  readonly kind?: string | undefined
  /** What it costs with the pass: "Gratis", "€ 5", "25% korting". */
  readonly deal: string
  /** "normaal € 6,50" */
  readonly was?: string | undefined
  readonly title: Content
  /** Who gives it, or where. */
  readonly place: Content
  readonly facts: readonly { readonly icon: IconName; readonly text: Content }[]
  readonly level?: Level
  readonly picture?: Picture | undefined
}

/** What it costs, on the stub of a ticket. */
export const deal = ({ category, kind, deal, was }: Pick<OfferCard, 'category' | 'kind' | 'deal' | 'was'>): Html =>
  html`${categoryLabel(category, kind)}<p class="pas-offer__deal">${deal}</p>${was && html`<p class="pas-offer__was">${was}</p>`}`

/** One offer in a list. The whole ticket is the target; its title is the link. */
const offerCard = (offer: OfferCard): Html => html`<article class="pas-offer${offer.picture && ' pas-offer--picture'} pas-ticket pas-ticket--row ${paperClass(offer.category)}">
  ${offer.picture && picture(offer.picture, '(min-width: 40em) 17rem, 92vw')}
  <div class="pas-ticket__stub">${deal(offer)}</div>
  <div class="pas-ticket__body">
    ${offerTitle(offer)}
    <p class="pas-quiet pas-small">${offer.place}</p>
    <ul class="pas-offer__facts">${offer.facts.map((fact) => html`<li>${icon(fact.icon)} <span>${fact.text}</span></li>`)}</ul>
  </div>
</article>`

function offerTitle({ level = 3, href, title }: OfferCard): Html {
  const shown = html`<a class="nl-link" href="${href}">${title}</a>`
  const classes = attrs({ class: 'nl-heading nl-heading--level-3 pas-offer__title' })
  return level === 2 ? html`<h2${classes}>${shown}</h2>` : level === 4 ? html`<h4${classes}>${shown}</h4>` : html`<h3${classes}>${shown}</h3>`
}

/** Offers side by side, below each other on a phone. */
export const offerCards = (offers: readonly OfferCard[]): Html =>
  html`<ul class="pas-offers">${offers.map((offer) => html`<li>${offerCard(offer)}</li>`)}</ul>`

export type VoucherRow = {
  readonly category: Category
  /** The category in another language than ours. */
  readonly kind?: string | undefined
  /** Used, over or cancelled: grey paper with this word instead of the category. */
  readonly done?: { readonly icon: IconName; readonly label: string }
  readonly title: Content
  readonly place: Content
  /** For whom, until when. */
  readonly facts: readonly { readonly icon: IconName; readonly text: Content }[]
  /** One button or link: "Toon bon", with `about` for who hears it without the row. */
  readonly action?: Content
  readonly level?: Level
}

/** The vouchers of a person as a list of tickets. */
export const voucherRows = (rows: readonly VoucherRow[]): Html => html`<ul class="pas-vouchers">${rows.map((row) => html`
  <li><article class="pas-ticket pas-ticket--wide pas-row-ticket ${paperClass(row.done ? 'gebruikt' : row.category)}">
    <div class="pas-ticket__stub">${icon(row.done?.icon ?? categories[row.category].icon)} ${row.done?.label ?? row.kind ?? categories[row.category].label}</div>
    <div class="pas-ticket__body">
      <div class="pas-flow pas-flow--s">${heading(row.level ?? 3, row.title, { size: 3 })}<p class="pas-quiet">${row.place}</p>${factLine(row.facts)}</div>
      ${row.action}
    </div>
  </article></li>`)}
</ul>`

/** Short facts on a line, each with its icon. */
export const factLine = (facts: readonly { readonly icon: IconName; readonly text: Content }[]): Html =>
  html`<ul class="pas-meta">${facts.map((fact) => html`<li>${icon(fact.icon)} <span>${fact.text}</span></li>`)}</ul>`
