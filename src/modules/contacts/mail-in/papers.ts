import type { KeyObject } from 'node:crypto'
import type { Tx } from '#db/database.ts'
import { fileSentence, sentence } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { openBytes, openWith, sealWith } from '#shared/secret-box.ts'
import type { House } from '#src/house.ts'
import { FILE_BYTES } from '#web/files/limits.ts'
import { type Safe, safeDocument } from '#web/files/safe-file.ts'
import { megabytes } from '#web/upload.ts'
import { insertPaper, type PaperRow } from './paper.store.ts'
import { MOST_FILES, type ReadMail } from './read-mail.ts'

/** A file that came by mail, made anew (decision 0022). */
export type Paper = Safe & { readonly name: string }
export type Taken = { readonly papers: readonly Paper[]; readonly notTaken: string }

/**
 * Looks into the files of a mail, before any transaction begins. What is not taken is said by its place in the mail: its name
 * is of the sender, and a receipt goes to an address that nobody proved to be theirs.
 */
export async function takeFiles(house: House, { files, left, count }: Pick<ReadMail, 'files' | 'left' | 'count'>): Promise<Taken> {
  const papers: Paper[] = []
  const why = new Map(left.map(({ nth, why: reason }) => [nth, sentence(house, `reasons/mail#${reason}`, { size: megabytes(FILE_BYTES), most: String(MOST_FILES) })]))
  for (const { field, name, bytes } of files) {
    const safe = await safeDocument(house, bytes)
    if (safe.ok) papers.push({ ...safe.value, name })
    else why.set(Number(field), fileSentence(house, safe.refusal.reason))
  }
  const each = [...why].sort(([a], [b]) => a - b).slice(0, 10).map(([nth, said]) => (count === 1 ? said : `${sentence(house, 'reasons/mail#which', { count: String(nth) })} ${said}`))
  return { papers, notTaken: each.length ? [sentence(house, 'reasons/mail#not-kept'), ...each, sentence(house, 'reasons/mail#again')].join(' ') : '' }
}

// The id is in the context: a paper that is moved to another row does not open.
const context = (id: string, part: 'key' | 'name' | 'file'): string => `contacts.paper.${part}.${id}`
const keyOf = (house: House, id: string, kept: Buffer): KeyObject => house.box.rowKey(kept, context(id, 'key'))

export async function keepPapers(house: House, tx: Tx, of: { readonly matterId: string; readonly entryId: string }, papers: readonly Paper[]): Promise<void> {
  const now = house.clock.now()
  for (const [position, { type, pages, bytes, name }] of papers.entries()) {
    const id = newId(now)
    const { key, kept } = house.box.newRowKey(context(id, 'key'))
    await insertPaper(tx, { id, ...of, position, receivedAt: now, type, pages, size: bytes.length, keptKey: kept, nameSealed: sealWith(key, name, context(id, 'name')), sealed: sealWith(key, bytes, context(id, 'file')) })
  }
}

export const nameOfPaper = (house: House, { id, keptKey, nameSealed }: Pick<PaperRow, 'id' | 'keptKey' | 'nameSealed'>): string => (keptKey && nameSealed ? openWith(keyOf(house, id, keptKey), nameSealed, context(id, 'name')) : '')
export const openPaper = (house: House, { id, keptKey, sealed }: { readonly id: string; readonly keptKey: Buffer; readonly sealed: Buffer }): Buffer => openBytes(keyOf(house, id, keptKey), sealed, context(id, 'file'))
