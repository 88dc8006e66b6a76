import { formatDate } from '#shared/local-date.ts'
import { type Cents, formatEuro } from '#shared/money.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { changeOf, compare, type Neighbours } from '../domain/norm-proposal.ts'
import type { NormKey, NormTable } from '../domain/norms.ts'
import type { Policy } from '../domain/policy.ts'
import { text } from './norms.text.ts'

export type Compared = { readonly table: NormTable; readonly around: Neighbours; readonly policy: Policy }

/** Old beside new, and the limit that follows: what the one who enters sees, and the one who approves. */
export function comparisonTable({ table: norms, around: { before, corrects }, policy }: Compared): Html {
  const old = corrects ?? before
  const was = corrects ? text.wasVersion(corrects.version) : before ? text.was(formatDate(before.effectiveFrom)) : text.none
  return table({
    caption: text.comparison, note: text.limitsNote(policy.incomeLimitPercent), stacked: true,
    head: [text.type, { label: was, numeric: true }, { label: text.now, numeric: true }, { label: text.difference, numeric: true }, { label: text.limit, numeric: true }],
    rows: compare(norms, old, policy).map(({ key, was: then, now, limit }) => [
      text.keys[key], euro(then), html`<b>${euro(now)}</b>`, then === undefined || now === undefined ? text.none : difference(now - then), euro(limit)]),
  })
}

const euro = (cents: Cents | undefined): string => (cents === undefined ? text.none : formatEuro(cents))
const difference = (cents: Cents): string => (cents === 0 ? text.same : cents > 0 ? text.more(formatEuro(cents)) : text.less(formatEuro(-cents)))

/** "7,1% meer dan vanaf 1 juli 2026. Toen was het € 1.419,46." */
export function changeLine({ table: { amounts }, around }: Pick<Compared, 'table' | 'around'>, key: NormKey): string {
  const change = changeOf(key, amounts[key] ?? 0, around)
  return change ? text.changed(change) : ''
}
