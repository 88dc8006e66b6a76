import { type Category, isCategory } from './domain/category.ts'
import { type FacetName, facetNames, orders, type Order } from './domain/find.ts'
import { readNeed } from './domain/need.ts'
import type { Places } from './places.ts'

/**
 * What somebody asks of the window. `typed` is what stands in the search box; the rest is what it means together with the
 * choices beside it: /aanbod?zoek=film&soort=cultuur&gratis=ja&leeftijd=8&bij=9741&volgorde=nieuw&pagina=2
 */
export type Asked = {
  readonly typed: string
  /** What is left to look for, folded. */
  readonly words: readonly string[]
  readonly category: Category | undefined
  readonly facets: ReadonlySet<FacetName>
  readonly age: number | undefined
  readonly place: number | undefined
  readonly order: Order
  readonly page: number
}

export const PER_PAGE = 24
const LONGEST = 80

/** Reads the address. What is not known is left out, so that an old or a mistyped link still shows the window. */
export function readWish(query: Readonly<Record<string, string>>, places: Places): Asked {
  const category = query['soort']
  const page = Number(query['pagina'])
  const age = query['leeftijd']?.trim()
  // `q` is what older links say.
  const typed = (query['zoek'] ?? query['q'] ?? '').trim().replace(/\s+/g, ' ').slice(0, LONGEST)
  const need = readNeed(typed, places.list)
  const facets = new Set(facetNames.filter((name) => query[name] === 'ja'))
  if (need.free) facets.add('gratis')
  if (need.thisWeek) facets.add('week')
  if (need.child) facets.add('kind')
  return {
    typed, words: need.words,
    category: isCategory(category) ? category : undefined,
    facets,
    age: age && /^\d{1,3}$/.test(age) && Number(age) <= 120 ? Number(age) : need.age,
    place: places.find(query['bij'] ?? '') ?? need.place,
    order: orders.find((order) => order === query['volgorde']) ?? 'gevarieerd',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/**
 * The one address of this wish: always in the same order, without what is as usual, so that it can be sent to somebody. A
 * neighbourhood is four digits, whoever typed what. Choices that the sentence already makes are written out, and its other
 * words stay: the same window, of which each choice can be taken back.
 */
export function addressOf({ words, category, facets, age, place, order, page }: Asked, places: Places): string {
  const query = new URLSearchParams()
  if (words.length) query.set('zoek', words.join(' '))
  if (category) query.set('soort', category)
  for (const name of facetNames) if (facets.has(name)) query.set(name, 'ja')
  if (age !== undefined) query.set('leeftijd', String(age))
  if (place !== undefined) query.set('bij', places.list[place]!.postcodes[0] ?? places.list[place]!.names[0] ?? '')
  if (order !== 'gevarieerd') query.set('volgorde', order)
  if (page > 1) query.set('pagina', String(page))
  return query.size ? `/aanbod?${query}` : '/aanbod'
}

/** Another sentence in the box keeps the choices that were made beside it, not those that the last sentence made. */
export function keptBeside(query: Readonly<Record<string, string>>, places: Places): Asked {
  const { zoek: _typed, q: _older, pagina: _page, ...beside } = query
  return readWish(beside, places)
}
