import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Cents } from '#shared/money.ts'
import { openWith, type SecretBox, sealWith } from '#shared/secret-box.ts'
import type { Facts } from './domain/facts.ts'
import { type PackedFacts, packFacts, unpackFacts } from './domain/packed-facts.ts'

/** All that holds an income: the facts of the test, its amounts per check, and what a caseworker wrote. */
export type Amounts = {
  readonly facts: Facts
  /** Cents by reason: { "income-within-limit": { income, difference } }. */
  readonly byReason: Readonly<Record<string, Readonly<Record<string, Cents>>>>
  /** By decision: a later decision on the same test has its own. */
  readonly ownSentences?: Readonly<Record<string, string>>
  /** By decision: why it says the opposite of the test, in the words of the caseworker. */
  readonly despite?: Readonly<Record<string, string>>
  /** Of the only decision there was, when this was written before decisions could be replaced. */
  readonly ownSentence?: string
  /** Why a caseworker corrected a fact, when that is how this test came to be. */
  readonly correction?: string
}

/** A row of eligibility.amounts: what its key is made of, and what is sealed with that key. */
export type SealedRow = { readonly wrappedKey: Buffer; readonly sealed: Buffer }

// The id is in the context: sealed amounts that are moved to another person's row do not open.
const context = (assessmentId: string): string => `eligibility.amounts.${assessmentId}`

/** Sealed with a key of this assessment alone. */
export function seal(box: SecretBox, assessmentId: string, amounts: Amounts): SealedRow {
  const { kept, key } = box.newRowKey(context(assessmentId))
  return { wrappedKey: kept, sealed: sealWith(key, written(amounts), context(assessmentId)) }
}

/** Other contents under the same key. */
export const reseal = (box: SecretBox, assessmentId: string, row: SealedRow, amounts: Amounts): Buffer =>
  sealWith(keyOf(box, assessmentId, row.wrappedKey), written(amounts), context(assessmentId))

export function unseal(box: SecretBox, assessmentId: string, { wrappedKey, sealed }: SealedRow): Amounts {
  const read = open(box, assessmentId, wrappedKey, sealed)
  if ('facts' in read) return read
  const [facts, byReason, ownSentence, more] = read
  return { facts: unpackFacts(facts), byReason, ...(typeof ownSentence === 'string' ? { ownSentence } : {}), ...more }
}

/** The facts alone, as a re-test reads them a million times. */
export function unsealFacts(box: SecretBox, assessmentId: string, wrappedKey: Buffer, sealed: Buffer): Facts {
  const read = open(box, assessmentId, wrappedKey, sealed)
  return 'facts' in read ? read.facts : unpackFacts(read[0])
}

type More = Pick<Amounts, 'ownSentences' | 'despite' | 'correction'>
type Written = readonly [PackedFacts, Amounts['byReason'], ownSentence?: string | null, more?: More]
function written({ facts, byReason, ownSentence, ownSentences, despite, correction }: Amounts): string {
  const more: More = { ...(ownSentences ? { ownSentences } : {}), ...(despite ? { despite } : {}), ...(correction === undefined ? {} : { correction }) }
  const rest = Object.keys(more).length ? [ownSentence ?? null, more] : ownSentence === undefined ? [] : [ownSentence]
  return JSON.stringify([packFacts(facts), byReason, ...rest])
}

/** A list as we write it now, or a record with names as the first rows were written. */
const open = (box: SecretBox, assessmentId: string, wrappedKey: Buffer, sealed: Buffer): Written | Amounts =>
  JSON.parse(openWith(keyOf(box, assessmentId, wrappedKey), sealed, context(assessmentId))) as Written | Amounts

/** Rows of the first months hold a random key that is itself sealed: 74 bytes. Later ones hold the salt of their key. */
const WRAPPED = 74
const keyOf = (box: SecretBox, assessmentId: string, kept: Buffer): KeyObject =>
  kept.length === WRAPPED ? createSecretKey(Buffer.from(box.open(kept, context(assessmentId)), 'base64')) : box.rowKey(kept, context(assessmentId))
