import type { LocalDate } from '#shared/local-date.ts'
import type { Category } from './category.ts'
import { pays } from './benefit.ts'
import type { Shape } from './shape.ts'
import { agesOf, type Audience } from './terms.ts'

/** What finding needs to know of an offer. */
export type Findable = {
  readonly title: string
  readonly category: Category
  readonly audience: Audience
  readonly publishedAt: Date
  readonly orderableUntil: Date
  readonly foldedTitle: string
  /** Can it be ordered at this moment? */
  readonly open: boolean
  /** Which of the facets it fits, a bit each (`facetBits`): 50,000 offers are counted in a few milliseconds. */
  readonly bits: number
  /** Places (indexes) where it can be used; none when that is not told beforehand. */
  readonly places: readonly number[]
}

export const facetNames = ['kind', 'jongere', 'volwassene', 'gratis', 'tot-5', 'korting', 'nu', 'week'] as const
export type FacetName = (typeof facetNames)[number]
export const orders = ['gevarieerd', 'nieuw', 'bijna-voorbij', 'a-z'] as const
export type Order = (typeof orders)[number]

export type Wish = {
  readonly category: Category | undefined
  readonly facets: ReadonlySet<FacetName>
  readonly order: Order
  /** Somebody of this age may use it. */
  readonly age: number | undefined
  /** How far each place is that is near enough, in kilometres. Undefined: anywhere. */
  readonly near: ReadonlyMap<number, number> | undefined
}

/** Within a group one of the chosen is enough; between groups all must hold. */
export const facetGroups: readonly (readonly FacetName[])[] = [['kind', 'jongere', 'volwassene'], ['gratis', 'tot-5', 'korting'], ['nu', 'week']]
/** The last group is two choices apart: both must hold. */
const groupsOfBits: readonly (readonly FacetName[])[] = [facetGroups[0]!, facetGroups[1]!, ['nu'], ['week']]

const bitOf = (name: FacetName): number => 1 << facetNames.indexOf(name)
const maskOf = (names: Iterable<FacetName>): number => [...names].reduce((mask, name) => mask | bitOf(name), 0)

const price = (shape: Shape, normal: number | undefined): number | undefined =>
  shape.kind === 'tariffs' ? Math.min(...shape.bands.map((band) => band.cents)) : pays(shape, normal)
const meets = (audience: Audience, from: number, to: number): boolean => { const { minAge = 0, maxAge = 120 } = agesOf(audience); return minAge <= to && maxAge >= from }

type Priced = { readonly shape: Shape; readonly normalPrice?: number; readonly audience: Audience; readonly usableFrom: LocalDate; readonly usableUntil: LocalDate }

/** `week`: the seven days from today on, as its first and last day. */
export function facetBits({ shape, normalPrice, audience, usableFrom, usableUntil }: Priced, open: boolean, week: readonly [LocalDate, LocalDate]): number {
  const cents = price(shape, normalPrice)
  return maskOf([
    ...(meets(audience, 0, 12) ? ['kind' as const] : []), ...(meets(audience, 13, 17) ? ['jongere' as const] : []), ...(meets(audience, 18, 120) ? ['volwassene' as const] : []),
    ...(cents === 0 ? ['gratis' as const] : []), ...(cents !== undefined && cents <= 500 ? ['tot-5' as const] : []),
    ...(['percentage', 'amount-off', 'contribution'].includes(shape.kind) ? ['korting' as const] : []),
    ...(open ? ['nu' as const] : []), ...(open && usableFrom <= week[1] && usableUntil >= week[0] ? ['week' as const] : []),
  ])
}

/** Lower case, without accents and punctuation: "Café-concert" and "cafe concert" are the same. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

export type Found<T> = {
  readonly offers: readonly T[]
  /** How many there would be in each category, with the same words and filters. `all` is every category together. */
  readonly categories: ReadonlyMap<Category, number>
  readonly all: number
  /** How many there would be with this filter as the only one of its group. */
  readonly facets: ReadonlyMap<FacetName, number>
}

/** Filters and counts what the words found. `ranked`: the best match stands first, and that order is kept. */
export function find<T extends Findable>(matched: readonly T[], wish: Wish, ranked = false): Found<T> {
  const chosen = groupsOfBits.map((names) => maskOf(names) & maskOf(wish.facets))
  const groups = groupsOfBits.map(maskOf)
  const counts = new Int32Array(facetNames.length)
  const categories = new Map<Category, number>()
  const offers: T[] = []
  let all = 0
  for (const offer of matched) {
    if (wish.age !== undefined && !meets(offer.audience, wish.age, wish.age)) continue
    if (wish.near && !offer.places.some((place) => wish.near!.has(place))) continue
    // How many groups this offer falls outside of, and the last of them.
    let outside = 0
    let which = -1
    for (let g = 0; g < chosen.length; g++) if (chosen[g] && !(offer.bits & chosen[g]!)) { outside++; which = g }
    const here = !wish.category || offer.category === wish.category
    if (outside === 0) {
      all++
      categories.set(offer.category, (categories.get(offer.category) ?? 0) + 1)
      if (here) offers.push(offer)
    }
    if (!here || outside > 1) continue
    const counted = offer.bits & (outside ? groups[which]! : ~0)
    for (let bit = 0; bit < counts.length; bit++) if (counted & (1 << bit)) counts[bit]!++
  }
  return { offers: inOrder(offers, wish, ranked), categories, all, facets: new Map(facetNames.map((name, bit) => [name, counts[bit]!])) }
}

function inOrder<T extends Findable>(offers: readonly T[], { order, age, near }: Wish, ranked: boolean): readonly T[] {
  switch (order) {
    case 'gevarieerd':    return fitting(ranked ? openFirst(offers) : mixed(offers), age, near)
    case 'nieuw':         return offers.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    case 'bijna-voorbij': return offers.toSorted((a, b) => a.orderableUntil.getTime() - b.orderableUntil.getTime())
    case 'a-z':           return offers.toSorted((a, b) => (a.foldedTitle < b.foldedTitle ? -1 : 1))
  }
}

const openFirst = <T extends Pick<Findable, 'open'>>(offers: readonly T[]): readonly T[] => [...offers.filter(({ open }) => open), ...offers.filter(({ open }) => !open)]

/** What is nearest first, and then what is meant for that age: a children's afternoon before a museum for all. */
function fitting<T extends Findable>(offers: readonly T[], age: number | undefined, near: Wish['near']): readonly T[] {
  if (age === undefined && !near) return offers
  const km = ({ places }: T) => (near ? Math.min(...places.map((place) => near.get(place) ?? Infinity)) : 0)
  const meant = ({ audience }: T) => { const { minAge = 0, maxAge = 120 } = agesOf(audience); return age !== undefined && maxAge - minAge <= 20 ? 0 : 1 }
  const keys = new Map(offers.map((offer) => [offer, [offer.open ? 0 : 1, km(offer), meant(offer)] as const]))
  return offers.toSorted((a, b) => { const [x, y] = [keys.get(a)!, keys.get(b)!]; return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] })
}

/** A turn for each category, so that the window shows all its colours; what can be ordered now comes first. */
export function mixed<T extends Pick<Findable, 'category' | 'open'>>(offers: readonly T[]): readonly T[] {
  const out: T[] = []
  for (const open of [true, false]) {
    const piles = [...Map.groupBy(offers.filter((offer) => offer.open === open), (offer) => offer.category).values()]
    const longest = Math.max(0, ...piles.map((pile) => pile.length))
    for (let turn = 0; turn < longest; turn++) for (const pile of piles) if (turn < pile.length) out.push(pile[turn]!)
  }
  return out
}
