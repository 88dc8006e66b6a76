import type { Queryable } from '#db/database.ts'
import type { Block, Document } from '#modules/knowledge/index.ts'
import { letterAddress } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { explainInEnglish } from './in-english.ts'
import { type Explained, lettersPdf } from './letter-pdf.ts'
import { keysFrom, keysTo, messageByKey, type MessageRow, titlesTo } from './messages.store.ts'
import { type AmountsOf, readMessage } from './read-message.ts'

export type Sent = { readonly at: Date; readonly title: string }
/** What this resident was sent by one room, newest first: when, and under which title. What it says is theirs to read. */
export const sentTo = (_house: House, q: Queryable, residentId: string, room: string): Promise<Sent[]> => titlesTo(q, residentId, `${room} %`)

/** The dedupeKeys of the messages of one kind that this resident was sent, newest first: what they were told about. */
export const toldTo = (_house: House, q: Queryable, residentId: string, kind: string): Promise<string[]> => keysTo(q, residentId, kind)

/** Within so long after its change a message was written: it is of the same transaction. */
const SAME_CHANGE_MS = 3_600_000

/** Which residents were told something under keys that begin so, by a change of that moment. */
export const toldAt = (q: Queryable, moment: Date, keysBegin: string): Promise<string[]> => keysFrom(q, keysBegin, moment, new Date(moment.getTime() + SAME_CHANGE_MS))

/** A letter that was sent, for the room that sent it: what it says today, and as paper, with what changed since above it. */
export type SentLetter = {
  readonly createdAt: Date
  readonly document: Document
  /** What explains it in English; undefined when it is there in Dutch only. */
  inEnglish(): Promise<Explained | undefined>
  pdf(above?: readonly Block[], english?: Explained): Promise<Buffer>
}

/** Undefined: this resident was never told about it under this key. */
export async function sentLetter(house: House, q: Queryable, residentId: string, dedupeKey: string, amountsOf: AmountsOf): Promise<SentLetter | undefined> {
  const message = await messageByKey(q, residentId, dedupeKey)
  if (!message) return undefined
  const document = await readMessage(house, q, message, amountsOf)
  return {
    createdAt: message.createdAt, document,
    inEnglish: () => explainInEnglish(house, q, message, amountsOf),
    pdf: (above = [], english = undefined) => ownPaper(house, q, message, { ...document, blocks: [...above, ...document.blocks] }, english),
  }
}

/** On paper for oneself: a secret address is on no sheet that may lie around. */
export async function ownPaper(house: House, q: Queryable, { id, createdAt, residentId }: MessageRow, document: Document, english?: Explained): Promise<Buffer> {
  const address = await letterAddress(house, q, residentId)
  return lettersPdf(house, [{ id, createdAt, document, english, address: address?.secret ? { ...address, lines: [] } : address }])
}
