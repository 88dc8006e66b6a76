import { createHash } from 'node:crypto'
import type { House } from '#src/house.ts'
import { contentFiles } from './content-files.ts'
import { type Entry, keep, readEntry } from './shelf.ts'
import { insertVersions, type Language, liveVersions, lockTexts, type NewVersion, openProposals, textStates, type VersionRow } from './knowledge.store.ts'

/**
 * At the start: what a release ships meets what the database has, and everything that is live comes into memory, so
 * that pages and letters read texts without waiting. Call it again to see what another process published.
 *
 * A text that is new becomes version 1. A text that a release changed becomes a proposal: nobody's letters change
 * because a program was updated. In a demonstration it goes live at once, so that who writes sees it.
 * Throws with file and sentence when a text cannot be read.
 */
export async function openKnowledge(house: House, folder?: string): Promise<void> {
  const files = contentFiles(folder)
  const proposals = await house.db.transaction(async (tx) => {
    await lockTexts(tx)
    const known = new Map((await textStates(tx)).map((state) => [`${state.language} ${state.key}`, state]))
    const fresh = files.flatMap(({ key, language, body, hash }): NewVersion[] => {
      const state = known.get(`${language} ${key}`)
      if (state?.releaseHash?.equals(hash) || state?.liveHash?.equals(hash)) return []
      const live = !state || house.config.demonstration
      return [{ key, language, number: (state?.lastNumber ?? 0) + 1, body, hash, state: live ? 'published' : 'proposal', author: 'release' }]
    })
    await insertVersions(tx, fresh, house.clock.now())
    return fresh.filter(({ state }) => state === 'proposal')
  })
  if (proposals.length) house.log.warn({ texts: proposals.map(({ key }) => key) }, 'This release proposes changed texts; they are not live until someone accepts them')
  const versions = await liveVersions(house.db)
  keep(house, new Map(versions.map((version): [string, Entry] => [`${version.language} ${version.key}`, readEntry(version)])))
}

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
