import { accordion } from '#web/components/accordion.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { categories } from '#web/components/category.ts'
import { heading } from '#web/components/card.ts'
import { iconList } from '#web/components/list.ts'
import { link } from '#web/components/link.ts'
import { block, columns, paragraph, stack } from '#web/components/page.ts'
import { picture } from '#web/components/picture.ts'
import { table } from '#web/components/table.ts'
import { deal, ticket } from '#web/components/ticket.ts'
import { attrs, type Html, html } from '#web/html.ts'
import type { TilesConfig } from '#src/config.ts'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { formatPrice } from '#shared/money.ts'
import type { Place, ProviderCard } from '#modules/providers/index.ts'
import { ages } from './domain/benefit.ts'
import type { Shape } from './domain/shape.ts'
import { audienceWords, limitWords } from './domain/terms.ts'
import type { OfferCard } from './offer.ts'
import { text } from './offers.text.ts'
import { englishPart, written } from './english/english.views.ts'
import { factsOf, pictureOf, ticks } from './tickets.ts'

/** Sentences from content, by the name of their section in pages/aanbod.md. */
export type Say = (section: string, values?: Readonly<Record<string, string | number>>) => string

/** Everything to know before ordering, with the panel to order in at the left. */
export const offerPage = (offer: OfferCard, panel: Html, say: Say, now: Date, { tiles, english = false }: { readonly tiles?: TilesConfig | undefined; /** They came from the window in English. */ readonly english?: boolean } = {}): Html => html`<div class="pas-wrap">
  ${breadcrumb([{ label: text.aanbod, href: '/aanbod' }, { label: categories[offer.category].label, href: `/aanbod?soort=${offer.category}` }, { label: offer.title }])}
  <div class="pas-page-head">${ticket({
    paper: offer.category, shape: 'wide', stub: deal({ category: offer.category, deal: offer.benefit.deal, was: offer.benefit.was }),
    body: html`<div class="pas-flow pas-flow--s">${heading(1, offer.title)}${paragraph(offer.summary, true)}${factsOf(offer, now)}</div>`,
  })}</div>
  ${columns(
    stack('l', english && englishPart(offer, now), panel, what(offer, say), prices(offer.shape)),
    stack('l', offer.picture && picture(pictureOf(offer.picture), '(min-width: 60em) 26rem, 92vw'), who(offer, say), where(offer, say, tiles), folds(offer, say, english)),
  )}
</div>`

const what = (offer: OfferCard, say: Say): Html => block({
  title: text.whatTitle, id: 'wat', size: 3,
  body: html`${offer.description.split('\n\n').map((part) => paragraph(part))}${offer.shape.kind === 'surprise' && paragraph(say('surprise'))}${
    offer.shape.kind === 'contribution' && paragraph(say('contribution'))}`,
})

/** A price for each age. Only for tariffs: otherwise the stub says it all. */
function prices(shape: Shape): Html | undefined {
  const benefit = shape.kind === 'surprise' ? shape.inside : shape
  if (benefit.kind !== 'tariffs' || shape.kind === 'surprise') return undefined
  const [age, withPass, normal] = text.pricesHead
  return block({
    title: text.pricesTitle, id: 'prijs', size: 3,
    body: table({
      caption: text.pricesTitle, captionHidden: true, head: [age, { label: withPass, numeric: true }, { label: normal, numeric: true }],
      rows: benefit.bands.map((band) => [ages(band.from || undefined, band.to) ?? '', band.cents ? formatPrice(band.cents) : text.free, band.normalCents === undefined ? '' : formatPrice(band.normalCents)]),
    }),
  })
}

