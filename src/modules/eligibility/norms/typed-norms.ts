import type { Cents } from '#shared/money.ts'
import { NORM_KEYS, type NormKey } from '../domain/norms.ts'
import { type NewNorms, typedDay, type TypedNorms } from '../domain/norm-proposal.ts'

/** An amount as somebody types it: "1419,46". */
export const typedAmount = (cents: Cents): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** A table as a form holds it. */
export const typedOf = ({ effectiveFrom, source, amounts }: NewNorms): TypedNorms => ({
  effectiveFrom: typedDay(effectiveFrom), source,
  amounts: Object.fromEntries(NORM_KEYS.flatMap((key) => { const cents = amounts[key]; return cents === undefined ? [] : [[key, typedAmount(cents)]] })),
})

export type NormForm = TypedNorms & {
  /** Types whose great change is ticked, for the amount that stands beside it. */
  readonly confirmed: readonly NormKey[]
  /** The proposal that came back. */
  readonly corrects: string
}

export const emptyForm = (effectiveFrom: string): NormForm => ({ effectiveFrom, source: '', amounts: {}, confirmed: [], corrects: '' })

/** A tick belongs to the amount it was given for: typed anew, it is asked anew. */
export const tickName = (key: NormKey): string => `klopt-${key}`

export function readNormForm(form: Readonly<Record<string, string>>): NormForm {
  const amounts = Object.fromEntries(NORM_KEYS.map((key) => [key, form[key] ?? '']))
  return {
    effectiveFrom: form.effectiveFrom ?? '', source: form.source ?? '', corrects: form.corrects ?? '', amounts,
    confirmed: NORM_KEYS.filter((key) => form[tickName(key)] !== undefined && form[tickName(key)] === amounts[key]),
  }
}
