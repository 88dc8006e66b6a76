import type { Cents } from '#shared/money.ts'

/** What one bon is worth to its provider: exactly so much, at most so much, or nobody knows it yet. */
export type Worth = { readonly cents: Cents; readonly most: boolean } | undefined

export type Counted = { readonly month: string; readonly offerId: string; readonly title: string; readonly worth: Worth; readonly redeemed: number; readonly takenBack: number }
export type Line = Omit<Counted, 'month'> & { /** In cents; undefined where one bon has no amount. */ readonly amount: Cents | undefined }
export type ProviderMonth = {
  /** "2026-11" */
  readonly month: string
  readonly lines: readonly Line[]
  readonly redeemed: number
  readonly takenBack: number
  /** The lines that have an amount, added up. */
  readonly amount: Cents
  /** Redemptions that are not in `amount`: nobody knows yet what such a bon is worth. */
  readonly without: number
  /** A part of `amount` is a most. */
  readonly most: boolean
}

/**
 * By month, the newest first, a line for each offer; an offer whose bon changed its amount within the month has one for each
 * amount. What was taken back counts for nothing, and stands beside it.
 */
export function providerMonths(counted: readonly Counted[]): readonly ProviderMonth[] {
  const months = new Map<string, Map<string, Counted>>()
  for (const one of counted) {
    const lines = months.get(one.month) ?? new Map<string, Counted>()
    months.set(one.month, lines)
    const key = `${one.offerId} ${one.worth?.cents} ${one.worth?.most}`
    const same = lines.get(key)
    lines.set(key, same ? { ...one, redeemed: same.redeemed + one.redeemed, takenBack: same.takenBack + one.takenBack } : one)
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, lines]) => monthOf(month, [...lines.values()]))
}

function monthOf(month: string, counted: readonly Counted[]): ProviderMonth {
  const lines = counted.map(({ month: _, ...one }): Line => ({ ...one, amount: one.worth && one.worth.cents * one.redeemed }))
    .sort((a, b) => a.title.localeCompare(b.title, 'nl') || (a.worth?.cents ?? 0) - (b.worth?.cents ?? 0))
  const sum = (of: (line: Line) => number): number => lines.reduce((all, line) => all + of(line), 0)
  return {
    month, lines, redeemed: sum(({ redeemed }) => redeemed), takenBack: sum(({ takenBack }) => takenBack),
    amount: sum(({ amount }) => amount ?? 0), without: sum(({ amount, redeemed }) => (amount === undefined ? redeemed : 0)),
    most: lines.some(({ worth, redeemed }) => worth?.most && redeemed > 0),
  }
}
