import type { Category } from './category.ts'
import { pays } from './benefit.ts'
import type { Shape } from './shape.ts'
import type { Audience } from './terms.ts'

/** What finding needs to know of an offer. */
export type Findable = {
  readonly title: string
  readonly category: Category
  readonly shape: Shape
  readonly normalPrice?: number
  readonly audience: Audience
  readonly publishedAt: Date
  readonly orderableUntil: Date
  /** Folded: everything that a visitor may look for. */
  readonly words: string
  readonly foldedTitle: string
  /** Can it be ordered at this moment? */
  readonly open: boolean
}

export const facetNames = ['kind', 'jongere', 'volwassene', 'gratis', 'tot-5', 'korting', 'nu'] as const
export type FacetName = (typeof facetNames)[number]
export const orders = ['gevarieerd', 'nieuw', 'bijna-voorbij', 'a-z'] as const
export type Order = (typeof orders)[number]

export type Wish = { readonly q: string; readonly category: Category | undefined; readonly facets: ReadonlySet<FacetName>; readonly order: Order }

/** Within a group one of the chosen is enough; between groups all must hold. */
export const facetGroups: readonly (readonly FacetName[])[] = [['kind', 'jongere', 'volwassene'], ['gratis', 'tot-5', 'korting'], ['nu']]

const price = (offer: Findable): number | undefined =>
  offer.shape.kind === 'tariffs' ? Math.min(...offer.shape.bands.map((band) => band.cents)) : pays(offer.shape, offer.normalPrice)
const meets = ({ minAge = 0, maxAge = 120 }: Audience, from: number, to: number): boolean => minAge <= to && maxAge >= from

const fits: Readonly<Record<FacetName, (offer: Findable) => boolean>> = {
  'kind':       (offer) => meets(offer.audience, 0, 12),
  'jongere':    (offer) => meets(offer.audience, 13, 17),
  'volwassene': (offer) => meets(offer.audience, 18, 120),
  'gratis':     (offer) => price(offer) === 0,
  'tot-5':      (offer) => (price(offer) ?? Infinity) <= 500,
  'korting':    (offer) => ['percentage', 'amount-off', 'contribution'].includes(offer.shape.kind),
  'nu':         (offer) => offer.open,
}

/** Lower case, without accents and punctuation: "Café-concert" and "cafe concert" are the same. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

const facetsHold = (offer: Findable, facets: ReadonlySet<FacetName>): boolean =>
  facetGroups.every((group) => { const chosen = group.filter((name) => facets.has(name)); return !chosen.length || chosen.some((name) => fits[name](offer)) })

/** All words typed must occur, in any order, anywhere. Offers with the words in their title come first. */
function matching<T extends Findable>(offers: readonly T[], q: string): readonly T[] {
  const typed = fold(q).split(' ').filter(Boolean)
  if (!typed.length) return offers
  const found = offers.filter((offer) => typed.every((word) => offer.words.includes(word)))
  const inTitle = (offer: T) => typed.every((word) => offer.foldedTitle.includes(word))
  return [...found.filter(inTitle), ...found.filter((offer) => !inTitle(offer))]
}

export type Found<T> = {
  readonly offers: readonly T[]
  /** How many there would be in each category, with the same words and filters. `all` is every category together. */
  readonly categories: ReadonlyMap<Category, number>
  readonly all: number
  /** How many there would be with this filter as the only one of its group. */
  readonly facets: ReadonlyMap<FacetName, number>
}

export function find<T extends Findable>(offers: readonly T[], wish: Wish): Found<T> {
  const matched = matching(offers, wish.q)
  const everywhere = matched.filter((offer) => facetsHold(offer, wish.facets))
  const categories = new Map<Category, number>()
  for (const offer of everywhere) categories.set(offer.category, (categories.get(offer.category) ?? 0) + 1)
  const here = wish.category ? matched.filter((offer) => offer.category === wish.category) : matched
  const facets = new Map(facetNames.map((name) => {
    const group = facetGroups.find((one) => one.includes(name))!
    const others = new Set([...wish.facets].filter((other) => !group.includes(other)))
    return [name, here.filter((offer) => fits[name](offer) && facetsHold(offer, others)).length]
  }))
  const found = wish.category ? everywhere.filter((offer) => offer.category === wish.category) : everywhere
  return { offers: wish.q && wish.order === 'gevarieerd' ? found : inOrder(found, wish.order), categories, all: everywhere.length, facets }
}

function inOrder<T extends Findable>(offers: readonly T[], order: Order): readonly T[] {
  switch (order) {
    case 'gevarieerd':    return mixed(offers)
    case 'nieuw':         return offers.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    case 'bijna-voorbij': return offers.toSorted((a, b) => a.orderableUntil.getTime() - b.orderableUntil.getTime())
    case 'a-z':           return offers.toSorted((a, b) => (a.foldedTitle < b.foldedTitle ? -1 : 1))
  }
}

/** A turn for each category, so that the window shows all its colours; what can be ordered now comes first. */
export function mixed<T extends Pick<Findable, 'category' | 'open'>>(offers: readonly T[]): readonly T[] {
  const turns = (list: readonly T[]): T[] => {
    const piles = [...Map.groupBy(list, (offer) => offer.category).values()]
    const longest = Math.max(0, ...piles.map((pile) => pile.length))
    return Array.from({ length: longest }, (_, turn) => piles.flatMap((pile) => pile.slice(turn, turn + 1))).flat()
  }
  return [...turns(offers.filter((offer) => offer.open)), ...turns(offers.filter((offer) => !offer.open))]
}
