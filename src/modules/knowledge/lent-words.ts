import type { House } from '#src/house.ts'
import { contentFiles } from './content-files.ts'
import { type Language, liveVersions } from './knowledge.store.ts'
import { readEntry } from './shelf.ts'

/** Where the words of the release stand in for a live text that is older than its code. */
export type Lent = {
  readonly key: string
  readonly language: Language
  /** Sections that only the release has. */
  readonly sections: readonly string[]
  /** Places that only the live text has: what is said with them is said in the words of the release when the code has no value. */
  readonly places: readonly string[]
}

/** Read from the database, not from memory: doctor asks in a process that shows no pages. */
export async function lentWords(house: House, folder?: string): Promise<Lent[]> {
  const live = new Map((await liveVersions(house.db)).map((version) => [`${version.language} ${version.key}`, version]))
  return contentFiles(folder).flatMap(({ key, language, body }): Lent[] => {
    const version = live.get(`${language} ${key}`)
    if (!version || version.body === body) return []
    const [old, own] = [readEntry(version), readEntry({ ...version, body })]
    const sections = [...own.sections.keys()].filter((id) => !old.sections.has(id))
    const places = old.places.filter((place) => !own.places.includes(place))
    return sections.length || places.length ? [{ key, language, sections, places }] : []
  })
}
