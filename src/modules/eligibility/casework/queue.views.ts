import { daysBetween, formatDate, formatDayAndDate, formatTime, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { accordion, type Fold } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { badge, type BadgeKind } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorOf } from '#web/components/errors.ts'
import { checkbox, select, field } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { stack } from '#web/components/page.ts'
import { desk, queue } from '#web/components/workplace.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { text as words } from '../eligibility.text.ts'
import { text as evidence } from '../evidence/evidence.text.ts'
import { penaltyQueue } from '../penalty/penalty.views.ts'
import type { PenaltyLine } from '../penalty/standing-penalty.ts'
import { text } from './casework.text.ts'
import { type Filter, kindOf, nearness, type Nearness, NO_FILTER, type QueueRow, runsOutThisWeek, runsOutToday } from './queue.ts'
import type { Absence, LastDone } from './queue.store.ts'

export const PAGE = 'pages/beoordelen'
/** More than this many are one press away. */
const SHOWN = 20

export type QueueView = {
  readonly house: House
  readonly staffId: string
  /** Everything that waits, and what the filter leaves of it. */
  readonly all: readonly QueueRow[]
  readonly rows: readonly QueueRow[]
  readonly filter: Filter
  readonly whole: boolean
  readonly current?: string | undefined
  readonly done?: LastDone | undefined
  readonly absences: readonly Absence[]
  /** Money that we owe for being late: what runs, and what is to be fixed. */
  readonly penalties?: readonly PenaltyLine[]
  readonly errors?: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
  readonly csrf: Html
}

const KINDS: Readonly<Record<Nearness, BadgeKind>> = { stands: 'info', over: 'error', now: 'error', near: 'warning', far: 'plain' }

/** By when, in words and colour. While the clock stands still there is no such day. */
export function deadline(row: Pick<QueueRow, 'state' | 'lastDay'>, today: LocalDate): Html {
  const near = nearness(row, today)
  return badge({ label: near === 'stands' ? text.standsStill : words.days(daysBetween(today, row.lastDay)), kind: KINDS[near], icon: 'clock' })
}

/** The queue, most urgent first, and beside it the work. In the queue stand no names of residents and no amounts. */
export function queuePage(view: QueueView, title: string, work: Content): Html {
  const { house, all, rows, current, done, penalties = [] } = view
  const head = html`<div class="pas-page-head pas-flow pas-flow--s">${heading(1, title)}<p>${lead(view)}</p></div>`
  const list = all.length > 0 && html`<div class="pas-flow">${current ? undefined : filters(view)}${rows.length ? items(view) : alert({ kind: 'info', body: sentence(house, `${PAGE}#none-left`) })}</div>`
  const body = stack('m', done && doneAlert(house, done), work, !current && penaltyQueue(house, penalties), !current && accordion([findFold(view), absenceFold(view)]))
  return html`${head}${list ? desk('queue', list, body) : body}`
}

function lead({ house, all }: QueueView): Content {
  if (all.length === 0) return sentence(house, `${PAGE}#empty`)
  const today = house.clock.today()
  const [now, week] = [all.filter((row) => runsOutToday(row, today)).length, all.filter((row) => runsOutThisWeek(row, today)).length]
  const first = all.find(({ state }) => state !== 'waiting-for-resident')
  return html`${words.queueCount(all.length)}${first && html` ${words.queueFirst(formatDayAndDate(first.lastDay))}`}${week > 0 && html` <b>${text.runsOut(now, week)}</b>`}`
}

function items({ house, rows, whole, current, filter, staffId }: QueueView): Html {
  const today = house.clock.today()
  // The case on the screen stays in sight, however far down the list it is.
  const visible = whole ? rows : rows.filter(({ number }, index) => index < SHOWN || number === current)
  return queue(visible.map((row) => ({
    href: `/beoordeling/${row.number}`, number: row.number, badge: deadline(row, today), current: current === row.number,
    about: html`${row.alarm ? words.alarm[row.alarm] : words.waitsFor[kindOf(row) ?? ''] ?? words.waitsForOther}${remarks(row, staffId).map((remark) => html`<br>${remark}`)}`,
  })), visible.length < rows.length && link({ href: `/beoordeling?${queryOf({ ...filter }, true)}`, label: text.more(rows.length - visible.length) }))
}

/** What a caseworker wants to know before opening it. */
function remarks(row: QueueRow, staffId: string): readonly Content[] {
  return [
    row.noticeOn && html`<b>${text.noticeRemark}</b>`,
    row.plannedBy && (row.needsSecond ? (row.plannedBy === staffId ? text.waitsForColleague : html`<b>${text.waitsForYou(row.plannedName ?? '')}</b>`) : text.goesOut(formatTime(row.plannedDue!))),
    row.state === 'waiting-for-resident' && row.answerBy && text.answerBy(formatDate(row.answerBy)),
    row.state === 'refusal-proposed' && row.answerBy && text.viewBy(formatDate(row.answerBy)),
    row.state === 'in-review' && row.answered && text.answerIn,
    row.newPapers > 0 && html`<b>${evidence.fresh(row.newPapers)}</b>`,
    row.assignedTo === staffId ? text.yours : row.assignedName && (row.away ? text.awayOf(row.assignedName) : text.ofColleague(row.assignedName)),
  ].filter(Boolean)
}

