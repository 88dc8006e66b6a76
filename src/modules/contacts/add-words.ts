import { record } from '#modules/audit/index.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { insertEntry, lockMatter } from './contacts.store.ts'
import type { Matter } from './matter.ts'
import { resume } from './resume-matter.ts'
import { sealWords } from './seal.ts'
import { tellThem } from './tell-them.ts'

/**
 * Somebody adds to what they sent before, or answers what we asked: then the time goes on. Refused once it is settled: a
 * new matter begins, with a term of its own.
 */
export async function addWords(house: House, { matterId, residentId, words }: { readonly matterId: string; readonly residentId: string; readonly words: string }): Promise<Result<Matter, Refusal<'settled'>>> {
  return house.db.transaction(async (tx) => {
    const matter = await lockMatter(tx, matterId)
    if (!matter || matter.residentId !== residentId || (matter.state !== 'open' && matter.state !== 'waiting')) return refuse('settled')
    const now = house.clock.now()
    const entryId = newId(now)
    const answers = matter.state === 'waiting'
    await insertEntry(tx, { id: entryId, matterId, at: now, what: answers ? 'replied' : 'added', words: sealWords(house, words) })
    await record(house, tx, { actor: { door: 'resident', id: residentId, role: 'resident' }, action: answers ? 'contacts.replied' : 'contacts.added', subject: { kind: 'matter', id: matterId }, facts: { number: matter.number } })
    if (answers) return ok(await resume(house, tx, matter, 'replied'))
    await tellThem(house, tx, { kind: 'contact-added', matter, eventId: entryId, wordsOf: entryId })
    return ok(matter)
  })
}
