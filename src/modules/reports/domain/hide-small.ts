import type { Count, MonthFigures } from './figures.ts'

/** A number below this, other than 0, could point at somebody. */
export const SMALL = 10

/** One number that stands by itself. */
export const hideAlone = (count: number): Count => (count > 0 && count < SMALL ? undefined : count)

/**
 * Parts of a total that is shown. Small parts are hidden, and then so many others, the smallest first, that the hidden
 * ones cannot be worked out from the total: at least two of them, together at least SMALL. Where that cannot be, the
 * total is hidden too. A part of 0 stays: it says nothing about anybody.
 */
export function hideParts<K>(parts: ReadonlyMap<K, number>): { readonly total: Count; readonly parts: ReadonlyMap<K, Count> } {
  const total = [...parts.values()].reduce((sum, part) => sum + part, 0)
  const hidden = new Set([...parts].filter(([, part]) => hideAlone(part) === undefined).map(([key]) => key))
  if (!hidden.size) return { total: hideAlone(total), parts }
  const sum = () => [...hidden].reduce((all, key) => all + parts.get(key)!, 0)
  const others = [...parts].filter(([key, part]) => part > 0 && !hidden.has(key)).sort(([, a], [, b]) => a - b)
  while ((hidden.size < 2 || sum() < SMALL) && others.length) hidden.add(others.shift()![0])
  const safe = hidden.size >= 2 && sum() >= SMALL
  return { total: safe ? total : undefined, parts: new Map([...parts].map(([key, part]) => [key, hidden.has(key) ? undefined : part])) }
}

/** A month as the council, and everybody else, may see it. */
export function forCouncil({ month, visits, applications, vouchers, signIns }: MonthFigures): MonthFigures<Count> {
  const { received: _received, ...outcomes } = applications
  const applied = hideParts(new Map(Object.entries(outcomes) as [keyof typeof outcomes, number][]))
  const kinds = hideParts(vouchers.byCategory)
  const causes = hideParts(signIns.byCause)
  // A part and the rest of the same total: hiding one hides the other, so neither is shown when either is small.
  const part = (count: number): Count => (kinds.total === undefined || hideAlone(count) === undefined || hideAlone(vouchers.ordered - count) === undefined ? undefined : count)
  return {
    month, visits: hideAlone(visits),
    applications: {
      received: applied.total, atOnce: applied.parts.get('atOnce'), afterLook: applied.parts.get('afterLook'),
      refused: applied.parts.get('refused'), waiting: applied.parts.get('waiting'), withdrawn: applied.parts.get('withdrawn'),
    },
    vouchers: { ordered: kinds.total, byDesk: part(vouchers.byDesk), cancelled: part(vouchers.cancelled), redeemed: hideAlone(vouchers.redeemed), byCategory: kinds.parts },
    signIns: { succeeded: hideAlone(signIns.succeeded), failed: causes.total, byCause: causes.parts },
  }
}
