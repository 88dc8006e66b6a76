import { type Content, type Html, html } from '#web/html.ts'
import { heading } from './card.ts'
import { type Category, categoryLabel } from './category.ts'
import { qrImage, type QrModules } from './qr.ts'
import { type SummaryItem, summaryList } from './summary-list.ts'
import { codeGroups } from './voucher-ticket.ts'

type Sheet = {
  readonly category: Category
  readonly title: string
  readonly at: Content
  /** "Geldig tot en met 31 december 2026" */
  readonly valid: Content
  readonly qr: { readonly modules: QrModules; readonly label: string }
  readonly code: string
  readonly facts: readonly SummaryItem[]
  /** Sender at the left, date at the right. */
  readonly head: readonly [Content, Content]
  /** "Knip hier" */
  readonly cut: string
  /** Below the line: what the resident and the till need to know. */
  readonly below: readonly { readonly title: string; readonly body: Content }[]
}

/** One voucher as an A4 sheet, for a page without a frame. Black and white is enough. */
export const voucherSheet = (sheet: Sheet): Html => html`<article class="pas-sheet pas-bleed">
<div class="pas-sheet__head"><p>${sheet.head[0]}</p><p class="pas-small">${sheet.head[1]}</p></div>
<div class="pas-coupon">
<div class="pas-coupon__head">${categoryLabel(sheet.category)} <p>${sheet.valid}</p></div>
<div class="pas-coupon__grid"><div class="pas-coupon__qr">${qrImage(sheet.qr.modules, sheet.qr.label)}</div>
<div class="pas-flow"><div class="pas-coupon__title">${heading(1, sheet.title)}</div><p class="nl-paragraph nl-paragraph--lead"><b>${sheet.at}</b></p><p class="pas-coupon__code">${codeGroups(sheet.code)}</p>${summaryList(sheet.facts, 'columns')}</div></div>
</div>
<p class="pas-cut">${sheet.cut}</p>
<div class="pas-sheet__cols">${sheet.below.map(({ title, body }) => html`<section class="pas-flow pas-flow--s">${heading(2, title, { size: 3 })}${body}</section>`)}</div>
</article>`
