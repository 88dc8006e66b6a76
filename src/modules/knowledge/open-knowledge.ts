import type { House } from '#src/house.ts'
import { type ContentFile, contentFiles } from './content-files.ts'
import { type Entry, isOpen, keep, readEntry } from './shelf.ts'
import { countVersions, insertVersions, type Language, liveVersions, lockTexts, type NewVersion, numbersOf, textStates } from './knowledge.store.ts'

/**
 * At the start: what a release ships meets what the database has, and everything that is live comes into memory, so
 * that pages and letters read texts without waiting. `watchTexts` sees what is published after it.
 *
 * A text that is new becomes version 1. A text that a release changed becomes a proposal: nobody's letters change
 * because a program was updated. Until somebody accepts it, the words of the release serve only where the live text lacks
 * what the code of the release asks for. In a demonstration it goes live at once, so that who writes sees it.
 * Throws with file and sentence when a text cannot be read.
 */
export async function openKnowledge(house: House, folder?: string): Promise<void> {
  const files = contentFiles(folder)
  const proposals = await house.db.transaction(async (tx) => {
    await lockTexts(tx)
    const known = new Map((await textStates(tx)).map((state) => [nameOf(state), state]))
    const fresh = files.flatMap(({ key, language, body, hash }): NewVersion[] => {
      const state = known.get(nameOf({ key, language }))
      if (state?.releaseHash?.equals(hash) || state?.liveHash?.equals(hash)) return []
      const live = !state || house.config.demonstration
      return [{ key, language, number: (state?.lastNumber ?? 0) + 1, body, hash, state: live ? 'published' : 'proposal', author: 'release' }]
    })
    await insertVersions(tx, fresh, house.clock.now())
    return fresh.filter(({ state }) => state === 'proposal')
  })
  if (proposals.length) house.log.warn({ texts: proposals.map(({ key }) => key) }, 'This release proposes changed texts; they are not live until someone accepts them')
  await readShelf(house, files)
}

// How many versions there were when the texts were read: a version never changes or goes, so another number is another shelf.
const seen = new WeakMap<House['db'], number>()

/** What is live, each with the words of this release beside it where those are others. */
async function readShelf(house: House, files: readonly ContentFile[]): Promise<void> {
  // Before the reading: what is published in between is found by the next look.
  seen.set(house.db, await countVersions(house.db))
  const shelf = new Map((await liveVersions(house.db)).map((version): [string, Entry] => [nameOf(version), readEntry(version)]))
  const numbers = new Map((await numbersOf(house.db, files)).map((each) => [nameOf(each), each.number]))
  for (const { key, language, body } of files) {
    const name = nameOf({ key, language })
    const live = shelf.get(name)
    const number = numbers.get(name)
    if (number === undefined || live?.body === body) continue
    const release = readEntry({ key, language, number, body })
    shelf.set(name, live ? { ...live, release } : release)
  }
  keep(house, shelf)
}

const nameOf = ({ key, language }: { readonly key: string; readonly language: Language }): string => `${language} ${key}`

/**
 * Reads the texts again when somebody published since, in whatever process. True when it did. It proposes nothing: a
 * process of an older release that goes on beside a newer one would offer its old words.
 */
export async function refreshTexts(house: House, folder?: string): Promise<boolean> {
  if (!isOpen(house) || seen.get(house.db) === await countVersions(house.db)) return false
  await readShelf(house, contentFiles(folder))
  return true
}

const EVERY_MS = 20_000

/** What another process or the operator publishes is on the pages of this one within half a minute. Returns what stops it. */
export function watchTexts(house: House): () => void {
  const timer = setInterval(() => {
    refreshTexts(house).catch((error: Error) => { house.log.warn({ message: error.message }, 'the texts could not be read again: those that were live go on, and it is tried again soon') })
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
