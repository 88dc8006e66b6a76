import { createHash } from 'node:crypto'
import { type Event, record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { textChanges, type TextChange } from './domain/text-changes.ts'
import { insertVersions, type Language, liveVersions, lockTexts, openProposals } from './knowledge.store.ts'
import { refreshTexts } from './open-knowledge.ts'

export type ProposedText = {
  readonly key: string
  readonly language: Language
  readonly number: number
  /** Against what is live now, for who decides. */
  readonly changes: readonly TextChange[]
}

/** What releases proposed and nobody accepted or left yet. */
export async function proposedTexts(house: House): Promise<ProposedText[]> {
  const live = new Map((await liveVersions(house.db)).map(({ key, language, body }) => [`${language} ${key}`, body]))
  return (await openProposals(house.db)).map(({ key, language, number, body }) => ({ key, language, number, changes: textChanges(live.get(`${language} ${key}`)!, body) }))
}

type Which = { readonly key: string; readonly language: Language; readonly number: number; readonly by: Event['actor'] }

/** The body of a proposal becomes a new published version: live in this process at once, in others within a minute. False when it is no longer open. */
export const acceptProposal = (house: House, which: Which, folder?: string): Promise<boolean> => decide(house, which, 'published', folder)

/** What is live stays; this release does not propose it again, a later one with other words does. False when it is no longer open. */
export const leaveProposal = (house: House, which: Which, folder?: string): Promise<boolean> => decide(house, which, 'left', folder)

async function decide(house: House, { key, language, number, by }: Which, state: 'published' | 'left', folder?: string): Promise<boolean> {
  const decided = await house.db.transaction(async (tx) => {
    await lockTexts(tx)
    const proposal = (await openProposals(tx)).find((each) => each.key === key && each.language === language && each.number === number)
    if (!proposal) return false
    const author = by.id ?? by.role ?? by.door
    await insertVersions(tx, [{ ...proposal, number: number + 1, hash: createHash('sha256').update(proposal.body).digest(), state, author }], house.clock.now())
    await record(house, tx, { actor: by, action: state === 'published' ? 'knowledge.text-accepted' : 'knowledge.text-left', subject: { kind: 'text', id: `${language}/${key}` }, facts: { number: number + 1 } })
    return true
  })
  if (decided) await refreshTexts(house, folder)
  return decided
}
