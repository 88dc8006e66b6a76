import { sentence } from '#modules/knowledge/index.ts'
import { formatDate, formatDayAndDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf } from '#web/components/errors.ts'
import { select, field } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import { NOT_OWED } from '../domain/penalty.ts'
import { text } from './penalty.text.ts'
import type { PenaltyLine, StandingPenalty } from './standing-penalty.ts'

const PAGE = 'pages/dwangsom'

export type ShownPenalty = {
  readonly house: House
  readonly stands: StandingPenalty | undefined
  /** Who and what it is about, for the line that goes to finance. */
  readonly name: string
  readonly number: string
  /** Where its form goes. */
  readonly action: string
  readonly csrf: Html
}

/** What being late costs: while it runs, when it is to be fixed, and after that. Nothing where nobody wrote. */
export function penaltyPanel({ house, stands, name, number, action, csrf }: ShownPenalty): Html | undefined {
  if (!stands) return undefined
  const { noticeOn, penalty, fixing, fixed } = stands
  if (fixed) {
    const line = [number, name, formatEuro(fixed.cents), formatDate(fixed.announcedOn), 'Awb 4:17 en 4:18'].join('; ')
    return card({ title: text.fixedTitle, id: 'dwangsom', body: html`<p>${sentence(house, `${PAGE}#fixed`, { name: fixed.staffName, date: formatDate(fixed.announcedOn), day: formatDate(fixed.objectionLastDay) })}</p>${summaryList([
      { label: text.late, value: `${text.days(fixed.days)}, ${text.period(formatDate(fixed.firstDay), formatDate(fixed.lastOwed))}` },
      { label: text.amount, value: fixed.notOwed ? `${text.none}. ${text.grounds[fixed.notOwed]}` : formatEuro(fixed.cents) },
      ...(fixed.notOwed ? [] : [{ label: text.forFinance, value: line }]),
    ], 'rows')}` })
  }
  if (!fixing) {
    const decidedInTime = penalty.days === 0 && penalty.firstDay <= house.clock.today()
    return alert({ kind: decidedInTime ? 'info' : 'warning', title: text.runningTitle, body: html`<p>${sentence(house, `${PAGE}#notice`, { day: formatDate(noticeOn) })} ${decidedInTime ? text.nothing : html`${text.from(formatDate(penalty.firstDay))} ${penalty.days > 0 && text.now(formatEuro(penalty.cents), penalty.days)} ${penalty.atMost && text.most}`}</p>` })
  }
  return html`<form action="${action}" method="post">${csrf}${card({ title: text.toFixTitle, id: 'dwangsom', kind: 'sun', body: html`<p>${sentence(house, `${PAGE}#to-fix`, { day: formatDate(noticeOn) })}</p>${summaryList([
    { label: text.late, value: `${text.days(penalty.days)}, ${text.period(formatDate(penalty.firstDay), formatDate(fixing.lastOwed))}` },
    { label: text.amount, value: formatEuro(penalty.cents) }, { label: text.by, value: formatDayAndDate(fixing.fixBy) },
  ], 'rows')}
  ${select({ name: 'geen', label: text.notOwed, value: '', options: [{ value: '', label: text.owed }, ...NOT_OWED.map((ground) => ({ value: ground, label: text.grounds[ground] }))] })}
  ${buttonGroup(button({ label: text.fix, name: 'wat', value: 'vaststellen' }))}` })}</form>`
}

/** In the queue, each with its own last day. No name and no amount. */
export const penaltyQueue = (house: House, lines: readonly PenaltyLine[]): Html | undefined => (lines.length ? card({ title: text.queueTitle, id: 'dwangsommen', size: 3, body: html`<ul class="pas-footer__list">${lines.map(({ kind, number, from, fixBy }) => {
  const late = fixBy !== undefined && fixBy < house.clock.today()
  return html`<li>${link({ href: kind === 'application' ? `/beoordeling/${number}` : `/beoordeling/bezwaren/${number}`, label: number })} ${badge({ label: !fixBy ? text.runs(formatDate(from)) : late ? text.over(formatDate(fixBy)) : text.fixBy(formatDate(fixBy)), kind: late ? 'error' : fixBy ? 'warning' : 'plain', icon: 'clock' })}</li>`
})}</ul>` }) : undefined)

/** The objector can write that we are late, once we are. */
export const objectionNoticeForm = ({ action, day, errors, csrf }: { readonly action: string; readonly day: string; readonly errors: readonly FieldError[]; readonly csrf: Html }): Html => html`<form class="pas-flow" action="${action}" method="post">${csrf}
  ${field({ name: 'noticeDay', label: text.noticeDay, type: 'date', value: day, error: errorOf(errors, 'noticeDay') })}
  ${buttonGroup(button({ label: text.noticePress, kind: 'secondary', name: 'wat', value: 'brief' }))}</form>`
