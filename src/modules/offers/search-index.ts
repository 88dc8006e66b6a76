import MiniSearch from 'minisearch'
import { setImmediate } from 'node:timers/promises'
import { categories } from '#web/components/category.ts'
import type { House } from '#src/house.ts'
import type { Shelf, ShelfOffer } from './catalogue.ts'
import { stem, synonymsBy, unitsIn, wordsOf } from './words.ts'

/** What was found: offers with the best match first, and which of the words stand nowhere. */
type Hits = { readonly ids: readonly string[]; readonly missing: readonly string[]; /** Not all words in one offer: these have some of them. */ readonly loose: boolean }
export type SearchIndex = { readonly mark: string; search(words: readonly string[]): Hits }

type Doc = { readonly id: string; readonly title: string; readonly kind: string; readonly who: string; readonly more: string }

/** So many offers at a time, and then other requests get their turn: about 10 ms. */
const CHUNK = 250
/** A visitor waits so long for an index that is being built; then the words are looked for one by one, without an index. */
const PATIENCE_MS = 250

type Kept = { index: MiniSearch<Doc>; have: Map<string, string>; mark: string; synonyms: ReadonlyMap<string, readonly string[]>; building: Promise<void> | undefined }
const keptFor = new WeakMap<House['db'], Kept>()

const newIndex = () => new MiniSearch<Doc>({
  fields: ['title', 'kind', 'who', 'more'],
  tokenize: wordsOf,
  // Each word and its stem: the word for prefixes and typing errors, the stem for its other forms.
  processTerm: (word) => { const short = stem(word); return short === word ? word : [word, short] },
  autoVacuum: { batchSize: 500, batchWait: 20 },
})

/** The index of this shelf. While a large one is being built: the one before it, or none (undefined). */
export async function searchIndex(house: House, shelf: Shelf): Promise<SearchIndex | undefined> {
  const kept = keptFor.get(house.db) ?? { index: newIndex(), have: new Map(), mark: '', synonyms: new Map(), building: undefined }
  keptFor.set(house.db, kept)
  if (kept.mark !== shelf.rowsMark) {
    const first = kept.mark === ''
    kept.building ??= bring(kept, shelf).finally(() => { kept.building = undefined })
    const ready = await Promise.race([kept.building.then(() => true), wait(PATIENCE_MS)])
    if (!ready && first) return undefined
  }
  return { mark: kept.mark, search: (words) => search(kept, words) }
}

const wait = (ms: number) => new Promise<false>((resolve) => { setTimeout(() => resolve(false), ms).unref() })

/** Only what is new since the last time: a published version costs as much as one offer, not as the whole window. */
async function bring(kept: Kept, shelf: Shelf): Promise<void> {
  const gone = new Set(kept.have.keys())
  let turn = 0
  for (const offer of shelf.offers) {
    gone.delete(offer.offerId)
    // A provider that moved changes what an offer is found by: its folded words are part of what we compare.
    const version = `${offer.versionId} ${offer.words}`
    const known = kept.have.get(offer.offerId)
    if (known === version) continue
    if (known !== undefined) kept.index.discard(offer.offerId)
    kept.index.add(docOf(offer))
    kept.have.set(offer.offerId, version)
    if (++turn % CHUNK === 0) await setImmediate()
  }
  for (const id of gone) { kept.index.discard(id); kept.have.delete(id) }
  kept.synonyms = synonymsBy(shelf.synonyms)
  kept.mark = shelf.rowsMark
}

/** Who looks for a boat does not find the surprise: of that only what its own page tells is in here. */
const docOf = ({ offerId, title, summary, category, where, description, shape, english }: ShelfOffer): Doc => ({
  id: offerId, title, kind: categories[category].label, who: where, more: `${shape.kind === 'surprise' ? summary : `${summary} ${description}`} ${english ? `${english.title ?? ''} ${english.summary ?? ''}` : ''}`,
})

const BOOST = { title: 5, kind: 2, who: 2, more: 1 }
const LESS = { title: 2.5, kind: 1, who: 1, more: 0.5 }
const WEIGHTS = { prefix: 0.6, fuzzy: 0.35 }

/** How many letters may be wrong: none in a short word, because then every word is like another. */
const errorsIn = (word: string): number | false => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : false)
/** The commonest error by far, and two errors for who counts letters: two neighbours changed places. */
const swapped = (word: string): string[] => word.length < 5 ? [] : Array.from({ length: word.length - 2 }, (_, i) => word.slice(0, i + 1) + word[i + 2] + word[i + 1] + word.slice(i + 3))

/**
 * All words, as they are, longer (zwem, zwembad), in another form or as a synonym. Only when that gives nothing: with typing
 * errors. And only when that gives nothing either: what has as many of the words as possible.
 */
function search({ index, synonyms }: Kept, words: readonly string[]): Hits {
  const word = (one: string, errors: boolean): Query => {
    const short = stem(one)
    return { combineWith: 'OR', queries: [
      { queries: [one], boost: BOOST, weights: WEIGHTS, prefix: one.length >= 3, fuzzy: errors && errorsIn(one) },
      ...(short === one ? [] : [{ queries: [short], boost: BOOST }]),
      ...(errors ? [{ queries: swapped(one).flatMap((other) => [other, stem(other)]), boost: LESS }] : []),
    ] }
  }
  /** A word, or a few that mean one thing together; or what means the same, of which all words must be there. */
  const query = (unit: Unit, errors: boolean): Query => ({ combineWith: 'OR', queries: [
    ...(unit.words.length === 1 ? [word(unit.words[0]!, errors)] : [{ combineWith: 'AND' as const, queries: unit.words.map((one) => word(one, errors)) }]),
    ...unit.others.map((other): Query => ({ combineWith: 'AND', boost: LESS, queries: other.split(' ').map((one): Query => ({ combineWith: 'OR', queries: [one, stem(one)], boost: LESS })) })),
  ] })
  const look = (combineWith: 'AND' | 'OR', some: readonly Unit[], errors = true) =>
    index.search({ combineWith, queries: some.map((unit) => query(unit, errors)) }, { processTerm: (term) => term }).map(({ id }) => id as string)
  const units = unitsIn(words, synonyms)
  const exact = look('AND', units, false)
  const all = exact.length ? exact : look('AND', units)
  if (all.length) return { ids: all, missing: [], loose: false }
  const missing = units.filter((unit) => !look('OR', [unit]).length)
  const there = units.filter((unit) => !missing.includes(unit))
  const together = there.length ? look('AND', there) : []
  const ids = together.length ? together : look('OR', there)
  return { ids, missing: missing.flatMap(({ words }) => words), loose: ids.length > 0 }
}

type Query = Exclude<Parameters<MiniSearch['search']>[0], string | symbol>
type Unit = ReturnType<typeof unitsIn>[number]
