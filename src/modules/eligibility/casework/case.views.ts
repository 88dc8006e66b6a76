import { dayOf, daysBetween, formatDate, formatTime } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { ResidentCard } from '#modules/residents/index.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorSummary } from '#web/components/errors.ts'
import { letterSheet, prose, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { checks } from '#web/components/workplace.ts'
import { type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import type { KeptCheck } from '../application.ts'
import { text as words } from '../eligibility.text.ts'
import { evidencePanel } from '../evidence/evidence.views.ts'
import { explain } from '../explain.ts'
import { enteredLines } from '../letters.ts'
import { againstDecided } from './against.views.ts'
import type { Case } from './case.ts'
import { penaltyPanel } from '../penalty/penalty.views.ts'
import type { CaseView } from './case-view.ts'
import { answerForm, correctForm, noticeForm, whoseForm } from './case-forms.views.ts'
import { changedPanel, historyPanel, requestsPanel } from './case-story.views.ts'
import { text } from './casework.text.ts'
import { chooseForm, plannedPanel } from './move-form.views.ts'
import { deadline, nextForm, PAGE } from './queue.views.ts'

export const choosePanel = (house: House, waiting: boolean, csrf: Html): Html | undefined =>
  waiting ? alert({ kind: 'info', body: html`<p>${sentence(house, `${PAGE}#choose`)}</p>${nextForm(csrf)}` }) : undefined

export const notYours = (house: House): Html => alert({ kind: 'info', title: words.conflictTitle, body: sentence(house, `${PAGE}#conflict-marked`) })

/** Everything of a case on one screen, and what can be done with it. */
export function casePanel(view: CaseView): Html {
  const { house, open, errors, preview, notMade } = view
  const { application, decision } = open
  const closed = ['granted', 'refused', 'set-aside', 'withdrawn'].includes(application.state)
  return stack('m',
    errorSummary(errors),
    notMade && alert({ kind: 'warning', title: text.notMade[notMade] ?? text.notMade['moved-on']!, body: sentence(house, `${PAGE}#not-made-${notMade}`) }),
    decision && alert({ kind: 'info', title: words.decidedTitle, body: sentence(house, `${PAGE}#decided`, {
      name: decision.staffName ?? words.machine, date: formatDate(dayOf(decision.decidedAt)), time: formatTime(decision.decidedAt) }) }),
    application.state === 'withdrawn' && alert({ kind: 'info', title: text.moves.withdraw, body: sentence(house, `${PAGE}#withdrawn`) }),
    application.alarm && alert({ kind: 'warning', title: words.alarm[application.alarm], body: sentence(house, `${PAGE}#alarm`) }),
    view.open.opened.kind === 'forgotten' && alert({ kind: 'info', body: sentence(house, `${PAGE}#forgotten`, { date: formatDate(view.open.opened.on) }) }),
    againstDecided(view),
    penaltyPanel({ house, stands: open.penalty, name: open.person.fullName, number: application.number, action: `/beoordeling/${application.number}/dwangsom`, csrf: view.csrf }),
    plannedPanel(view),
    caseArticle(view),
    changedPanel(view), requestsPanel(view),
    preview && html`<section class="pas-panel pas-flow" aria-labelledby="brief">${heading(2, words.previewTitle, { id: 'brief', size: 3 })}${letterSheet(preview)}</section>`,
    chooseForm(view),
    !closed && conflictForm(view),
    html`${accordion([
      ...(closed ? [] : [...answerForm(view), ...correctForm(view), ...whoseForm(view), ...noticeForm(view)]),
      historyPanel(view),
    ])}`,
    closed && nextForm(view.csrf),
  )
}

function caseArticle(view: CaseView): Html {
  const { house, open, assetsOff } = view
  const { application, assessment, typed, person, others, decision, clock, assignedName, assignedTo } = open
  const today = house.clock.today()
  const received = clock.receivedOn
  const closed = decision ?? application.state === 'withdrawn'
  return html`<article class="pas-panel pas-flow" aria-labelledby="zaak">
    <div class="pas-section__head pas-head-flat">${heading(2, person.fullName, { id: 'zaak' })}${
      decision ? badge({ label: words.outcomes[decision.outcome], kind: decision.outcome === 'granted' ? 'ok' : 'info' })
      : html`<span class="pas-badges">${assignedTo === view.staffId ? badge({ label: text.yours, kind: 'info', icon: 'person' }) : assignedName && badge({ label: text.ofColleague(assignedName), icon: 'person' })} ${deadline({ ...application, lastDay: clock.lastDay }, today)}</span>`}</div>
    ${summaryList([
      { label: words.received, value: formatDate(received) },
      { label: words.decideBy, value: formatDate(clock.lastDay) },
      ...(open.objectionBy ? [{ label: text.objectionBy, value: formatDate(open.objectionBy) }] : []),
      ...(closed ? [] : [{ label: words.clock, value: application.state === 'waiting-for-resident' ? text.clockStands : words.clockOf(daysBetween(received, today) + 1, daysBetween(received, clock.lastDay)) }]),
    ], 'columns')}
    <section class="pas-flow" aria-labelledby="toets">${heading(3, words.testTitle, { id: 'toets' })}
      ${checks(assessment.checks.map((check) => ({ outcome: check.outcome, name: words.checkNames[check.reason] ?? check.reason, finding: finding(house, check, open), source: words.sources[check.reason] ?? check.article })))}
      <p class="pas-small pas-quiet">${normLine(open)}${assetsOff && html` ${sentence(house, `${PAGE}#assets-off`)}`}</p>
    </section>
    <section class="pas-flow" aria-labelledby="mensen">${heading(3, words.peopleTitle, { id: 'mensen' })}
      ${summaryList([personLine(words.applicant, person), ...others.map((other) => personLine(words.householdMember, other)), { label: words.address, value: person.secretAddress ? words.secretAddress : person.addressLines.join(', ') || words.unknownAmount }], 'rows')}
    </section>
    ${open.papers.length > 0 && evidencePanel(application.number, open.papers)}
    <section class="pas-flow" aria-labelledby="ingevuld">${heading(3, words.enteredByThem, { id: 'ingevuld' })}
      ${prose(html`<ul>${enteredLines(typed).map((line) => html`<li>${line}</li>`)}</ul>`)}
    </section>
  </article>`
}

const personLine = (label: string, { fullName, born, bornText }: ResidentCard) => ({ label, value: html`<b>${fullName}</b><br><span class="pas-small pas-quiet">${words.born} ${born ? formatDate(born) : bornText}</span>` })

/** The sentence, and what was missing: a caseworker acts on it. */
function finding(house: House, check: KeptCheck, { opened }: Case): Html {
  const missing = (check.missing ?? []).map((code) => words.missing[code]).filter((label) => label !== undefined)
  const income = check.reason === 'income-comparable' && opened.kind === 'known' && check.outcome === 'unknown' ? incomeLines(opened.amounts.facts) : undefined
  const type = check.reason === 'norm-known' && check.outcome === 'pass' ? ({ ...words.households, ...words.institutions } as Readonly<Record<string, string>>)[String(check.facts?.type)] : undefined
  return html`${explain(house, check, opened)}${type && html`<br><span class="pas-small pas-quiet">${type}</span>`}${missing.length > 0 && html`<br><span class="pas-small pas-quiet">${words.missingLabel} ${missing.join(', ')}</span>`}${income}`
}

/** What the source did say, in full: the amounts that could not be compared. */
const incomeLines = ({ adults }: Extract<Case['opened'], { kind: 'known' }>['amounts']['facts']): Html =>
  html`${adults.flatMap(({ income }) => income?.amounts ?? []).map(({ kind, cents, netOrGross, holidayAllowance, period, month, source }) =>
    html`<br><span class="pas-small">${words.incomeLine(kind, formatEuro(cents), words.netOrGross[netOrGross], words.allowance[holidayAllowance], `${words.periods[period] ?? period}${month ? `, ${words.month(month)}` : ''}`, source)}</span>`)}`

function normLine({ assessment }: Case): string {
  const { norm, percent } = assessment.checks.find(({ reason }) => reason === 'norm-known')?.facts ?? {}
  return norm !== undefined && assessment.limitCents !== undefined && assessment.normEffectiveFrom
    ? words.normLine(formatEuro(assessment.limitCents), Number(percent), formatEuro(Number(norm)), formatDate(assessment.normEffectiveFrom)) : words.noNorm
}

const conflictForm = ({ house, open: { application }, csrf }: CaseView): Html => html`<form class="pas-panel pas-flow" action="/beoordeling/${application.number}/ken-ik" method="post" aria-labelledby="kennen">${csrf}
    ${heading(2, words.conflictTitle, { id: 'kennen', size: 3 })}${say(house, `${PAGE}#conflict`)}${buttonGroup(button({ label: words.conflict, kind: 'secondary' }))}
  </form>`
