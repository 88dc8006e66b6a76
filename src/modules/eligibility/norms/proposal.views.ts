import { sentence, text as say } from '#modules/knowledge/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorSummary } from '#web/components/errors.ts'
import { iconList } from '#web/components/list.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { GREAT_PERCENT } from '../domain/norm-proposal.ts'
import { answers, decidedValues } from '../four-eyes/answers.views.ts'
import { changeLine, type Compared, comparisonTable } from './comparison.views.ts'
import { text } from './norms.text.ts'
import { PAGE } from './overview.views.ts'
import type { Proposal } from './proposal.ts'

export type ShownProposal = Compared & {
  readonly house: House
  readonly proposal: Proposal
  /** Who looks, entered it: then somebody else says yes or no. */
  readonly own: boolean
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly remark?: 'too-late' | 'no-longer-fits' | undefined
  readonly csrf: Html
}

const remarks = { 'too-late': text.tooLateTitle, 'no-longer-fits': text.noLongerTitle } as const
const looks = { waiting: { kind: 'info', icon: 'clock' }, approved: { kind: 'ok' }, returned: { kind: 'warning' } } as const

/** A proposal: what it changes, who entered it, and for a colleague the two answers. */
export function proposalPage(shown: ShownProposal): Html {
  const { house, proposal, own, errors, remark, reason, csrf } = shown
  const day = { effectiveFrom: formatDate(proposal.effectiveFrom) }
  const waiting = proposal.state === 'waiting'
  return html`${pageHead({ title: text.proposalTitle, trail: [{ label: text.title, href: '/beheer/normen' }, { label: text.proposalTitle }] })}
${stack('l',
    errorSummary(errors),
    remark && alert({ kind: 'warning', title: remarks[remark], body: sentence(house, `${PAGE}#${remark}`) }),
    waiting && own && alert({ kind: 'info', title: text.ownTitle, body: sentence(house, `${PAGE}#own`) }),
    !waiting && decided(shown),
    waiting && proposal.effectiveFrom <= house.clock.today() && alert({ kind: 'warning', body: sentence(house, `${PAGE}#begun`, day) }),
    waiting && shown.around.corrects && alert({ kind: 'info', body: sentence(house, `${PAGE}#correction`, day) }),
    card({
      title: text.proposal(day.effectiveFrom), id: 'voorstel', aside: badge({ label: text.states[proposal.state], ...looks[proposal.state] }),
      body: html`${summaryList([
        { label: text.source, value: proposal.source }, { label: text.enteredBy, value: text.byOn(proposal.proposedByName, formatDate(dayOf(proposal.proposedAt))) },
      ], 'rows')}${great(shown)}${comparisonTable(shown)}`,
    }),
    waiting && !own && answers({ action: `/beheer/normen/voorstel/${proposal.id}`, text, how: { approve: say(house, `${PAGE}#approve`, day), return: say(house, `${PAGE}#return`) }, reason, errors, csrf }))}`
}

const great = (shown: ShownProposal): Content => shown.proposal.confirmed.length > 0 && alert({
  kind: 'warning', title: text.greatTitle,
  body: html`<p>${sentence(shown.house, `${PAGE}#great-seen`, { percent: GREAT_PERCENT })}</p>${iconList(shown.proposal.confirmed.map((key) => ({
    icon: 'info' as const, tone: 'neutral' as const, text: `${text.keys[key]}: ${formatEuro(shown.table.amounts[key] ?? 0)}. ${changeLine(shown, key)}` })))}`,
})

function decided({ house, proposal }: ShownProposal): Html {
  const { state, returnReason, id } = proposal
  const values = decidedValues(proposal)
  return state === 'approved'
    ? alert({ kind: 'ok', title: text.approvedTitle, body: sentence(house, `${PAGE}#approved`, values) })
    : html`${alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${sentence(house, `${PAGE}#returned`, values)}</p><p><b>${returnReason}</b></p>` })}${buttonGroup(
      buttonLink({ label: text.correct, href: `/beheer/normen/nieuw?uit=${id}` }))}`
}
