import { ok, refuse } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { insertEntry, matterByNumber, moveToMerged } from './contacts.store.ts'
import { goesFirst } from './domain/matter.ts'
import { handle, write } from './handle-matter.ts'
import type { Matter, Staff } from './matter.ts'
import { newId } from '#shared/ids.ts'
import { entriesIn } from './read-matter.ts'
import { by } from './receive-matter.ts'
import { sealWords } from './seal.ts'
import { tellThem } from './tell-them.ts'

/**
 * Two open matters of one person and kind go on as the older one, whose last day comes first: nobody waits longer because they wrote
 * twice. Both rows are held: what somebody answered or put elsewhere meanwhile takes nothing in. What they wrote stands in both. They are told which number it is from now on.
 */
export const mergeMatters = (house: House, who: Staff, number: string, into: string) =>
  handle<Matter, 'not-the-same' | 'not-open'>(house, who, number, async (tx, matter) => {
    const other = await matterByNumber(tx, into)
    if (!other || other.id === matter.id || !other.residentId || other.residentId !== matter.residentId || other.kind !== matter.kind || !goesFirst(other, matter)) return refuse('not-the-same')
    if (other.state !== 'open' && other.state !== 'waiting') return refuse('not-open')
    if (!await moveToMerged(tx, matter.id, other.id)) return refuse('not-open')
    await write(house, tx, matter, who, 'merged', { facts: { into: other.number } })
    const now = house.clock.now()
    const words = (await entriesIn(house, tx, matter.id)).filter(({ what }) => what === 'received' || what === 'added' || what === 'replied').map((entry) => entry.words ?? '').join('\n')
    const entryId = newId(now)
    await insertEntry(tx, { id: entryId, matterId: other.id, at: now, what: 'added', ...by(who), words: sealWords(house, words), facts: { from: matter.number } })
    await tellThem(house, tx, { kind: 'contact-added', matter: other, eventId: entryId, wordsOf: entryId })
    return ok(other)
  }, { together: into })
