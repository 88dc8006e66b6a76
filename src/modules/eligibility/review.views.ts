import { dayOf, daysBetween, formatDate, formatDayAndDate, formatTime, type LocalDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, radios, select, textarea } from '#web/components/field.ts'
import { prose, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { checks, desk, queue } from '#web/components/workplace.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import type { QueueRow } from './application.store.ts'
import type { KeptCheck } from './application.ts'
import { NOT_HEARD } from './domain/request.ts'
import { text } from './eligibility.text.ts'
import { evidencePanel } from './evidence/evidence.views.ts'
import { explain, explainRefusal } from './explain.ts'
import { enteredLines } from './letters.ts'
import type { Case } from './open-case.ts'
import { refusalReasons, type VerdictForm } from './read-verdict-form.ts'

const PAGE = 'pages/beoordelen'
/** From here on a deadline is near. */
const NEAR = 14

const deadline = (lastDay: LocalDate, today: LocalDate): Html => {
  const left = daysBetween(today, lastDay)
  return badge({ label: text.days(left), kind: left < 0 ? 'error' : left <= NEAR ? 'warning' : 'plain', icon: 'clock' })
}

/** The queue, most urgent first, and beside it what is open. In the queue stand no names and no amounts. */
export function reviewPage(house: House, rows: readonly QueueRow[], current: string | undefined, work: Content): Html {
  const today = house.clock.today()
  const lead = rows.length ? `${text.queueCount(rows.length)} ${text.queueFirst(formatDayAndDate(rows[0]!.lastDay))}` : sentence(house, `${PAGE}#empty`)
  const head = html`<div class="pas-page-head pas-flow pas-flow--s">${heading(1, current ? text.caseTitle(current) : text.queueTitle)}<p>${lead}</p></div>`
  const items = rows.map(({ number, lastDay, alarm, reason }) => ({
    href: `/beoordeling/${number}`, number, badge: deadline(lastDay, today), current: number === current,
    about: alarm ? text.alarm[alarm] : text.waitsFor[reason ?? ''] ?? text.waitsForOther,
  }))
  return html`${head}${rows.length ? desk('queue', queue(items), work) : work}`
}

export const nothingOpen = (house: House, waiting: boolean): Html | undefined => (waiting ? alert({ kind: 'info', body: sentence(house, `${PAGE}#choose`) }) : undefined)

export const notYours = (house: House): Html => alert({ kind: 'info', title: text.conflictTitle, body: sentence(house, `${PAGE}#conflict-marked`) })

type CaseView = {
  readonly house: House
  readonly open: Case
  readonly form: VerdictForm
  readonly errors: readonly FieldError[]
  readonly preview?: Html | undefined
  /** Somebody else was first. */
  readonly tooLate?: boolean
  readonly validTo: LocalDate
  readonly decisionDays: number
  readonly assetsOff: boolean
  readonly csrf: Html
}

export function casePanel(view: CaseView): Html {
  const { house, open: { application, decision }, errors, preview, tooLate } = view
  return stack('m',
    errorSummary(errors),
    decision && alert({ kind: tooLate ? 'warning' : 'info', title: text.decidedTitle, body: sentence(house, `${PAGE}#decided`, {
      name: decision.staffName ?? text.machine, date: formatDate(dayOf(decision.decidedAt)), time: formatTime(decision.decidedAt) }) }),
    application.alarm && alert({ kind: 'warning', title: text.alarm[application.alarm], body: sentence(house, `${PAGE}#alarm`) }),
    caseArticle(view),
    preview && html`<section class="pas-panel pas-flow" aria-labelledby="brief">${heading(2, text.previewTitle, { id: 'brief', size: 3 })}${prose(preview)}</section>`,
    !decision && verdictForm(view),
    !decision && conflictForm(view),
  )
}

function caseArticle({ house, open, decisionDays, assetsOff }: CaseView): Html {
  const { application, assessment, typed, person, others, decision } = open
  const received = dayOf(application.receivedAt)
  return html`<article class="pas-panel pas-flow" aria-labelledby="zaak">
    <div class="pas-section__head pas-head-flat">${heading(2, person.fullName, { id: 'zaak' })}${decision ? badge({ label: text.outcomes[decision.outcome], kind: decision.outcome === 'granted' ? 'ok' : 'info' }) : deadline(application.lastDay, house.clock.today())}</div>
    ${summaryList([
      { label: text.received, value: formatDate(received) },
      { label: text.decideBy, value: formatDate(application.lastDay) },
      { label: text.clock, value: text.clockOf(daysBetween(received, house.clock.today()) + 1, decisionDays) },
    ], 'columns')}
    <section class="pas-flow" aria-labelledby="toets">${heading(3, text.testTitle, { id: 'toets' })}
      ${checks(assessment.checks.map((check) => ({ outcome: check.outcome, name: text.checkNames[check.reason] ?? check.reason, finding: finding(house, check, open), source: text.sources[check.reason] ?? check.article })))}
      <p class="pas-small pas-quiet">${normLine(open)}${assetsOff && html` ${sentence(house, `${PAGE}#assets-off`)}`}</p>
    </section>
    <section class="pas-flow" aria-labelledby="mensen">${heading(3, text.peopleTitle, { id: 'mensen' })}
      ${summaryList([personLine(text.applicant, person), ...others.map((other) => personLine(text.householdMember, other)), { label: text.address, value: person.secretAddress ? text.secretAddress : person.addressLines.join(', ') || text.unknownAmount }], 'rows')}
    </section>
    ${open.papers.length > 0 && evidencePanel(application.number, open.papers)}
    <section class="pas-flow" aria-labelledby="ingevuld">${heading(3, text.enteredByThem, { id: 'ingevuld' })}
      ${prose(html`<ul>${enteredLines(typed).map((line) => html`<li>${line}</li>`)}</ul>`)}
    </section>
  </article>`
}

const personLine = (label: string, { fullName, born, bornText }: ResidentCard) => ({ label, value: html`<b>${fullName}</b><br><span class="pas-small pas-quiet">${text.born} ${born ? formatDate(born) : bornText}</span>` })

/** The sentence, and what was missing: a caseworker acts on it. */
function finding(house: House, check: KeptCheck, { opened }: Case): Html {
  const missing = (check.missing ?? []).map((code) => text.missing[code]).filter((label) => label !== undefined)
  const income = check.reason === 'income-comparable' && opened.kind === 'known' && check.outcome === 'unknown' ? incomeLines(opened.amounts.facts) : undefined
  const type = check.reason === 'norm-known' && check.outcome === 'pass' ? ({ ...text.households, ...text.institutions } as Readonly<Record<string, string>>)[String(check.facts?.type)] : undefined
  return html`${explain(house, check, opened)}${type && html`<br><span class="pas-small pas-quiet">${type}</span>`}${missing.length > 0 && html`<br><span class="pas-small pas-quiet">${text.missingLabel} ${missing.join(', ')}</span>`}${income}`
}

/** What the source did say, in full: the amounts that could not be compared. */
const incomeLines = ({ adults }: Extract<Case['opened'], { kind: 'known' }>['amounts']['facts']): Html =>
  html`${adults.flatMap(({ income }) => income?.amounts ?? []).map(({ kind, cents, netOrGross, holidayAllowance, period, month, source }) =>
    html`<br><span class="pas-small">${text.incomeLine(kind, formatEuro(cents), text.netOrGross[netOrGross], text.allowance[holidayAllowance], `${text.periods[period] ?? period}${month ? `, ${text.month(month)}` : ''}`, source)}</span>`)}`

function normLine({ assessment }: Case): string {
  const { norm, percent } = assessment.checks.find(({ reason }) => reason === 'norm-known')?.facts ?? {}
  return norm !== undefined && assessment.limitCents !== undefined && assessment.normEffectiveFrom
    ? text.normLine(formatEuro(assessment.limitCents), Number(percent), formatEuro(Number(norm)), formatDate(assessment.normEffectiveFrom)) : text.noNorm
}

function verdictForm({ house, open, form, errors, validTo, csrf }: CaseView): Html {
  const { application, assessment, opened, person } = open
  return html`<form class="pas-panel pas-flow" action="/beoordeling/${application.number}" method="post" aria-labelledby="besluit">${csrf}
    ${heading(2, text.decisionTitle, { id: 'besluit', size: 3 })}
    ${radios({
      name: 'outcome', legend: text.decisionLegend, legendHidden: true, value: form.outcome, error: errorOf(errors, 'outcome'),
      options: [{ value: 'granted', label: text.grant, hint: text.grantHint(formatDate(validTo)) }, { value: 'refused', label: text.refuse, hint: text.refuseHint }],
    })}
    ${select({
      name: 'reason', label: text.reason, hint: text.reasonHint, value: form.reason, error: errorOf(errors, 'reason'), optional: true,
      options: [{ value: '', label: text.noReason }, ...refusalReasons(assessment).map((reason) => ({ value: reason, label: explainRefusal(house, reason, assessment, opened) }))],
    })}
    ${select({
      name: 'notHeard', label: text.notHeard, hint: text.notHeardHint, value: form.notHeard, error: errorOf(errors, 'notHeard'), optional: true,
      options: [{ value: '', label: text.asksFirst }, ...NOT_HEARD.map((ground) => ({ value: ground, label: text.notHeardGrounds[ground] }))],
    })}
    ${textarea({ name: 'ownSentence', label: text.ownSentence, hint: text.ownSentenceHint(person.givenName), value: form.ownSentence, error: errorOf(errors, 'ownSentence'), rows: 3 })}
    ${checkbox({ name: 'own', label: text.own, hint: text.ownHint, checked: form.own, error: errorOf(errors, 'own') })}
    ${buttonGroup(button({ label: text.decide }), button({ label: text.preview, kind: 'secondary', name: 'preview', value: 'ja' }))}
  </form>`
}

const conflictForm = ({ house, open: { application }, csrf }: CaseView): Html => html`<form class="pas-panel pas-flow" action="/beoordeling/${application.number}/ken-ik" method="post" aria-labelledby="kennen">${csrf}
    ${heading(2, text.conflictTitle, { id: 'kennen', size: 3 })}${say(house, `${PAGE}#conflict`)}${buttonGroup(button({ label: text.conflict, kind: 'secondary' }))}
  </form>`

