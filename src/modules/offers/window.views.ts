import { pageHead } from '#web/components/page.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { checkbox } from '#web/components/choices.ts'
import { icon } from '#web/components/icon.ts'
import { arrowLink } from '#web/components/link.ts'
import { pagination } from '#web/components/pagination.ts'
import { catalogue, filters, searchBox } from '#web/components/search.ts'
import { chips } from '#web/components/strip.ts'
import { offerCards } from '#web/components/ticket.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { categoryNames } from './domain/category.ts'
import { type Found, facetGroups, orders } from './domain/find.ts'
import type { InWindow } from './catalogue.ts'
import type { OwnPerson } from './own-people.ts'
import type { Places } from './places.ts'
import type { WindowWords } from './window-words.ts'
import { type Asked, addressOf, PER_PAGE } from './wish.ts'

type Shown = {
  readonly words: WindowWords
  readonly asked: Asked
  /** What was chosen beside the sentence: stays when another sentence is typed. */
  readonly beside: Asked
  readonly found: Found<InWindow>
  readonly places: Places
  readonly now: Date
  /** A sentence above the tickets: not all words were found together. */
  readonly loose: string | undefined
  /** Nothing found: which choice, left out, would show something. */
  readonly fewer: readonly { readonly label: string; readonly href: string; readonly count: number }[]
  readonly nothing: Html
  /** Under the title: what somebody must know first. */
  readonly how?: Html | undefined
  /** For a signed-in resident: what they keep, and what is new. */
  readonly own: Html | undefined
  /** Oneself and one's children, each with how much there is for that age; empty for who is not signed in. */
  readonly people: readonly (OwnPerson & { readonly href: string; readonly count: number })[]
}

/** The window: kinds of outings, words to find by, filters, tickets. */
export function shopWindow(shown: Shown): Html {
  const { words, asked, found, places, now } = shown
  const pages = Math.max(1, Math.ceil(found.offers.length / PER_PAGE))
  const page = Math.min(asked.page, pages)
  const tickets = found.offers.slice((page - 1) * PER_PAGE, page * PER_PAGE)
  return html`<div class="pas-wrap">
  ${pageHead({ title: words.text.title, body: html`${shown.how}${search(shown)}${shown.own}<div data-follows="kinds">${kinds(shown)}</div>` })}
  <div data-follows="found">${catalogue(choices(shown), html`${results(shown)}${chosen(shown)}${shown.loose && html`<p>${shown.loose}</p>`}
  ${tickets.length ? offerCards(tickets.map(({ offer }) => words.ticket(offer, now))) : nothing(shown)}
  <div class="pas-section">${pagination({ page, pages, href: (n) => at(words, { ...asked, page: n }, places), lang: words.lang })}</div>`)}</div>
</div>`
}

/** The address of a wish in the language of this window. */
const at = ({ path }: WindowWords, asked: Asked, places: Places): string => addressOf(asked, places).replace('/aanbod', path)

const search = ({ words: { path, text, lang }, asked, beside, places }: Shown): Html => searchBox({
  action: path, name: 'zoek', label: text.search, hint: text.searchHint, value: asked.typed || undefined, kept: kept(beside, places), lang,
})

const kinds = ({ words, asked, found, places }: Shown): Html => chips(words.text.kinds, [
  { label: words.text.everything, href: at(words, { ...asked, category: undefined, page: 1 }, places), current: !asked.category, count: found.all },
  ...categoryNames.map((category) => ({
    label: words.kinds[category], category, current: asked.category === category, count: found.categories.get(category) ?? 0,
    href: at(words, { ...asked, category, page: 1 }, places),
  })),
])

const choices = ({ words: { path, text }, asked, found, places, people }: Shown): Html => filters({
  title: text.moreChoice(asked.facets.size + (asked.age === undefined ? 0 : 1) + (asked.place === undefined ? 0 : 1)), action: path, submit: text.show,
  fields: html`${facetGroups.map((names, index) => html`<fieldset class="utrecht-form-fieldset">
    <legend class="utrecht-form-fieldset__legend">${text.groups[index]}</legend>
    ${index === 0 && forPeople(text, asked, people)}${names.map((name) => checkbox({
      name, checked: asked.facets.has(name), bare: true,
      label: html`${text.facets[name]} <span class="pas-choice__count">(${found.facets.get(name) ?? 0})</span>`,
    }))}${index === 0 && age(text, asked)}
  </fieldset>`)}${where(text, asked, places)}${hidden(kept({ ...asked, facets: new Set(), age: undefined, place: undefined, page: 1 }, places))}`,
})

