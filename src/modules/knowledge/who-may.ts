import type { House } from '#src/house.ts'
import { formatDate, type LocalDate } from '#shared/local-date.ts'
import { type Cents, formatEuro } from '#shared/money.ts'
import { heading } from '#web/components/card.ts'
import { thenNow } from '#web/components/home.ts'
import { arrowLink } from '#web/components/link.ts'
import { iconList } from '#web/components/list.ts'
import { columns, paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { text } from './knowledge.text.ts'
import { document, section } from './read-texts.ts'
import { renderBlocks, renderLine } from './render.ts'

/** The income limits in force, as the income test itself uses them. */
export type Limits = {
  readonly effectiveFrom: LocalDate
  readonly percent: number
  /** `type` is the household type of the norm table, `label` the same in a few Dutch words. */
  readonly rows: readonly { readonly type: string; readonly label: string; readonly limitCents: Cents }[]
}

/**
 * Who may use the shop, the limits in force, and how the pass differs from the old one. One source: it stands on the
 * home page ('wide') and at the sign-in button ('column'). In 2014 people could not find out; so it is never far away.
 * Without limits (no norms known for today) it says where to ask.
 */
export function whoMay(house: House, limits: Limits | undefined, shape: 'wide' | 'column' = 'column'): Html {
  const changed = document(house, 'uitleg/wat-is-er-anders')
  // A page of its own sections, or one column beside the sign-in buttons, which has its own rhythm.
  const rhythm = shape === 'wide' ? 'pas-section' : 'pas-flow'
  const beside = (left: Html, right: Html, sides: 'main' | 'start') => (shape === 'wide' ? columns(left, right, sides) : stack('m', left, right))
  const parts = html`<section class="${rhythm}" aria-labelledby="voor-wie">
${beside(forYou(house), limitsCard(house, limits), 'main')}
</section>
<section class="${rhythm}" aria-labelledby="anders">
${beside(
  stack('m', heading(2, changed.title, { id: 'anders' }), paragraph(changed.intro), arrowLink('/wat-is-er-anders', text.readAll)),
  thenNowTable(house), 'start')}
</section>`
  return shape === 'wide' ? parts : stack('l', parts)
}

function forYou(house: House): Html {
  const { heading: title, blocks } = section(house, 'uitleg/voor-wie#voorwaarden')
  const doubt = section(house, 'uitleg/voor-wie#twijfel')
  return stack('m', heading(2, title, { id: 'voor-wie' }), ...blocks.map((block) =>
    block.kind === 'list' ? iconList(block.items.map((item) => html`${renderLine(item)}`)) : block.kind === 'paragraph' ? paragraph(renderLine(block.line), true) : renderBlocks([block])),
    arrowLink('/kan-ik-meedoen', text.preCheck),
    html`<div class="pas-flow pas-flow--s">${heading(3, doubt.heading, { size: 4 })}${renderBlocks(doubt.blocks)}</div>`)
}

/** The table of limits, or where to ask. */
export function limitsCard(house: House, limits: Limits | undefined): Html {
  if (!limits?.rows.length) return sheet(renderBlocks(section(house, 'pages/grens#unknown').blocks))
  const values = { effectiveFrom: formatDate(limits.effectiveFrom), percent: limits.percent }
  const { heading: caption, blocks: [note] } = section(house, 'pages/grens#tabel', values)
  const how = section(house, 'pages/grens#hoe', values)
  return sheet(html`${table({
      caption, note: note?.kind === 'paragraph' && renderLine(note.line),
      head: [text.living, { label: text.upTo, numeric: true }],
      rows: limits.rows.map(({ label, limitCents }) => [label, html`<b>${formatEuro(limitCents)}</b>`]),
    })}
<div class="pas-small pas-flow pas-flow--s">${renderBlocks(how.blocks)}<p><a class="nl-link" href="/uitleg/inkomen">${text.howLimit}</a></p></div>`)
}

const sheet = (body: Html): Html => html`<div class="pas-panel pas-flow">${body}</div>`

export function thenNowTable(house: House): Html {
  const rows = section(house, 'uitleg/wat-is-er-anders#then-now').blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
  return thenNow(rows.map(([name = [], before = [], now = []]) => ({ name: renderLine(name), before: renderLine(before), now: renderLine(now) })))
}
