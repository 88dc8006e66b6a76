import type { Count } from './figures.ts'

/** What a month says beside the month before it. The words are in reports.text.ts. */
export type Finding =
  | { readonly kind: 'nothing' | 'hidden' | 'first' | 'equal' }
  | { readonly kind: 'running'; readonly count: number }
  | { readonly kind: 'more' | 'less'; readonly percent: number }

/** `running`: the month is not over, so that it cannot be compared yet. */
export function finding(now: Count, before: Count | 'none', running: boolean): Finding {
  if (now === undefined) return { kind: 'hidden' }
  if (running) return now ? { kind: 'running', count: now } : { kind: 'nothing' }
  if (before === 'none') return now ? { kind: 'first' } : { kind: 'nothing' }
  if (before === undefined) return { kind: 'hidden' }
  if (before === 0) return now ? { kind: 'first' } : { kind: 'nothing' }
  const percent = Math.round((Math.abs(now - before) * 100) / before)
  return percent === 0 ? { kind: 'equal' } : { kind: now > before ? 'more' : 'less', percent }
}
