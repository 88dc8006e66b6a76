import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { alert } from '#web/components/alert.ts'
import { heading } from '#web/components/card.ts'
import { categories, categoryLabel, isCategory } from '#web/components/category.ts'
import { columnChart } from '#web/components/chart.ts'
import { facts, tableBar } from '#web/components/figures.ts'
import { columns, paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Content, type Html, html } from '#web/html.ts'
import { type Count, type MonthFigures, monthBefore, shares } from './domain/figures.ts'
import { finding } from './domain/finding.ts'
import { causes, findingWords, monthLabel, monthName, text, thousands } from './reports.text.ts'

export type Shown = {
  readonly months: readonly MonthFigures<Count>[]
  /** Months to choose from, newest first. */
  readonly choice: readonly string[]
  readonly council: boolean
  /** The last month of `months` is this one: not over yet. */
  readonly running: boolean
  readonly counted: { readonly day: string; readonly time: string }
  /** From content/nl/pages/cijfers.md. */
  readonly words: { readonly small: { readonly heading: string; readonly body: Html }; readonly outcomes: Html }
}

const number = (count: Count): Content => (count === undefined ? html`<span class="pas-quiet pas-small">${text.hidden}</span>` : thousands(count))
const percentOf = (part: Count, total: Count): number | undefined => (part === undefined || !total ? undefined : shares([part, total - part])[0])
const plus = (...counts: Count[]): Count => counts.reduce((sum, count) => (sum === undefined || count === undefined ? undefined : sum + count), 0)

export function figuresPage(shown: Shown): Html {
  const month = shown.months.at(-1)!
  return html`<div class="pas-section__head">
  ${stack('s', heading(1, text.title(month.month)), paragraph(text.counted(shown.counted.day, shown.counted.time)))}
  <div class="pas-no-print">${buttonGroup(
    buttonLink({ label: text.download, href: address('/beheer/cijfers.csv', month.month, shown.council), kind: 'secondary', download: true }),
    buttonLink({ label: shown.council ? text.toInternal : text.toCouncil, href: address('/beheer/cijfers', month.month, !shown.council), kind: 'secondary' }))}</div>
</div>
${stack('l',
    chooseMonth(shown, month.month),
    shown.council && alert({ kind: 'info', title: shown.words.small.heading, body: shown.words.small.body }),
    tiles(month),
    columns(
      stack('m', ordersPanel(shown), signInsPanel(month)),
      stack('m', kindsPanel(month), outcomesPanel(month, shown.words.outcomes)), 'even'),
    monthsPanel(shown.months))}`
}

const address = (path: string, month: string, council: boolean): string => `${path}?maand=${month}${council ? '&voor=raad' : ''}`

const chooseMonth = ({ choice, council }: Shown, month: string): Html => html`<form class="pas-sort pas-no-print" action="/beheer/cijfers" method="get">
  ${council && html`<input type="hidden" name="voor" value="raad">`}
  <label for="maand">${text.month}</label>
  <div><span class="pas-select"><select class="utrecht-select" id="maand" name="maand">${choice.map((value) =>
    html`<option${attrs({ value, selected: value === month })}>${monthName(value)}</option>`)}</select></span></div>
  ${button({ label: text.show, kind: 'secondary' })}
</form>`

function tiles({ visits, applications, vouchers }: MonthFigures<Count>): Html {
  const atOnce = percentOf(applications.atOnce, applications.received)
  const desk = percentOf(vouchers.byDesk, vouchers.ordered)
  return facts([
    { label: text.visits, number: number(visits), note: text.visitsNote },
    { label: text.applications, number: number(applications.received), note: atOnce !== undefined && text.atOnceNote(atOnce) },
    { label: text.ordered, number: number(vouchers.ordered), note: desk !== undefined && text.deskNote(desk) },
    { label: text.redeemed, number: number(vouchers.redeemed), note: text.usedNote, sun: true },
  ])
}

const panel = (id: string, title: string, ...body: Content[]): Html =>
  html`<section class="pas-panel pas-figure" aria-labelledby="${id}">${heading(2, title, { id, size: 3 })}${body}</section>`

