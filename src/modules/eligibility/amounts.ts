import { randomBytes } from 'node:crypto'
import type { Queryable, Tx } from '#db/database.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import { type Cents, formatEuro } from '#shared/money.ts'
import { openWith, type SecretBox, sealWith } from '#shared/secret-box.ts'
import type { House } from '#src/house.ts'
import type { Facts } from './domain/facts.ts'
import { forget, insertAmounts, sealedAmounts, updateSealed } from './decision.store.ts'
import { text } from './eligibility.text.ts'

/** All that holds an income: the facts of the test, its amounts per check, and the sentence a caseworker wrote. */
export type Amounts = {
  readonly facts: Facts
  /** Cents by reason: { "income-within-limit": { income, difference } }. */
  readonly byReason: Readonly<Record<string, Readonly<Record<string, Cents>>>>
  readonly ownSentence?: string
}

export type Opened = { readonly kind: 'known'; readonly amounts: Amounts } | { readonly kind: 'forgotten'; readonly on: LocalDate }

// The id is in the context: sealed amounts that are moved to another person's row do not open.
const context = (assessmentId: string): string => `eligibility.amounts.${assessmentId}`

/** A random key for this assessment alone, itself sealed with the house's key. Forgetting is throwing the key away. */
export async function sealAmounts(house: House, tx: Tx, assessmentId: string, amounts: Amounts): Promise<void> {
  const key = randomBytes(32)
  await insertAmounts(tx, assessmentId, house.box.seal(key.toString('base64'), context(assessmentId)), sealWith(key, JSON.stringify(amounts), context(assessmentId)))
}

/** Adds what a caseworker wrote, under the same key. */
export async function sealOwnSentence(house: House, tx: Tx, assessmentId: string, ownSentence: string): Promise<void> {
  const row = await sealedAmounts(tx, assessmentId)
  if (!row?.wrappedKey || !row.sealed) throw new Error(`The amounts of assessment ${assessmentId} are forgotten: nothing can be decided on them.`)
  const key = keyOf(house.box, assessmentId, row.wrappedKey)
  const amounts = JSON.parse(openWith(key, row.sealed, context(assessmentId))) as Amounts
  await updateSealed(tx, assessmentId, sealWith(key, JSON.stringify({ ...amounts, ownSentence }), context(assessmentId)))
}

export async function openAmounts(house: House, q: Queryable, assessmentId: string): Promise<Opened> {
  const row = await sealedAmounts(q, assessmentId)
  if (!row) throw new Error(`Assessment ${assessmentId} has no amounts.`)
  if (!row.wrappedKey || !row.sealed) return { kind: 'forgotten', on: row.forgottenOn! }
  return { kind: 'known', amounts: unseal(house.box, assessmentId, row.wrappedKey, row.sealed) }
}

const keyOf = (box: SecretBox, assessmentId: string, wrapped: Buffer): Buffer => Buffer.from(box.open(wrapped, context(assessmentId)), 'base64')

/** The amounts of one row that still has its key. */
export const unseal = (box: SecretBox, assessmentId: string, wrappedKey: Buffer, sealed: Buffer): Amounts =>
  JSON.parse(openWith(keyOf(box, assessmentId, wrappedKey), sealed, context(assessmentId))) as Amounts

/** On the day of forgetting. Outcome, reasons, norm version and limit of the decision stay. */
export const forgetAmounts = (house: House, tx: Tx, assessmentId: string): Promise<void> => forget(tx, assessmentId, house.clock.today())

/** An amount as a sentence shows it; after the forgetting it says so, and when. */
export function shown(opened: Opened, reason: string, name: string): string | undefined {
  if (opened.kind === 'forgotten') return text.forgotten(formatDate(opened.on))
  const cents = opened.amounts.byReason[reason]?.[name]
  return cents === undefined ? undefined : formatEuro(cents)
}
