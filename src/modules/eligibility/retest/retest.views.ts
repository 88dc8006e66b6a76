import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, select, field } from '#web/components/field.ts'
import { bars, facts } from '#web/components/figures.ts'
import { block, pageHead, prose, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { NormTable } from '../domain/norms.ts'
import { text as words } from '../eligibility.text.ts'
import { text } from './retest.text.ts'
import type { Retest } from './retest.ts'
import { byMeaning, byReason, casesToOpen } from './what-follows.ts'

export const RETEST_PATH = '/beheer/hertoets'
const PAGE = 'pages/hertoets'

export type Form = { readonly day: string; readonly norms: string }

export type RetestView = {
  readonly retest: Retest | undefined
  readonly tables: readonly Pick<NormTable, 'effectiveFrom' | 'version'>[]
  readonly form: Form
  readonly errors: readonly FieldError[]
  readonly followed: { readonly cases: number; readonly movedOn: number }
  /** Numbers of cases that wait for a caseworker already, and would pass. */
  readonly listed: readonly string[]
  readonly csrf: Html
}

export const normValue = ({ effectiveFrom, version }: Pick<NormTable, 'effectiveFrom' | 'version'>): string => `${effectiveFrom}/${version}`

export function retestPage(house: House, view: RetestView): Html {
  const { retest, errors } = view
  const active = retest && !retest.endedAt
  return stack('l',
    pageHead({ title: text.title, lead: sentence(house, `${PAGE}#lead`) }),
    errorSummary(errors),
    retest && standing(view, retest),
    active && progress(view, retest),
    retest?.counts && outcome(house, view, retest.counts),
    retest?.stage === 'preview' && confirmForm(house, view, retest),
    active && stopForm(house, view, retest),
    !active && startForm(house, view),
  )
}

const KINDS = { counting: 'info', preview: 'warning', processing: 'info', done: 'ok', cancelled: 'plain' } as const

function standing({ followed }: RetestView, retest: Retest): Html {
  const who = (name: string, at: Date) => text.who(name, formatDate(dayOf(at)), formatTime(at))
  return summaryList([
    { label: text.rows.stage, value: badge({ label: text.stages[retest.stage], kind: KINDS[retest.stage] }) },
    { label: text.rows.day, value: formatDate(retest.referenceDate) },
    { label: text.rows.norms, value: formatDate(retest.normEffectiveFrom) },
    { label: text.rows.asked, value: who(retest.askedName, retest.askedAt) },
    ...(retest.confirmedName && retest.confirmedAt ? [
      { label: text.rows.confirmed, value: who(retest.confirmedName, retest.confirmedAt) },
      { label: text.rows.cases, value: text.count(followed.cases) },
      { label: text.rows.movedOn, value: text.count(followed.movedOn) },
    ] : []),
  ], 'rows')
}

/** How far it is, by the last page that was asked for: without JavaScript nothing moves by itself. */
function progress({ followed }: RetestView, retest: Retest): Html | undefined {
  if (retest.stage === 'preview') return undefined
  const counting = retest.stage === 'counting'
  const [done, all] = counting ? [retest.looked, retest.total] : [followed.cases + followed.movedOn, casesToOpen(retest.counts ?? [])]
  return block({ title: text.progressTitle, id: 'stand', body: html`${bars([
    { label: text.stages[retest.stage], shown: counting ? text.progress(done, all) : text.casesProgress(done, all), value: done, tone: 'sun' },
  ])}${buttonGroup(buttonLink({ label: text.refresh, href: RETEST_PATH, kind: 'secondary' }))}` })
}

function outcome(house: House, { listed }: RetestView, counts: NonNullable<Retest['counts']>): Html {
  const reasons = byReason(counts)
  return stack('m',
    block({ title: text.outcomeTitle, id: 'uitkomst', body: html`${facts(byMeaning(counts).map(({ meaning, count }) => ({
      label: text.meanings[meaning], number: text.count(count), ...(meaning === 'newly-passes' ? { sun: true } : {}) })))}${say(house, `${PAGE}#outcomes`)}` }),
    block({ title: text.reasonTitle, id: 'redenen', body: reasons.length === 0 ? html`<p>${text.noReasons}</p>` : table({
      caption: text.reasonCaption, captionHidden: true, stacked: true,
      head: [text.columns.reason, text.columns.meaning, { label: text.columns.count, numeric: true }],
      rows: reasons.map(({ meaning, reason, count }) => [words.waitsFor[meaning === 'unknown' ? `${reason}-unknown` : reason] ?? words.waitsForOther, text.meanings[meaning], text.count(count)]),
    }) }),
    listed.length > 0 && block({ title: text.listTitle, id: 'lijst', body: html`${say(house, `${PAGE}#list`)}${accordion([{ title: text.listShow(listed.length), body: prose(html`<ul>${listed.map((number) => html`<li>${number}</li>`)}</ul>`) }])}` }),
  )
}

function confirmForm(house: House, { errors, csrf }: RetestView, retest: Retest): Html {
  const cases = casesToOpen(retest.counts ?? [])
  return html`<form class="pas-panel pas-flow" action="${RETEST_PATH}/verwerk" method="post" aria-label="${text.confirmTitle}">${csrf}
    <input type="hidden" name="id" value="${retest.id}"><input type="hidden" name="zaken" value="${String(cases)}">
    ${block({ title: text.confirmTitle, id: 'verwerken', body: html`<p><b>${text.casesToOpen(cases)}</b></p>${say(house, `${PAGE}#process`)}` })}
    ${checkbox({ name: 'bekeken', label: text.looked, error: errorOf(errors, 'bekeken') })}
    ${buttonGroup(button({ label: text.process }))}
  </form>`
}

const stopForm = (house: House, { csrf }: RetestView, retest: Retest): Html => html`<form class="pas-panel pas-flow" action="${RETEST_PATH}/stop" method="post" aria-label="${text.stopTitle}">${csrf}
    <input type="hidden" name="id" value="${retest.id}">
    ${block({ title: text.stopTitle, id: 'stoppen', body: say(house, `${PAGE}#stop`) })}
    ${buttonGroup(button({ label: text.stop, kind: 'negative' }))}
  </form>`

const startForm = (house: House, { tables, form, errors, csrf }: RetestView): Html => html`<form class="pas-panel pas-flow" action="${RETEST_PATH}" method="post" aria-label="${text.startTitle}">${csrf}
    ${block({ title: text.startTitle, id: 'beginnen', body: say(house, `${PAGE}#start`) })}
    ${field({ name: 'dag', label: text.day, hint: text.dayHint, type: 'date', value: form.day, error: errorOf(errors, 'dag') })}
    ${select({ name: 'norm', label: text.norms, hint: text.normsHint, value: form.norms, error: errorOf(errors, 'norm'),
      options: tables.map((one) => ({ value: normValue(one), label: text.normOption(formatDate(one.effectiveFrom), one.version) })) })}
    ${tables.length === 0 && alert({ kind: 'warning', body: sentence(house, `${PAGE}#no-norms`) })}
    ${buttonGroup(button({ label: text.start }))}
  </form>`