const queryOf = ({ whose, kind, state, thisWeek }: Filter, whole = false): string => new URLSearchParams([
  ...(whose === 'all' ? [] : [['wie', whose]]), ...(kind ? [['soort', kind]] : []), ...(state ? [['stand', state]] : []), ...(thisWeek ? [['week', 'ja']] : []), ...(whole ? [['alles', 'ja']] : []),
] as [string, string][]).toString()

function filters({ all, filter }: QueueView): Html {
  const kinds = [...new Set(all.map(kindOf).filter((kind) => kind !== undefined))].sort()
  const on = JSON.stringify(filter) !== JSON.stringify(NO_FILTER)
  return accordion([{
    title: on ? text.filterOn : text.filter, open: on,
    body: html`<form class="pas-flow" action="/beoordeling" method="get">
      ${select({ name: 'wie', label: text.whose, value: filter.whose, options: Object.entries(text.whoseOptions).map(([value, label]) => ({ value, label })) })}
      ${select({ name: 'soort', label: text.kind, value: filter.kind, options: [{ value: '', label: text.every }, ...kinds.map((kind) => ({ value: kind, label: kind === 'alarm' ? words.alarm.deceased : words.waitsFor[kind] ?? words.waitsForOther }))] })}
      ${select({ name: 'stand', label: text.state, value: filter.state, options: [{ value: '', label: text.every }, ...Object.entries(text.states).map(([value, label]) => ({ value, label }))] })}
      ${checkbox({ name: 'week', label: text.thisWeek, checked: filter.thisWeek, bare: true })}
      ${buttonGroup(button({ label: text.show, kind: 'secondary' }), on && link({ href: '/beoordeling', label: text.noFilter }))}
    </form>`,
  }])
}

/** What the caseworker did just now, with the way back to it. */
function doneAlert(house: House, { number, state, move, planned, plannedDue, needsSecond }: LastDone): Html | undefined {
  const back = html` ${link({ href: `/beoordeling/${number}`, label: number })}`
  if (planned && needsSecond) return alert({ kind: 'info', title: text.plannedTitle[planned] ?? text.done, body: html`<p>${sentence(house, `${PAGE}#for-colleague`)}${back}</p>` })
  if (planned) return alert({ kind: 'info', title: text.plannedTitle[planned] ?? text.done, body: html`<p>${sentence(house, `${PAGE}#goes-out`, { time: formatTime(plannedDue!) })}${back}</p>` })
  if (!move) return undefined
  return alert({ kind: 'ok', title: text.doneTitle[move] ?? words.outcomes[state as keyof typeof words.outcomes] ?? text.done, body: html`<p>${sentence(house, `${PAGE}#done`)}${back}</p>` })
}

export const nextForm = (csrf: Html): Html => html`<form action="/beoordeling/volgende" method="post">${csrf}${buttonGroup(button({ label: text.next }))}</form>`

/** By its number, with a purpose: also what a machine granted, to correct it or to end the pass. */
const findFold = ({ errors = [], typed = {}, csrf }: QueueView): Fold => ({
  title: text.findTitle, open: errors.some(({ field: name }) => name === 'nummer' || name === 'doel'),
  body: html`<form class="pas-flow" action="/beoordeling/zoek" method="post">${csrf}
    ${field({ name: 'nummer', label: text.findNumber, hint: text.findNumberHint, value: typed['nummer'] ?? '', error: errorOf(errors, 'nummer'), size: 14, maxlength: 20 })}
    ${field({ name: 'doel', label: text.findPurpose, hint: text.findPurposeHint, value: typed['doel'] ?? '', error: errorOf(errors, 'doel'), maxlength: 200 })}
    ${buttonGroup(button({ label: text.find, kind: 'secondary' }))}
  </form>`,
})

/** Whose work goes on while a colleague is away. */
function absenceFold({ absences, errors = [], csrf }: QueueView): Fold {
  return {
    title: absences.length ? text.awayTitleOn : text.awayTitle, open: errors.some(({ field: name }) => name === 'van' || name === 'tot'),
    body: html`<form class="pas-flow" action="/beoordeling/afwezig" method="post">${csrf}
      <p>${text.awayLead}</p>${absences.map(({ fromDay, toDay }) => html`<p><b>${text.awayFromTo(formatDate(fromDay), formatDate(toDay))}</b></p>`)}
      ${field({ name: 'van', label: text.awayFrom, type: 'date', value: '', error: errorOf(errors, 'van') })}
      ${field({ name: 'tot', label: text.awayTo, type: 'date', value: '', error: errorOf(errors, 'tot') })}
      ${buttonGroup(button({ label: text.awaySave, kind: 'secondary' }), absences.length > 0 && button({ label: text.awayBack, kind: 'subtle', name: 'terug', value: 'ja' }))}
    </form>`,
  }
}

