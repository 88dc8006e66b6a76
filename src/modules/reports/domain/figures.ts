export type { Count } from '#shared/hide-small.ts'

/** Everything counted in one month. Totals are the sums of their parts. */
export type MonthFigures<N = number> = {
  /** "2026-11" */
  readonly month: string
  readonly visits: N
  /** Of the applications that came in: how they stand now. */
  readonly applications: { readonly received: N; readonly atOnce: N; readonly afterLook: N; readonly refused: N; readonly waiting: N; readonly withdrawn: N }
  readonly vouchers: { readonly ordered: N; readonly byDesk: N; readonly cancelled: N; readonly redeemed: N; readonly byCategory: ReadonlyMap<string, N> }
  readonly signIns: { readonly succeeded: N; readonly failed: N; readonly byCause: ReadonlyMap<string, N> }
}

export const noFigures = (month: string): MonthFigures => ({
  month, visits: 0, applications: { received: 0, atOnce: 0, afterLook: 0, refused: 0, waiting: 0, withdrawn: 0 },
  vouchers: { ordered: 0, byDesk: 0, cancelled: 0, redeemed: 0, byCategory: new Map() }, signIns: { succeeded: 0, failed: 0, byCause: new Map() },
})

/** "2026-11", and the months around it. */
export const monthBefore = (month: string, back = 1): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - back
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

export const isMonth = (text: string | undefined): text is string => /^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '')

/**
 * Whole percentages of parts that together are 100 (or nothing at all): rounded down, and what is left goes to the
 * largest remainders, so that a table never adds up to 99.
 */
export function shares(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0)
  if (!total) return parts.map(() => 0)
  const down = parts.map((part) => Math.floor((part * 100) / total))
  const left = 100 - down.reduce((sum, part) => sum + part, 0)
  const winners = parts.map((part, index) => ({ index, rest: (part * 100) % total })).sort((a, b) => b.rest - a.rest).slice(0, left)
  for (const { index } of winners) down[index]! += 1
  return down
}