function who(offer: OfferCard, say: Say): Html {
  const { minAge, maxAge, forWhom, postcodes, firstPassOnly } = offer.audience
  return block({
    title: text.whoTitle, id: 'wie', size: 3,
    body: ticks([
      { text: minAge === undefined && maxAge === undefined && !forWhom ? say('everyone') : say('who', { who: audienceWords(offer.audience) }) },
      Boolean(postcodes?.length) && { text: say('postcodes', { postcodes: listed(postcodes!) }) },
      firstPassOnly && { text: say('first-pass') },
      offer.drawClosesAt && { text: say('draw', { day: formatDate(dayOf(offer.drawClosesAt)), time: formatTime(offer.drawClosesAt) }), icon: 'gift', tone: 'neutral' },
      (minAge !== undefined || maxAge !== undefined) && { text: say('age-counts'), icon: 'info', tone: 'neutral' },
      { text: say('limit', { often: limitWords(offer.limit) }) },
      offer.companions === 1 && { text: say('companion') },
      offer.companions > 1 && { text: say('companions', { count: offer.companions }) },
      offer.note && { text: offer.note, icon: 'info', tone: 'neutral' },
      { text: say('on-name'), icon: 'info', tone: 'neutral' },
    ]),
  })
}

/** Where a surprise is would tell what it is. */
function where({ providers, shape }: OfferCard, say: Say, tiles: TilesConfig | undefined): Html | undefined {
  if (shape.kind === 'surprise') return undefined
  const places = placesToGo(providers)
  const onMap = tiles && mapOf(places, tiles, say)
  if (places.length === 1) return block({ title: text.whereTitle, id: 'waar', size: 3, body: html`${way(providers[0]!)}${onMap}` })
  return block({
    title: text.manyTitle, id: 'waar', size: 3,
    body: html`${iconList(places.map((place) => ({ icon: 'pin' as const, tone: 'neutral' as const, text: html`${address(place)}${place.branch && place.openingHours && html`<br>${place.openingHours}`}` })))}${providers.length === 1 && way(providers[0]!, false)}${onMap}`,
  })
}

/** Out of sight until a script can draw it; and nothing comes from the tiles' server until somebody presses the button. */
function mapOf(places: ReturnType<typeof placesToGo>, { url, source }: TilesConfig, say: Say): Html | undefined {
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

const address = ({ name, address, postcode, place }: Place & { readonly name: string }): Html => html`${name}<br>${address}<br>${postcode} ${place}`

const way = (provider: ProviderCard, withAddress = true): Html => ticks([
  withAddress && { icon: 'pin', tone: 'neutral', text: address(provider) },
  provider.travel && { icon: 'bus', tone: 'neutral', text: provider.travel },
  provider.access && { icon: 'wheel', tone: 'neutral', text: provider.access },
])

function folds(offer: OfferCard, say: Say, englishAbove: boolean): Html {
  const one = offer.providers.length === 1 && offer.shape.kind !== 'surprise' ? offer.providers[0] : undefined
  const shown = [
    { title: text.hours, body: one?.openingHours },
    { title: text.bring, body: offer.bring },
    { title: text.booking, body: offer.booking.kind !== 'none' && one?.booking ? html`<p>${booking(offer, say)}</p><p>${one.booking}</p>` : booking(offer, say) },
    { title: text.contact, body: one && contact(one) },
    { title: html`<span lang="en">${text.english}</span>`, body: !englishAbove && offer.english && written(offer.english) },
  ]
  return accordion(shown.flatMap(({ title, body }) => (body ? [{ title, body }] : [])))
}

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`)

function booking({ booking }: OfferCard, say: Say): Html | string {
  if (booking.kind === 'link') return html`<p>${say('book-online')} ${link({ href: booking.url, label: text.site(new URL(booking.url).host) })}</p>`
  if (booking.kind === 'phone') return say('book-by-phone', { number: booking.phone.replaceAll(' ', '\u00a0') })
  return say('no-booking')
}

const contact = ({ phone, website }: ProviderCard): Html | undefined => (phone || website) ? html`<p>${
  phone && link({ href: `tel:${phone.replaceAll(' ', '')}`, label: phone.replaceAll(' ', '\u00a0') })}${phone && website && html`<br>`}${
  website && link({ href: website, label: text.site(new URL(website).host) })}</p>` : undefined
