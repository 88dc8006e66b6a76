import type { House } from '#src/house.ts'
import type { Html } from '#web/html.ts'
import { type Block, blocksText, fill, fillLine, type Line, lineText, MissingPlace, type Values } from './domain/blocks.ts'
import { type Entry, entryOf, fileOf, readEntry, shelfOf } from './shelf.ts'
import { type Language, oneVersion } from './knowledge.store.ts'
import { renderBlocks } from './render.ts'
import { standingValues } from './standing-values.ts'

export type Document = {
  readonly key: string
  readonly number: number
  readonly title: string
  /** One sentence about the whole, from the front matter. */
  readonly intro?: string
  /** Further lines of the front matter, filled: `order`, `about`. */
  readonly front: Readonly<Record<string, string>>
  readonly html: Html
  /** The same as plain text. */
  readonly text: string
  /** The same as filled blocks: for a PDF. `lineText(line)` gives the words of a line. */
  readonly blocks: readonly Block[]
}

/**
 * A whole text: `document(house, 'letters/granted', { name, … })`. Synchronous, from memory. Values are plain text and
 * are escaped; what the municipality's configuration says (phone, municipality, council …) is filled in by itself.
 * Throws a sentence with key, file and place when a text or a value is missing.
 */
export const document = (house: House, key: string, values: Values = {}, language: Language = 'nl'): Document =>
  filled(house, wordsFor(entryOf(house, key, language)), values)

/**
 * The same text as it was when something was said with it: version `number`, whatever is live now. For letters and
 * decisions that were sent. Throws when there never was such a version.
 */
export async function documentAsSent(house: House, key: string, number: number, values: Values = {}, language: Language = 'nl'): Promise<Document> {
  const live = entryOf(house, key, language)
  const known = wordsFor(live).find((entry) => entry.number === number)
  if (known) return filled(house, [known], values)
  const version = await oneVersion(house.db, key, language, number)
  if (!version) throw new Error(`There never was a version ${number} of ${key}.`)
  return filled(house, [readEntry(version)], values)
}

/** Title and front matter alone: for who knows only some of the values. */
export const documentHead = (house: House, key: string, values: Values = {}, language: Language = 'nl'): Pick<Document, 'key' | 'number' | 'title' | 'front'> =>
  serve(wordsFor(entryOf(house, key, language)), key, (entry) => {
    // A place that the words of the release no longer have is one that its code gives no value for, now or later.
    if (entry.release) refuseMissing(house, entry.places.filter((place) => !entry.release!.places.includes(place)), values)
    return head(house, entry, values)
  })

/** The same for who knows them all: throws as `document` does when the text needs a value that is not given. */
export const documentPromised = (house: House, key: string, values: Values, language: Language = 'nl'): Pick<Document, 'key' | 'number' | 'title' | 'front'> =>
  serve(wordsFor(entryOf(house, key, language)), key, (entry) => {
    refuseMissing(house, entry.places, values)
    return head(house, entry, values)
  })

function refuseMissing(house: House, places: readonly string[], values: Values): void {
  const standing = standingValues(house.municipality)
  for (const place of places) if (values[place] === undefined && standing[place] === undefined) throw new MissingPlace(place)
}

const filled = (house: House, words: readonly Entry[], values: Values): Document => serve(words, words[0]!.key, (entry) => {
  const top = head(house, entry, values)
  const blocks = fill(entry.blocks, { ...standingValues(house.municipality, entry.language), ...values })
  const intro = top.front['intro']
  return { ...top, ...(intro ? { intro } : {}), html: renderBlocks(blocks), text: blocksText(blocks), blocks }
})

function head(house: House, entry: Entry, values: Values): Pick<Document, 'key' | 'number' | 'title' | 'front'> {
  const all = { ...standingValues(house.municipality, entry.language), ...values }
  const words = (line: Line): string => lineText(fillLine(line, all))
  return { key: entry.key, number: entry.number, title: words(entry.head.title), front: Object.fromEntries(entry.head.front.map(([name, line]) => [name, words(line)])) }
}

/** One section of a text, `key#section`: its heading and its filled blocks. For pages that lay a text out themselves. */
export function section(house: House, key: string, values: Values = {}, language: Language = 'nl'): { readonly heading: string; readonly blocks: readonly Block[] } {
  const [name = '', id = ''] = key.split('#')
  const entry = entryOf(house, name, language)
  const words = wordsFor(entry).filter(({ sections }) => sections.has(id))
  if (!words.length) throw new Error(`There is no text ${key}: ${fileOf(entry)} has no section ## ${id}.`)
  return serve(words, key, ({ sections }) => {
    const { heading, blocks } = sections.get(id)!
    return { heading, blocks: fill(blocks, { ...standingValues(house.municipality, language), ...values }) }
  })
}

/** A text as a block of HTML: `uitleg/voor-wie`, or one section of it: `uitleg/voor-wie#kinderen`. */
export const text = (house: House, key: string, values: Values = {}, language: Language = 'nl'): Html =>
  key.includes('#') ? renderBlocks(section(house, key, values, language).blocks) : document(house, key, values, language).html

/** A text as one plain line, mostly the sentence of a reason: `sentence(house, 'reasons/orders#sold-out', { offer })`. */
export function sentence(house: House, key: string, values: Values = {}, language: Language = 'nl'): string {
  const blocks = key.includes('#') ? section(house, key, values, language).blocks : document(house, key, values, language).blocks
  return blocks.map((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? lineText(block.line) : blocksText([block]))).join(' ')
}

/** Whether there is such a text or section: for a guard that every reason has a sentence. */
export function hasText(house: House, key: string, language: Language = 'nl'): boolean {
  const [name = '', id] = key.split('#')
  const entry = shelfOf(house).get(`${language} ${name}`)
  return entry !== undefined && (id === undefined || wordsFor(entry).some(({ sections }) => sections.has(id)))
}

/** Number of the version that says this, to store beside what was said with it. */
export function versionOf(house: House, key: string, language: Language = 'nl'): number {
  const [name = '', id] = key.split('#')
  const words = wordsFor(entryOf(house, name, language))
  return (words.find(({ sections }) => id === undefined || sections.has(id)) ?? words[0]!).number
}

/** Keys of one kind (`uitleg`), in the order of their front matter. */
export const keysOf = (house: House, kind: string, language: Language = 'nl'): string[] => [...shelfOf(house).values()]
  .filter((entry) => entry.language === language && entry.key.startsWith(`${kind}/`))
  .sort((a, b) => Number(a.front['order'] ?? 99) - Number(b.front['order'] ?? 99) || (a.key < b.key ? -1 : 1))
  .map((entry) => entry.key)

/** The live words first; then those of the release, where other words are live. */
const wordsFor = (entry: Entry): readonly Entry[] => (entry.release ? [entry, entry.release] : [entry])

/** The first of these words that can be said with the values there are. Throws what the first of them missed when none can. */
function serve<T>(words: readonly Entry[], key: string, work: (entry: Entry) => T): T {
  let missed: Error | undefined
  for (const entry of words) {
    try {
      return work(entry)
    } catch (cause) {
      if (!(cause instanceof MissingPlace)) throw cause
      missed ??= new Error(`${key} (${fileOf(entry)}) needs a value for {{${cause.place}}}.`, { cause })
    }
  }
  throw missed
}
