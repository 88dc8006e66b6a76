import { pageHead } from '#web/components/page.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { categories } from '#web/components/category.ts'
import { heading } from '#web/components/card.ts'
import { checkbox } from '#web/components/choices.ts'
import { pagination } from '#web/components/pagination.ts'
import { catalogue, filters, searchBox } from '#web/components/search.ts'
import { chips } from '#web/components/strip.ts'
import { offerCards } from '#web/components/ticket.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { categoryNames } from './domain/category.ts'
import { type Found, facetGroups, orders } from './domain/find.ts'
import type { ShelfOffer } from './catalogue.ts'
import { text } from './offers.text.ts'
import { ticketOf } from './tickets.ts'
import { type Asked, addressOf, PER_PAGE } from './wish.ts'

/** The window: kinds of outings, words to find by, filters, tickets. */
export function shopWindow(asked: Asked, found: Found<ShelfOffer>, now: Date, nothingFound: Html): Html {
  const pages = Math.max(1, Math.ceil(found.offers.length / PER_PAGE))
  const page = Math.min(asked.page, pages)
  const shown = found.offers.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  return html`<div class="pas-wrap">
  ${pageHead({ title: text.title, body: html`${search(asked)}${kinds(asked, found)}` })}
  ${catalogue(choices(asked, found), html`${results(asked, found)}
  ${shown.length ? offerCards(shown.map((offer) => ticketOf(offer, now))) : nothing(nothingFound)}
  <div class="pas-section">${pagination({ page, pages, href: (n) => addressOf({ ...asked, page: n }) })}</div>`)}
</div>`
}

const search = (asked: Asked): Html => searchBox({
  action: '/aanbod', name: 'q', label: text.search, hint: text.searchHint, value: asked.q || undefined,
  kept: kept({ ...asked, q: '', page: 1 }),
})

const kinds = (asked: Asked, found: Found<ShelfOffer>): Html => chips(text.kinds, [
  { label: text.everything, href: addressOf({ ...asked, category: undefined, page: 1 }), current: !asked.category, count: found.all },
  ...categoryNames.map((category) => ({
    label: categories[category].label, category, current: asked.category === category, count: found.categories.get(category) ?? 0,
    href: addressOf({ ...asked, category, page: 1 }),
  })),
])

const choices = (asked: Asked, found: Found<ShelfOffer>): Html => filters({
  title: text.moreChoice(asked.facets.size), action: '/aanbod', submit: text.show,
  fields: html`${facetGroups.map((names, index) => html`<fieldset class="utrecht-form-fieldset">
    <legend class="utrecht-form-fieldset__legend">${text.groups[index]}</legend>
    ${names.map((name) => checkbox({
      name, checked: asked.facets.has(name), bare: true,
      label: html`${text.facets[name]} <span class="pas-choice__count">(${found.facets.get(name) ?? 0})</span>`,
    }))}
  </fieldset>`)}${hidden(kept({ ...asked, facets: new Set(), page: 1 }))}`,
})

const results = (asked: Asked, found: Found<ShelfOffer>): Html => html`<div class="pas-results">
  ${heading(2, headline(asked, found.offers.length), { size: 3, id: 'gevonden' })}
  <form class="pas-sort" action="/aanbod" method="get">
    ${hidden(kept({ ...asked, order: 'gevarieerd', page: 1 }))}
    <label for="volgorde">${text.first}</label>
    <div><span class="pas-select"><select class="utrecht-select" id="volgorde" name="volgorde">${orders.map((order) =>
      html`<option${attrs({ value: order, selected: asked.order === order })}>${text.orders[order]}</option>`)}</select></span></div>
    ${button({ label: text.sort, kind: 'secondary' })}
  </form>
</div>`

const headline = ({ q }: Asked, count: number): string =>
  count ? (q ? text.foundFor(count, q) : text.found(count)) : (q ? text.nothingFor(q) : text.nothing)

const nothing = (explanation: Html): Html => html`<div class="pas-panel pas-flow">${explanation}${buttonLink({ label: text.showAll, href: '/aanbod', kind: 'secondary' })}</div>`

const kept = (asked: Asked): Record<string, string> => Object.fromEntries(new URLSearchParams(addressOf(asked).split('?')[1] ?? ''))
const hidden = (fields: Record<string, string>): Html => html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
