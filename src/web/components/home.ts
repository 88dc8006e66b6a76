import { type Content, type Html, html } from '#web/html.ts'
import { heading } from './card.ts'
import { type Category, categories, paperClass } from './category.ts'
import { text } from './components.text.ts'
import { iconSheetPath } from './icon.ts'
import { strip } from './strip.ts'

type HeroTicket = { readonly category: Category; readonly deal: string; readonly what: string }

type Hero = {
  /** The one big line: "Ga je mee?" */
  readonly title: string
  readonly text: Content
  readonly button: Content
  readonly note?: Content
  /** Up to five tickets that lie on the counter: drawing, not information (the offers stand below it). */
  readonly tickets: readonly HeroTicket[]
  readonly strip: Parameters<typeof strip>[0]
}

/** The front of the ticket office. */
export const hero = ({ title, text: words, button, note, tickets, strip: items }: Hero): Html => html`<div class="pas-hero pas-torn"><div class="pas-wrap">
<div class="pas-hero__grid">
<div class="pas-flow"><h1 class="nl-heading nl-heading--level-1 pas-hero__title">${title}</h1>
<p class="pas-hero__text">${words}</p>
<div class="utrecht-button-group">${button}</div>
${note && html`<p class="pas-hero__note">${note}</p>`}</div>
${art(tickets)}
</div>
<div class="pas-hero__strip">${strip(items)}</div>
</div></div>`

// Where the tickets lie, and how far they are turned.
const PLACES = ['translate(0 74) rotate(-11)', 'translate(12 212) rotate(6)', 'translate(232 12) rotate(7)', 'translate(246 154) rotate(-6)', 'translate(214 276) rotate(3)']
const OUTLINE = 'M14 0h212a14 14 0 0 1 14 14v28a11 11 0 0 0 0 22v28a14 14 0 0 1-14 14H14A14 14 0 0 1 0 92V64a11 11 0 0 0 0-22V14A14 14 0 0 1 14 0z'

/** One outline, used for every ticket and its shade: `use` points to it on the page itself. */
const art = (tickets: readonly HeroTicket[]): Html => html`<svg class="pas-art" viewBox="0 0 500 400" width="500" height="400" aria-hidden="true" focusable="false"><defs><path id="kaartje" d="${OUTLINE}"/></defs>${tickets.slice(0, PLACES.length).map(({ category, deal, what }, index) => html`
<g class="${paperClass(category)}" transform="${PLACES[index]}"><use class="pas-art__shade" href="#kaartje" x="5" y="6"/><use class="pas-art__paper" href="#kaartje"/><path class="pas-art__holes" d="M78 10v90"/><svg class="pas-art__icon" x="17" y="31" width="44" height="44"><use href="${iconSheetPath}#${categories[category].icon}"/></svg><text class="pas-art__deal" x="96" y="52">${deal}</text><text class="pas-art__what${what.length > 12 && ' pas-art__what--long'}" x="97" y="78">${what}</text></g>`)}
</svg>`

/** How it was and how it is, a row for each subject. */
export const thenNow = (rows: readonly { readonly name: Content; readonly before: Content; readonly now: Content }[]): Html => html`<div class="pas-then-now">${rows.map((row) => html`
<div class="pas-then-now__row"><h3 class="nl-heading nl-heading--level-4 pas-then-now__name">${row.name}</h3>
<p class="pas-then-now__then"><span class="pas-then-now__tag pas-quiet">${text.before}</span> ${row.before}</p>
<p class="pas-then-now__now"><span class="pas-then-now__tag">${text.today}</span> ${row.now}</p></div>`)}
</div>`

/** Ways to get help: a name, one big word or number, and how. */
export const helpCards = (items: readonly { readonly title: Content; readonly big: Content; readonly body: Content }[]): Html => html`<div class="pas-help">${items.map(({ title, big, body }) => html`
<div class="pas-help__item pas-flow pas-flow--s">${heading(3, title, { size: 4 })}<p class="pas-help__big">${big}</p><p>${body}</p></div>`)}
</div>`
