import { createHash } from 'node:crypto'
import type { House } from '#src/house.ts'
import { type ContentFile, contentFiles } from './content-files.ts'
import { type Entry, keep, readEntry } from './shelf.ts'
import { insertVersions, type Language, liveVersions, lockTexts, type NewVersion, numbersOf, openProposals, textStates, type VersionRow } from './knowledge.store.ts'

/**
 * At the start: what a release ships meets what the database has, and everything that is live comes into memory, so
 * that pages and letters read texts without waiting. Call it again to see what another process published.
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

/** What is live, each with the words of this release beside it where those are others. */
async function readShelf(house: House, files: readonly ContentFile[]): Promise<void> {
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

/** What releases proposed and nobody accepted yet. */
export const proposedTexts = (house: House): Promise<VersionRow[]> => openProposals(house.db)

/**
 * Accepts a proposal: its body becomes a new published version, by `author` (a staff member's id), and is live in this
 * process at once. False when it is no longer open.
 */
export async function acceptProposal(house: House, { key, language, number, author }: { key: string; language: Language; number: number; author: string }, folder?: string): Promise<boolean> {
  const accepted = await house.db.transaction(async (tx) => {
    await lockTexts(tx)
    const proposal = (await openProposals(tx)).find((each) => each.key === key && each.language === language && each.number === number)
    if (!proposal) return false
    await insertVersions(tx, [{ ...proposal, number: number + 1, hash: createHash('sha256').update(proposal.body).digest(), state: 'published', author }], house.clock.now())
    return true
  })
  if (accepted) await openKnowledge(house, folder)
  return accepted
}