function ordersPanel({ months, running }: Shown): Html {
  const month = months.at(-1)!
  const earlier = months.at(-2)
  const found = finding(month.vouchers.ordered, earlier ? earlier.vouchers.ordered : 'none', running)
  const [first, second] = text.series
  return panel('bonnen', findingWords(found, month.month, monthBefore(month.month)),
    months.some((one) => one.vouchers.ordered || one.vouchers.redeemed) && html`<div>${columnChart({
      id: 'bonnen-grafiek', description: text.chart(monthName(months[0]!.month), monthName(month.month)), labels: months.map((one) => monthLabel(one.month)),
      series: [{ name: first, values: months.map((one) => one.vouchers.ordered ?? 0) }, { name: second, values: months.map((one) => one.vouchers.redeemed ?? 0) }],
    })}</div>`,
    table({
      caption: text.perMonth, captionHidden: true, head: [text.month, { label: first, numeric: true }, { label: second, numeric: true }],
      rows: months.map((one) => [monthName(one.month), number(one.vouchers.ordered), number(one.vouchers.redeemed)]),
      foot: [text.together, number(plus(...months.map((one) => one.vouchers.ordered))), number(plus(...months.map((one) => one.vouchers.redeemed)))],
    }))
}

function kindsPanel({ vouchers: { byCategory, ordered } }: MonthFigures<Count>): Html {
  const rows = [...byCategory].sort(([, a], [, b]) => (b ?? 0) - (a ?? 0))
  const most = rows[0]?.[1] ?? 0
  const winner = rows[0]?.[0]
  const [kind, bar, count] = text.kindsHead
  return panel('soorten', most && winner && isCategory(winner) ? text.kindsTitle(categories[winner].label.toLowerCase()) : ordered === 0 ? text.noKinds : text.kinds,
    rows.length > 0 && table({
      caption: text.kinds, captionHidden: true,
      head: [kind, { label: bar, hidden: true }, { label: count, numeric: true }],
      rows: rows.map(([name, ordered]) => ({
        ...(isCategory(name) ? { category: name } : {}),
        cells: [isCategory(name) ? categoryLabel(name) : name, tableBar(ordered ?? 0, most), number(ordered)],
      })),
      foot: [text.together, '', number(ordered)],
    }))
}

function outcomesPanel({ applications }: MonthFigures<Count>, note: Html): Html {
  const { received, atOnce, afterLook, refused, waiting, withdrawn } = applications
  const later = plus(afterLook, refused, waiting, withdrawn)
  const title = received === 0 ? text.noneApplied : later === undefined ? text.notAtOnceHidden : later === 0 ? text.allAtOnce : text.notAtOnce(thousands(later))
  const [what, count] = text.outcomeHead
  return panel('uitkomst', title,
    received !== 0 && table({
      caption: text.notAtOnceHidden, captionHidden: true, head: [what, { label: count, numeric: true }],
      rows: [[text.outcomes.atOnce, number(atOnce)], [text.outcomes.afterLook, number(afterLook)], [text.outcomes.refused, number(refused)], [text.outcomes.waiting, number(waiting)], [text.outcomes.withdrawn, number(withdrawn)]],
      foot: [text.together, number(received)],
    }),
    received !== 0 && html`<div class="pas-small pas-quiet">${note}</div>`)
}

function signInsPanel({ signIns: { succeeded, failed, byCause } }: MonthFigures<Count>): Html {
  const all = plus(succeeded, failed)
  const title = all === 0 ? text.noSignIns : failed === 0 ? text.neverFailed : failed === undefined || all === undefined ? text.failedHidden : text.failed(thousands(failed), thousands(all))
  const most = Math.max(0, ...[...byCause.values()].map((count) => count ?? 0))
  const [why, bar, times] = text.causeHead
  return panel('inloggen', title, byCause.size > 0 && table({
    caption: text.failedHidden, captionHidden: true, head: [why, { label: bar, hidden: true }, { label: times, numeric: true }],
    rows: [...byCause].map(([cause, count]) => [causes[cause] ?? cause, tableBar(count ?? 0, most), number(count)]),
    foot: [text.together, '', number(failed)],
  }))
}

const monthsPanel = (months: readonly MonthFigures<Count>[]): Html => panel('per-maand', text.perMonth, table({
  caption: text.perMonth, captionHidden: true, stacked: true,
  head: text.perMonthHead.map((label, index) => (index ? { label, numeric: true } : label)),
  rows: months.toReversed().map(({ month, visits, applications: { received, atOnce, afterLook, refused, waiting }, vouchers }) =>
    [monthName(month), number(visits), number(received), number(plus(atOnce, afterLook)), number(refused), number(waiting), number(vouchers.ordered), number(vouchers.redeemed)]),
}))
