import type { Queryable, Tx } from '#db/database.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { forget, insertAmounts, type SealedAmounts, sealedAmounts, updateSealed } from './decision.store.ts'
import { residentText } from './resident-words.ts'
import { type Amounts, reseal, seal, type SealedRow, unseal } from './sealed-amounts.ts'

export type { Amounts }

export type Opened = { readonly kind: 'known'; readonly amounts: Amounts } | { readonly kind: 'forgotten'; readonly on: LocalDate }

/** What a sentence may say of them: for who should not see an amount, it stays in what they were sent: on paper, or only on the site. */
export type Sayable = Opened | { readonly kind: 'left-out'; readonly where: 'letter' | 'message' }

/** With a key of this assessment alone: of the house's key and a random salt that its row keeps. Forgetting is throwing the salt away. */
export async function sealAmounts(house: House, tx: Tx, assessmentId: string, amounts: Amounts): Promise<void> {
  const { wrappedKey, sealed } = seal(house.box, assessmentId, amounts)
  await insertAmounts(tx, assessmentId, wrappedKey, sealed)
}

/** Adds what a caseworker wrote with a decision, under the same key: for the letter, and why so when the test says the opposite. */
export async function sealOwnSentence(house: House, tx: Tx, { assessmentId, id }: { readonly assessmentId: string; readonly id: string }, ownSentence: string, despite?: string): Promise<void> {
  const row = await sealedAmounts(tx, assessmentId)
  const sealed = whole(row)
  if (!sealed) throw new Error(`The amounts of assessment ${assessmentId} are forgotten: nothing can be decided on them.`)
  const amounts = unseal(house.box, assessmentId, sealed)
  await updateSealed(tx, assessmentId, reseal(house.box, assessmentId, sealed, {
    ...amounts, ownSentences: { ...amounts.ownSentences, [id]: ownSentence }, ...(despite ? { despite: { ...amounts.despite, [id]: despite } } : {}),
  }))
}

/** What the caseworker wrote with this decision; undefined when nothing, or forgotten. */
export const ownSentenceOf = (opened: Opened, decisionId: string | undefined): string | undefined =>
  opened.kind === 'known' ? opened.amounts.ownSentences?.[decisionId ?? ''] ?? opened.amounts.ownSentence : undefined

export async function openAmounts(house: House, q: Queryable, assessmentId: string): Promise<Opened> {
  const row = await sealedAmounts(q, assessmentId)
  if (!row) throw new Error(`Assessment ${assessmentId} has no amounts.`)
  const sealed = whole(row)
  return sealed ? { kind: 'known', amounts: unseal(house.box, assessmentId, sealed) } : { kind: 'forgotten', on: row.forgottenOn! }
}

const whole = (row: SealedAmounts | undefined): SealedRow | undefined => (row?.wrappedKey && row.sealed ? { wrappedKey: row.wrappedKey, sealed: row.sealed } : undefined)

/** On the day of forgetting. Outcome, reasons, norm version and limit of the decision stay. */
export const forgetAmounts = (house: House, tx: Tx, assessmentId: string): Promise<void> => forget(tx, assessmentId, house.clock.today())

/** An amount as a sentence shows it; after the forgetting it says so, and when. */
export function shown(opened: Sayable, reason: string, name: string, lang: Language = 'nl'): string | undefined {
  const text = residentText[lang]
  if (opened.kind === 'left-out') return opened.where === 'letter' ? text.inTheLetter : text.inTheMessage
  if (opened.kind === 'forgotten') return text.forgotten(spoken[lang].date(opened.on))
  const cents = opened.amounts.byReason[reason]?.[name]
  return cents === undefined ? undefined : spoken[lang].euro(cents)
}
