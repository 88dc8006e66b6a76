import type { Tx } from '#db/database.ts'
import { type Event, record } from '#modules/audit/index.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { insertEntry, lockMatter } from './contacts.store.ts'
import { keepPapers, type Paper } from './mail-in/papers.ts'
import type { Matter } from './matter.ts'
import { resume } from './resume-matter.ts'
import { sealWords } from './seal.ts'
import { asDutch, tellThem } from './tell-them.ts'

/**
 * Somebody adds to what they sent before, or answers what we asked: then the time goes on. Refused once it is settled: a
 * new matter begins, with a term of its own.
 */
export async function addWords(house: House, { matterId, residentId, actedBy, words }: { readonly matterId: string; readonly residentId: string; /** The representation of who adds it for them. */ readonly actedBy?: string | undefined; readonly words: string }): Promise<Result<Matter, Refusal<'settled'>>> {
  return house.db.transaction(async (tx) => {
    const matter = await lockMatter(tx, matterId)
    if (!matter || matter.residentId !== residentId || (matter.state !== 'open' && matter.state !== 'waiting')) return refuse('settled')
    return ok(await keepAddition(house, tx, matter, { words, actor: { door: 'resident', id: residentId, role: actedBy ? 'representative' : 'resident' }, actedBy }))
  })
}

type Addition = { readonly words: string; readonly actor: Event['actor']; readonly facts?: Readonly<Record<string, string | number>>; readonly papers?: readonly Paper[]; readonly notTaken?: string; readonly actedBy?: string | undefined }

/** The words, their files and their receipt, for who holds the row of an open matter. */
export async function keepAddition(house: House, tx: Tx, matter: Matter, { words, actor, facts = {}, papers = [], notTaken = '', actedBy }: Addition): Promise<Matter> {
  const now = house.clock.now()
  const entryId = newId(now)
  const answers = matter.state === 'waiting'
  await insertEntry(tx, { id: entryId, matterId: matter.id, at: now, what: answers ? 'replied' : 'added', words: sealWords(house, words), facts })
  await keepPapers(house, tx, { matterId: matter.id, entryId }, papers)
  await record(house, tx, { actor, action: answers ? 'contacts.replied' : 'contacts.added', subject: { kind: 'matter', id: matter.id }, facts: { number: matter.number, ...(actedBy ? { actedBy } : {}) } })
  if (answers && !notTaken) return resume(house, tx, matter, 'replied')
  const open = answers ? await resume(house, tx, matter, 'replied') : matter
  await tellThem(house, tx, { kind: 'contact-added', matter: open, eventId: entryId, wordsOf: entryId, more: (lang) => ({ notTaken: asDutch(lang, notTaken) }) })
  return open
}
