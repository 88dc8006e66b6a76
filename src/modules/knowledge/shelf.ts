import { createHash } from 'node:crypto'
import type { House } from '#src/house.ts'
import { type Block, type Line, placesOf, splitPlaces } from './domain/blocks.ts'
import { readContentText } from './domain/content-text.ts'
import { compile } from './compile.ts'
import type { Language, VersionRow } from './knowledge.store.ts'

/** A text in memory: read and compiled once, filled at each use. */
export type Entry = {
  readonly key: string
  readonly language: Language
  readonly number: number
  /** As it was written. */
  readonly body: string
  readonly front: Readonly<Record<string, string>>
  readonly blocks: readonly Block[]
  /** Title and lines of the front matter, and the open places of the blocks: for who wants those and not the whole. */
  readonly head: { readonly title: Line; readonly front: readonly (readonly [name: string, line: Line])[] }
  readonly places: readonly string[]
  readonly sections: ReadonlyMap<string, { readonly heading: string; readonly blocks: readonly Block[] }>
  /** What the release that runs ships, when other words are live: it serves where those fall short of what its code asks. */
  readonly release?: Entry
}

export const fileOf = ({ language, key }: { language: Language; key: string }): string => `content/${language}/${key}.md`

// Compiling is a pure function of the body: tests that make many houses share the result.
const compiled = new Map<string, Entry>()

export function readEntry(version: Pick<VersionRow, 'key' | 'language' | 'number' | 'body'>): Entry {
  const memory = `${version.language} ${version.key} ${version.number} ${version.body}`
  const known = compiled.get(memory)
  if (known) return known
  try {
    const { title, front, body, sections } = readContentText(version.body)
    const blocks = compile(body)
    const entry: Entry = {
      key: version.key, language: version.language, number: version.number, body: version.body, front, blocks, places: placesOf(blocks),
      head: { title: splitPlaces(title), front: Object.entries(front).map(([name, text]) => [name, splitPlaces(text)]) },
      sections: new Map([...sections].map(([id, section]) => [id, { heading: section.heading, blocks: compile(section.body) }])),
    }
    compiled.set(memory, entry)
    return entry
  } catch (cause) {
    throw new Error(`${fileOf(version)}: ${(cause as Error).message}`, { cause })
  }
}

// Per database, not per object: a copy of a house with another clock reads the same texts.
const shelves = new WeakMap<House['db'], ReadonlyMap<string, Entry>>()

export const keep = (house: House, entries: ReadonlyMap<string, Entry>): void => { shelves.set(house.db, entries) }

export const isOpen = (house: House): boolean => shelves.has(house.db)

/** Changes when any text does: pages that are kept (sharedPage) name it in their version. */
export const textsMark = (house: House): string => {
  const shelf = shelfOf(house)
  let mark = marks.get(shelf)
  if (mark === undefined) {
    mark = createHash('sha256').update([...shelf.values()].map(({ language, key, number, release }) => `${language} ${key} ${number} ${release?.number ?? ''}`).join()).digest('base64url').slice(0, 12)
    marks.set(shelf, mark)
  }
  return mark
}
const marks = new WeakMap<ReadonlyMap<string, Entry>, string>()

export const shelfOf = (house: House): ReadonlyMap<string, Entry> => {
  const shelf = shelves.get(house.db)
  if (!shelf) throw new Error('The texts of this house are not open yet: await openKnowledge(house) at the start.')
  return shelf
}

/** Throws a sentence with key and file when there is no such text. */
export function entryOf(house: House, key: string, language: Language): Entry {
  const entry = shelfOf(house).get(`${language} ${key}`)
  if (!entry) throw new Error(`There is no text ${key}: ${fileOf({ language, key })} is missing, or has not been published.`)
  return entry
}
