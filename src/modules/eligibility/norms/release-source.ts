import { releaseNorms } from '../release-data.ts'
import type { EnteredTable } from './proposal.ts'

let shipped: ReturnType<typeof releaseNorms> | undefined

/**
 * Where the amounts of a table come from, as a colleague reads it. What a person entered stands there in their words. The row
 * of a table that came with a release never changes, and said it in English once: this release's words for the same amounts.
 */
export function sourceOf({ enteredBy, effectiveFrom, amounts, source }: Pick<EnteredTable, 'enteredBy' | 'effectiveFrom' | 'amounts' | 'source'>): string {
  if (enteredBy !== 'release') return source
  shipped ??= releaseNorms()
  const same = shipped.find((one) => one.effectiveFrom === effectiveFrom && sameAmounts(one.amounts, amounts))
  return same?.source ?? source
}

const sameAmounts = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean =>
  Object.keys(one).length === Object.keys(other).length && Object.entries(one).every(([key, cents]) => other[key] === cents)
