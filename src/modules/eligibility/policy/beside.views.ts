import { formatDate } from '#shared/local-date.ts'
import { type Cents, formatEuro } from '#shared/money.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { limitsBeside } from '../domain/policy-proposal.ts'
import type { Policy } from '../domain/policy.ts'
import { text as normsText } from '../norms/norms.text.ts'
import { RULE_LINES, text } from './policy.text.ts'
import type { Beside } from './propose-policy.ts'

/** Only what differs: the rule, what it was, what it becomes. */
export const changesOf = (was: Policy | undefined, now: Policy): readonly { readonly label: string; readonly was: string; readonly now: string }[] =>
  RULE_LINES.map(({ label, of }) => ({ label, was: was ? of(was) : text.none, now: of(now) })).filter(({ was: then, now: next }) => then !== next)

/** What the one who proposes sees, and the one who approves: the rules that change, and every limit by both. */
export function besideTables({ new: { policy }, before, norms }: Beside): Html {
  const was = text.was(before && formatDate(before.effectiveFrom))
  return html`${table({
    caption: text.changes, stacked: true, head: [text.rule, was, text.now],
    rows: changesOf(before?.policy, policy).map(({ label, was: then, now }) => [label, then, html`<b>${now}</b>`]),
  })}${norms && table({
    caption: text.limits, note: text.limitsNote(formatDate(norms.effectiveFrom)), stacked: true,
    head: [text.who, { label: was, numeric: true }, { label: text.now, numeric: true }, { label: text.difference, numeric: true }],
    rows: limitsBeside(norms, before?.policy, policy).map(({ type, was: then, now }) => [
      normsText.keys[type], euro(then), html`<b>${euro(now)}</b>`, then === undefined || now === undefined ? text.none : difference(now - then)]),
  })}`
}

const euro = (cents: Cents | undefined): string => (cents === undefined ? text.none : formatEuro(cents))
const difference = (cents: Cents): string => (cents === 0 ? text.same : cents > 0 ? text.more(formatEuro(cents)) : text.less(formatEuro(-cents)))
