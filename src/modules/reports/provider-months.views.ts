import { renderBlocks, section, sentence } from '#modules/knowledge/index.ts'
import { formatEuro } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { link } from '#web/components/link.ts'
import { block, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { Line, ProviderMonth, Worth } from './domain/provider-months.ts'
import { text } from './provider-months.text.ts'
import { monthName, thousands } from './reports.text.ts'

export const MONTHS_PATH = '/aanbieder/maanden'
const PAGE = 'pages/aanbieder-maanden'

type View = {
  readonly house: House
  readonly provider: string
  /** All that there are, the newest first. */
  readonly months: readonly ProviderMonth[]
  readonly chosen: ProviderMonth | undefined
  /** The month that is not over yet. */
  readonly now: string
}

/** One month by offer, and all months below each other. */
export function monthsPage({ house, provider, months, chosen, now }: View): Html {
  const nameOf = (month: string): string => (month === now ? text.running(monthName(month)) : monthName(month))
  const head = pageHead({ title: text.title, lead: provider, body: paragraph(sentence(house, `${PAGE}#${chosen ? 'telt' : 'niets'}`)) })
  if (!chosen) return head
  const { heading, blocks } = section(house, `${PAGE}#bedrag`)
  return html`${head}${stack('l',
    block({ title: capital(nameOf(chosen.month)), id: 'maand', size: 2, body: stack('m', oneMonth(chosen, nameOf(chosen.month)), buttonGroup(buttonLink({ label: text.download(monthName(chosen.month)), href: `${MONTHS_PATH}.csv?maand=${chosen.month}`, kind: 'secondary', download: true }))) }),
    block({ title: text.months, id: 'maanden', size: 2, body: stack('m', allMonths(months, nameOf), buttonGroup(buttonLink({ label: text.download(text.everything), href: `${MONTHS_PATH}.csv`, kind: 'secondary', download: true }))) }),
    block({ title: heading, id: 'bedrag', size: 3, body: prose(renderBlocks(blocks)) }))}`
}

const capital = (words: string): string => words[0]!.toUpperCase() + words.slice(1)
const figures = (label: string) => ({ label, numeric: true })
const { head } = text

const oneMonth = (month: ProviderMonth, caption: string): Html => table({
  caption, captionHidden: true, stacked: true,
  head: [head.offer, figures(head.redeemed), figures(head.takenBack), figures(head.each), figures(head.amount)],
  rows: month.lines.map((line) => [line.title, thousands(line.redeemed), thousands(line.takenBack), each(line.worth), amount(line)]),
  foot: [text.total, thousands(month.redeemed), thousands(month.takenBack), text.none, sum(month)],
})

const allMonths = (months: readonly ProviderMonth[], nameOf: (month: string) => string): Html => table({
  caption: text.months, captionHidden: true, stacked: true,
  head: [head.month, figures(head.redeemed), figures(head.takenBack), figures(head.amount)],
  rows: months.map((month) => [link({ href: `${MONTHS_PATH}?maand=${month.month}`, label: nameOf(month.month) }), thousands(month.redeemed), thousands(month.takenBack), sum(month)]),
})

const each = (worth: Worth): string => (worth ? (worth.most ? text.most(formatEuro(worth.cents)) : formatEuro(worth.cents)) : text.unknown)
const amount = ({ amount: cents, worth }: Line): string => (cents === undefined ? text.unknown : worth?.most && cents > 0 ? text.most(formatEuro(cents)) : formatEuro(cents))

/** What is in the sum, and how many bonnen are not. */
const sum = ({ amount: cents, most, without }: ProviderMonth): Content =>
  html`<b>${most ? text.most(formatEuro(cents)) : formatEuro(cents)}</b>${without > 0 && html`<br><span class="pas-small pas-quiet">${text.without(without)}</span>`}`
