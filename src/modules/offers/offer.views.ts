import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { heading } from '#web/components/card.ts'
import { iconList } from '#web/components/list.ts'
import { link } from '#web/components/link.ts'
import { block, columns, paragraph, stack } from '#web/components/page.ts'
import { picture } from '#web/components/picture.ts'
import { table } from '#web/components/table.ts'
import { deal, ticket } from '#web/components/ticket.ts'
import { attrs, type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { TilesConfig } from '#src/config.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { ComingLine, Place, ProviderCard } from '#modules/providers/index.ts'
import { written } from './english/written.ts'
import type { OfferCard } from './offer.ts'
import { type OfferWords, offerWords, partlyDutch } from './offer-words.ts'
import { factsOf, pictureOf, ticks } from './tickets.ts'

/** Sentences from content, by the name of their section in pages/aanbod.md. */
export type Say = (section: string, values?: Readonly<Record<string, string | number>>) => string

type Shown = { readonly offer: OfferCard; readonly say: Say; readonly words: OfferWords; readonly coming: readonly ComingLine[] }
type Options = { readonly tiles?: TilesConfig | undefined; readonly lang?: Language; /** What becomes otherwise at its places before its last day. */ readonly coming?: readonly ComingLine[]; /** For who wrote it: what it says in English too. */ readonly preview?: boolean }

/** Everything to know before ordering, with the panel to order in at the left. `say` speaks the language of the page. */
export function offerPage(offer: OfferCard, panel: Html, say: Say, now: Date, { tiles, lang = 'nl', coming = [], preview = false }: Options = {}): Html {
  const words = offerWords[lang]
  const { title, summary } = words.told(offer)
  const shown: Shown = { offer, say, words, coming }
  const window = inLanguage(lang, '/aanbod')
  return html`<div class="pas-wrap">
  ${breadcrumb([{ label: words.text.aanbod, href: window }, { label: words.kinds[offer.category], href: `${window}?soort=${offer.category}` }, { label: title }], lang)}
  <div class="pas-page-head pas-flow">${ticket({
    paper: offer.category, shape: 'wide', stub: deal({ category: offer.category, kind: words.kinds[offer.category], ...words.benefit(offer) }),
    body: html`<div class="pas-flow pas-flow--s">${heading(1, title)}${paragraph(summary, true)}${factsOf(offer, now, words)}</div>`,
  })}${coming.length > 0 && alert({ kind: 'info', icon: 'calendar', title: words.text.comingTitle, body: comingParts(coming) })}</div>
  ${columns(
    stack('l', panel, what(shown), prices(shown)),
    stack('l', offer.picture && picture(pictureOf(offer.picture, lang), '(min-width: 60em) 26rem, 92vw'), who(shown), where(shown, tiles), folds(shown, preview)),
  )}
</div>`
}

const what = ({ offer, say, words }: Shown): Html => block({
  title: words.text.whatTitle, id: 'wat', size: 3,
  body: html`${words.told(offer).description.map((part) => paragraph(part))}${offer.shape.kind === 'surprise' && paragraph(say('surprise'))}${
    offer.shape.kind === 'contribution' && paragraph(say('contribution'))}${words.lang !== 'nl' && partlyDutch(offer) && html`<p class="pas-small pas-quiet">${words.text.dutchOnly}</p>`}`,
})

/** A price for each age. Only for tariffs: otherwise the stub says it all. */
function prices({ offer: { shape }, words: { text, ages, lang } }: Shown): Html | undefined {
  const { price } = spoken[lang]
  const benefit = shape.kind === 'surprise' ? shape.inside : shape
  if (benefit.kind !== 'tariffs' || shape.kind === 'surprise') return undefined
  const [age, withPass, normal] = text.pricesHead
  return block({
    title: text.pricesTitle, id: 'prijs', size: 3,
    body: table({
      caption: text.pricesTitle, captionHidden: true, head: [age, { label: withPass, numeric: true }, { label: normal, numeric: true }],
      rows: benefit.bands.map((band) => [ages(band.from || undefined, band.to), band.cents ? price(band.cents) : text.free, band.normalCents === undefined ? '' : price(band.normalCents)]),
    }),
  })
}

function who({ offer, say, words: { text, audience, limit, told, lang } }: Shown): Html {
  const { date, time, list } = spoken[lang]
  const { minAge, maxAge, forWhom, postcodes, firstPassOnly } = offer.audience
  return block({
    title: text.whoTitle, id: 'wie', size: 3,
    body: ticks([
      { text: minAge === undefined && maxAge === undefined && !forWhom ? say('everyone') : say('who', { who: audience(offer.audience) }) },
      Boolean(postcodes?.length) && { text: say('postcodes', { postcodes: list(postcodes!) }) },
      firstPassOnly && { text: say('first-pass') },
      offer.drawClosesAt && { text: say('draw', { day: date(dayOf(offer.drawClosesAt)), time: time(offer.drawClosesAt) }), icon: 'gift', tone: 'neutral' },
      (minAge !== undefined || maxAge !== undefined) && { text: say('age-counts'), icon: 'info', tone: 'neutral' },
      { text: say('limit', { often: limit(offer.limit) }) },
      offer.companions === 1 && { text: say('companion') },
      offer.companions > 1 && { text: say('companions', { count: offer.companions }) },
      offer.note && { text: told(offer).note, icon: 'info', tone: 'neutral' },
      { text: say('on-name'), icon: 'info', tone: 'neutral' },
    ]),
  })
}

const comingParts = (coming: readonly ComingLine[]): Html => html`${coming.map(({ html: line }) => html`<p>${line}</p>`)}`

/** Where a surprise is would tell what it is. */
function where({ offer: { providers, shape }, say, words, coming }: Shown, tiles: TilesConfig | undefined): Html | undefined {
  const { text } = words
  if (shape.kind === 'surprise') return undefined
  const places = placesToGo(providers)
  const onMap = tiles && mapOf(places, tiles, say, words)
  const soon = coming.length > 0 && iconList(coming.map(({ html: line }) => ({ icon: 'calendar' as const, tone: 'neutral' as const, text: line })))
  if (places.length === 1) return block({ title: text.whereTitle, id: 'waar', size: 3, body: html`${way(words, providers[0]!)}${soon}${onMap}` })
  return block({
    title: text.manyTitle, id: 'waar', size: 3,
    body: html`${iconList(places.map((place) => ({ icon: 'pin' as const, tone: 'neutral' as const, text: html`${address(words, place)}${place.branch && place.openingHours && html`<br>${words.own(place.openingHours)}`}` })))}${providers.length === 1 && way(words, providers[0]!, false)}${soon}${onMap}`,
  })
}

/** Out of sight until a script can draw it; and nothing comes from the tiles' server until somebody presses the button. */
function mapOf(places: ReturnType<typeof placesToGo>, { url, source }: TilesConfig, say: Say, { text }: OfferWords): Html | undefined {
  const points = places.flatMap(({ name, spot }) => (spot ? [{ at: [spot.lat, spot.lon], name }] : []))
  if (!points.length) return undefined
  return html`<div${attrs({ class: 'pas-flow pas-flow--s pas-no-print', hidden: true, 'data-map': '', 'data-tiles': url, 'data-points': JSON.stringify(points), 'data-hide': text.hideMap })}>
  <p class="pas-small">${say('map')}</p>
  <button class="nl-button nl-button--secondary" type="button" aria-expanded="false" aria-controls="kaart">${text.showMap}</button>
  <p hidden data-map-failed role="alert">${say('map-failed')}</p>
  <div class="pas-flow pas-flow--s" id="kaart" role="group" aria-label="${text.map}" hidden data-map-view><div data-map-canvas></div>
    <p class="pas-small"><button class="nl-button nl-button--subtle" type="button" data-map-zoom="in">${text.zoomIn}</button> <button class="nl-button nl-button--subtle" type="button" data-map-zoom="out">${text.zoomOut}</button> ${source}</p></div>
</div>`
}

/** Every address of every provider; one of several of the same provider has its own name behind it. */
const placesToGo = (providers: readonly ProviderCard[]): readonly (Place & { readonly name: string; readonly branch?: boolean })[] =>
  providers.flatMap((provider) => [provider, ...provider.branches.map((branch) => ({ ...branch, name: `${provider.name}, ${branch.name}`, branch: true }))])

const address = ({ lang }: OfferWords, { name, address, postcode, place }: Place & { readonly name: string }): Html => {
  const lines = html`${name}<br>${address}<br>${postcode} ${place}`
  return lang === 'nl' ? lines : html`<span lang="nl">${lines}</span>`
}

const way = (words: OfferWords, provider: ProviderCard, withAddress = true): Html => ticks([
  withAddress && { icon: 'pin', tone: 'neutral', text: address(words, provider) },
  provider.travel && { icon: 'bus', tone: 'neutral', text: words.own(provider.travel) },
  provider.access && { icon: 'wheel', tone: 'neutral', text: words.own(provider.access) },
])

function folds(shown: Shown, preview: boolean): Html {
  const { offer, words } = shown
  const { text, own } = words
  const one = offer.providers.length === 1 && offer.shape.kind !== 'surprise' ? offer.providers[0] : undefined
  const all: readonly { readonly title: Content; readonly body: Content }[] = [
    { title: text.hours, body: one && own(one.openingHours) },
    { title: text.bring, body: words.told(offer).bring },
    { title: text.booking, body: offer.booking.kind !== 'none' && one?.booking ? html`<p>${booking(shown)}</p><p>${own(one.booking)}</p>` : booking(shown) },
    { title: text.contact, body: one && contact(words, one) },
    { title: html`<span lang="en">${text.english}</span>`, body: preview && offer.english && written(offer.english) },
  ]
  return accordion(all.filter(({ body }) => body))
}

function booking({ offer: { booking }, say, words: { text } }: Shown): Html | string {
  if (booking.kind === 'link') return html`<p>${say('book-online')} ${link({ href: booking.url, label: text.site(new URL(booking.url).host) })}</p>`
  if (booking.kind === 'phone') return say('book-by-phone', { number: booking.phone.replaceAll(' ', '\u00a0') })
  return say('no-booking')
}

const contact = ({ text }: OfferWords, { phone, website }: ProviderCard): Html | undefined => (phone || website) ? html`<p>${
  phone && link({ href: `tel:${phone.replaceAll(' ', '')}`, label: phone.replaceAll(' ', '\u00a0') })}${phone && website && html`<br>`}${
  website && link({ href: website, label: text.site(new URL(website).host) })}</p>` : undefined
