import { isCategory } from './domain/category.ts'
import { facetNames, orders, type Wish } from './domain/find.ts'

/** What somebody asks of the window, as the address says it: /aanbod?q=film&soort=cultuur&gratis=ja&volgorde=nieuw&pagina=2 */
export type Asked = Wish & { readonly page: number }

export const PER_PAGE = 24
const LONGEST = 80

/** Reads the address. What is not known is left out, so that an old or a mistyped link still shows the window. */
export function readWish(query: Readonly<Record<string, string>>): Asked {
  const category = query['soort']
  const page = Number(query['pagina'])
  return {
    q: (query['q'] ?? '').trim().replace(/\s+/g, ' ').slice(0, LONGEST),
    category: isCategory(category) ? category : undefined,
    facets: new Set(facetNames.filter((name) => query[name] === 'ja')),
    order: orders.find((order) => order === query['volgorde']) ?? 'gevarieerd',
    page: Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1,
  }
}

/** The one address of this wish: always in the same order, without what is as usual, so that it can be sent to somebody. */
export function addressOf({ q, category, facets, order, page }: Asked): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (category) query.set('soort', category)
  for (const name of facetNames) if (facets.has(name)) query.set(name, 'ja')
  if (order !== 'gevarieerd') query.set('volgorde', order)
  if (page > 1) query.set('pagina', String(page))
  return query.size ? `/aanbod?${query}` : '/aanbod'
}
