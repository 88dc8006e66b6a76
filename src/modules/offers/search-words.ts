import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Event, record } from '#modules/audit/index.ts'
import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { forgetShelf } from './catalogue.ts'
import * as store from './finding.store.ts'
import { missedFind } from './missed-words.ts'
import { phrasesOf, stemsOf } from './words.ts'

const released = (): { readonly groups: readonly (readonly string[])[] } =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'data', 'search-words.json'), 'utf8')) as { groups: string[][] }

/** At the start: data/search-words.json becomes version 1 when the database has no words; from then on the database counts. */
export async function seedSearchWords(house: House, tx: Tx): Promise<void> {
  await store.lockSynonyms(tx)
  if (await store.hasSynonyms(tx)) return
  const at = house.clock.now()
  await store.insertSynonyms(tx, released().groups.map((words) => ({ id: newId(at), words: phrasesOf(words.join()) })), at)
}

const MOST_WORDS = 20
type NotAdded = Refusal<'too-few-words'> | Refusal<'too-many-words'>

/** "openbaar vervoer, bus, trein": from now on who looks for one of these finds the others. */
export async function addSearchWords(house: House, tx: Tx, typed: string, by: Event['actor']): Promise<Result<readonly string[], NotAdded>> {
  const words = [...new Set(phrasesOf(typed))]
  if (new Set(words.map(stemsOf)).size < 2) return refuse('too-few-words')
  if (words.length > MOST_WORDS) return refuse('too-many-words')
  const at = house.clock.now()
  const id = newId(at)
  await store.insertSynonyms(tx, [{ id, words }], at)
  // The word is found now: it is no longer among what nobody found.
  for (const word of words) await store.dropMissed(tx, word, missedFind(house, word))
  await record(house, tx, { actor: by, action: 'offers.search-words-added', subject: { kind: 'search-words', id }, facts: { words } })
  tx.afterCommit(() => forgetShelf(house))
  return ok(words)
}

/** Takes a group away. Pressed twice, or by two people: the second finds nothing to do. */
export async function removeSearchWords(house: House, tx: Tx, id: string, by: Event['actor']): Promise<void> {
  const words = await store.deleteSynonym(tx, id)
  if (!words) return
  await record(house, tx, { actor: by, action: 'offers.search-words-removed', subject: { kind: 'search-words', id }, facts: { words } })
  tx.afterCommit(() => forgetShelf(house))
}
