import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { sentence } from '#modules/knowledge/index.ts'
import type { Fold } from '#web/components/accordion.ts'
import { badge } from '#web/components/badge.ts'
import { heading } from '#web/components/card.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { KeptCheck } from '../application.ts'
import { text as words } from '../eligibility.text.ts'
import { explain } from '../explain.ts'
import type { Told } from './case.ts'
import type { CaseView } from './case-view.ts'
import { text } from './casework.text.ts'
import { PAGE } from './queue.views.ts'

/** Which checks say something else than in the test before. */
function changedChecks(before: readonly KeptCheck[], now: readonly KeptCheck[]): readonly { readonly was: KeptCheck | undefined; readonly is: KeptCheck }[] {
  const same = (a: KeptCheck | undefined, b: KeptCheck) => a?.outcome === b.outcome && a.variant === b.variant && JSON.stringify(a.facts ?? {}) === JSON.stringify(b.facts ?? {})
  return now.map((is) => ({ was: before.find(({ reason }) => reason === is.reason), is })).filter(({ was, is }) => !same(was, is))
}

/** The test was run again: what it said before, what it says now, who corrected what, and why. */
export function changedPanel({ house, open: { assessment, before, opened, openedBefore } }: CaseView): Html | undefined {
  if (!before || !openedBefore) return undefined
  const incomes = [openedBefore, opened].map((one) => (one.kind === 'known' ? one.amounts.byReason['income-within-limit']?.income : undefined))
  // A check of which only the source is another one says the same sentence: that is no change to read.
  const changed = changedChecks(before.checks, assessment.checks).map(({ was, is }) => [words.checkNames[is.reason] ?? is.reason, was ? explain(house, was, openedBefore) : '', explain(house, is, opened)]).filter(([, was, is]) => was !== is)
  const income = before.checks.find(({ reason }) => reason === 'income-within-limit')
  const now = assessment.checks.find(({ reason }) => reason === 'income-within-limit')
  const rows = changed.length === 0 && incomes[0] !== incomes[1] && income && now ? [[words.checkNames['income-within-limit']!, explain(house, income, openedBefore), explain(house, now, opened)]] : changed
  const why = opened.kind === 'known' ? opened.amounts.correction : undefined
  return html`<section class="pas-panel pas-flow" aria-labelledby="veranderd">${heading(2, text.changedTitle, { id: 'veranderd', size: 3 })}
    ${assessment.correctedByName && html`<p>${text.correctedBy(assessment.correctedByName, formatDate(dayOf(assessment.madeAt)))}${why && html`: ${why}`}</p>`}
    ${rows.length ? table({ caption: text.changedTitle, captionHidden: true, stacked: true, head: [text.check, text.was, text.is], rows }) : html`<p>${text.nothingChanged}</p>`}
  </section>`
}

/** Everything that was asked, with what came back. */
export function requestsPanel({ house, open: { requests } }: CaseView): Html | undefined {
  if (requests.length === 0) return undefined
  return html`<section class="pas-panel pas-flow" aria-labelledby="gevraagd">${heading(2, text.askedTitle, { id: 'gevraagd', size: 3 })}
    ${requests.map(({ request, said }) => html`<div class="pas-flow pas-flow--s"><p>${text.asked(request.askedByName, formatDate(dayOf(request.askedAt)))} ${badge({ label: text.requestStates[request.state], kind: request.state === 'answered' ? 'ok' : request.state === 'open' ? 'info' : 'plain', icon: request.state === 'open' ? 'clock' : 'speech' })}</p>
      ${said.kind === 'forgotten' ? html`<p>${words.forgotten(formatDate(said.on))}</p>` : summaryList([
        { label: text.wordsTitle, value: html`${request.evidence.filter((kind) => kind !== 'other').map((kind) => html`${words.evidence[kind]}<br>`)}${said.asked.words}` },
        { label: text.answerTitle, value: said.answer ?? (request.state === 'answered' ? text.noWords : request.state === 'open' ? sentence(house, `${PAGE}#due`, { day: formatDate(request.dueOn) }) : text.noAnswer) },
      ], 'rows')}</div>`)}
  </section>`
}

/** What happened and what was sent, the newest first. */
export const historyPanel = ({ open }: CaseView): Fold => ({
  title: text.historyTitle,
  body: html`${summaryList(open.events.map(({ at, move, by, name }) => ({
    label: html`${formatDate(dayOf(at))} ${formatTime(at)}`,
    value: html`${move ? text.moves[move] : text.applied}<br><span class="pas-small pas-quiet">${by === 'resident' || !move ? text.byResident : by === 'machine' ? text.byMachine : name ?? text.colleague}</span>`,
  })), 'rows')}${heading(3, text.messagesTitle, { size: 4 })}${open.told.length ? summaryList(open.told.map(told), 'rows') : html`<p>${text.noMessages}</p>`}`,
})

const told = ({ at, title }: Told) => ({ label: html`${formatDate(dayOf(at))} ${formatTime(at)}`, value: title })