/** A press is enough: who the address speaks of is an age, no name. */
const forPeople = (text: WindowWords['text'], asked: Asked, people: Shown['people']): Html | undefined => people.length ? html`<ul class="pas-plain pas-filter-people">${people.map(({ name, age, self, href, count }) => html`
      <li><a${attrs({ class: 'nl-link', href, 'aria-current': asked.age === age && 'true' })}>${self ? text.forMe : text.forChild(name, age)}</a> <span class="pas-choice__count">(${count})</span></li>`)}</ul>` : undefined

const age = (text: WindowWords['text'], asked: Asked): Html => html`<div class="pas-filter-line"><label for="leeftijd">${text.age}</label>
  <input${attrs({ class: 'utrecht-textbox pas-textbox--sized', type: 'text', id: 'leeftijd', name: 'leeftijd', inputmode: 'numeric', maxlength: 3, size: 3, autocomplete: 'off', value: asked.age === undefined ? undefined : String(asked.age) })}></div>`

/** By neighbourhood, so that nobody types a postcode of their own into an address; its digits are what the address says. */
const where = (text: WindowWords['text'], asked: Asked, places: Places): Html | undefined => places.list.length ? html`<fieldset class="utrecht-form-fieldset">
    <legend class="utrecht-form-fieldset__legend">${text.whereGroup}</legend>
    <label class="pas-small" for="bij">${text.near}</label>
    <span class="pas-select"><select class="utrecht-select" id="bij" name="bij"><option value="">${text.anywhere}</option>${places.list.map(({ name, postcodes }, place) =>
      html`<option${attrs({ value: postcodes[0] ?? name, selected: asked.place === place })}>${name}</option>`)}</select></span>
  </fieldset>` : undefined

const results = ({ words: { path, text }, asked, found, places }: Shown): Html => html`<div class="pas-results">
  ${heading(2, headline(text, asked, found.offers.length), { size: 3, id: 'gevonden' })}
  <form class="pas-sort" action="${path}" method="get">
    ${hidden(kept({ ...asked, order: 'gevarieerd', page: 1 }, places))}
    <label for="volgorde">${text.first}</label>
    <div><span class="pas-select"><select class="utrecht-select" id="volgorde" name="volgorde">${orders.map((order) =>
      html`<option${attrs({ value: order, selected: asked.order === order })}>${text.orders[order]}</option>`)}</select></span></div>
    ${button({ label: text.sort, kind: 'secondary' })}
  </form>
</div>`

const headline = (text: WindowWords['text'], { typed }: Asked, count: number): string =>
  count ? (typed ? text.foundFor(count, typed) : text.found(count)) : (typed ? text.nothingFor(typed) : text.nothing)

/** Every choice, also those that a sentence made, as words and as the wish without it. */
export function chosenOf({ text, kinds }: Pick<WindowWords, 'text' | 'kinds'>, asked: Asked, places: Places): { readonly label: string; readonly without: Asked }[] {
  const first = { ...asked, page: 1 }
  return [
    ...(asked.age === undefined ? [] : [{ label: text.ofAge(asked.age), without: { ...first, age: undefined } }]),
    ...[...asked.facets].map((name) => ({ label: text.facets[name], without: { ...first, facets: new Set([...asked.facets].filter((other) => other !== name)) } })),
    ...(asked.place === undefined ? [] : [{ label: text.nearPlace(places.list[asked.place]!.name), without: { ...first, place: undefined } }]),
    ...(asked.category ? [{ label: kinds[asked.category], without: { ...first, category: undefined } }] : []),
  ]
}

/** What holds now, each to be taken away by one press. */
function chosen({ words, asked, places }: Shown): Html | undefined {
  const all = chosenOf(words, asked, places)
  if (!all.length) return undefined
  return html`<nav aria-label="${words.text.chosen}"><ul class="pas-chosen">${all.map(({ label, without }) => html`
  <li><a class="pas-chosen__link" href="${at(words, without, places)}">${label} ${icon('cross')}<span class="pas-hidden">${words.text.takeAway}</span></a></li>`)}</ul></nav>`
}

const nothing = ({ words: { text, path }, nothing, fewer }: Shown): Html => html`<div class="pas-panel pas-flow">${
  fewer.length > 0 && html`<p>${text.fewer}</p><ul class="pas-plain">${fewer.map(({ label, href, count }) => html`<li>${arrowLink(href, text.without(label, count))}</li>`)}</ul>`}${
  fewer.length === 0 && nothing}${buttonLink({ label: text.showAll, href: path, kind: 'secondary' })}</div>`

const kept = (asked: Asked, places: Places): Record<string, string> => Object.fromEntries(new URLSearchParams(addressOf(asked, places).split('?')[1] ?? ''))
const hidden = (fields: Record<string, string>): Html => html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
