import { type Content, type Html, html } from '#web/html.ts'
import { heading } from './card.ts'
import { type Category, categoryLabel, type Paper, paperClass } from './category.ts'
import { text } from './components.text.ts'
import { type IconName, icon } from './icon.ts'
import { qrImage, type QrModules } from './qr.ts'

export type VoucherTicket = {
  readonly category: Category
  /** The category in another language than ours. */
  readonly kind?: string | undefined
  /** "Gratis zwemmen": also the heading of the page. */
  readonly title: Content
  readonly at: Content
  readonly state: { readonly label: string; readonly kind: 'valid' | 'used' | 'over' }
  /** Only a valid voucher shows its code. */
  readonly qr?: { readonly modules: QrModules; readonly label: string } | undefined
  /** In groups, as `spellCode` gives it: "7K4M 9QXD 2HTR 5AB". */
  readonly code?: string | undefined
  readonly facts: readonly { readonly label: string; readonly value: Content }[]
  readonly level?: 1 | 2
}

const states: Record<VoucherTicket['state']['kind'], IconName> = { valid: 'check', used: 'check', over: 'cross' }

/** A code in its groups: read out with pauses, broken on a narrow screen only between them. */
export const codeGroups = (code: string): Html =>
  html`<span class="pas-hidden">${text.code} </span>${code.split(' ').map((group) => html`<span>${group}</span> `)}`

/** The voucher itself: readable at arm's length, by a person at the till or by their scanner. */
export function voucherTicket({ category, kind, title, at, state, qr, code, facts, level = 1 }: VoucherTicket): Html {
  const paper: Paper = state.kind === 'valid' ? category : 'gebruikt'
  return html`<article class="pas-ticket pas-voucher pas-voucher--${state.kind} ${paperClass(paper)}">
  <div class="pas-ticket__stub">
    <div class="pas-voucher__top">${categoryLabel(category, kind)} <span class="pas-voucher__state">${icon(states[state.kind])} ${state.label}</span></div>
    <div class="pas-voucher__title">${heading(level, title, { size: 1 })}</div>
    <p class="pas-voucher__at">${at}</p>
  </div>
  <div class="pas-ticket__body pas-flow">
    ${qr && html`<div class="pas-voucher__qr">${qrImage(qr.modules, qr.label)}</div>`}
    ${code && html`<p class="pas-voucher__code">${codeGroups(code)}</p>`}
    <dl class="pas-voucher__facts">${facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`)}</dl>
  </div>
</article>`
}
