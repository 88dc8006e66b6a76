/** A number, or undefined where it is not shown. */
export type Count = number | undefined

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
