import { sentence, text as say } from '#modules/knowledge/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorSummary } from '#web/components/errors.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { answers, decidedValues } from '../four-eyes/answers.views.ts'
import { besideTables } from './beside.views.ts'
import { untilOthers } from './enter.views.ts'
import { PAGE, PATH } from './overview.views.ts'
import { text } from './policy.text.ts'
import type { PolicyProposal } from './proposal.ts'
import type { Beside } from './propose-policy.ts'

export type ShownPolicyProposal = {
  readonly house: House
  readonly proposal: PolicyProposal
  readonly beside: Beside
  /** Who looks, proposed it: then somebody else says yes or no. */
  readonly own: boolean
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly remark?: keyof typeof text.remarks | undefined
  readonly csrf: Html
}

const looks = { waiting: { kind: 'info', icon: 'clock' }, approved: { kind: 'ok' }, returned: { kind: 'warning' } } as const

/** A proposal: what it changes, who made it, and for a colleague the two answers. */
export function proposalPage(shown: ShownPolicyProposal): Html {
  const { house, proposal, own, errors, remark, beside, reason, csrf } = shown
  const day = { effectiveFrom: formatDate(proposal.effectiveFrom) }
  const waiting = proposal.state === 'waiting'
  return html`${pageHead({ title: text.proposalTitle, trail: [{ label: text.title, href: PATH }, { label: text.proposalTitle }] })}
${stack('l',
    errorSummary(errors),
    remark && alert({ kind: 'warning', title: text.remarks[remark], body: sentence(house, `${PAGE}#${remark}`) }),
    waiting && own && alert({ kind: 'info', title: text.ownTitle, body: sentence(house, `${PAGE}#own`) }),
    !waiting && decided(house, proposal),
    waiting && untilOthers(house, beside),
    card({
      title: text.proposal(day.effectiveFrom), id: 'voorstel', aside: badge({ label: text.states[proposal.state], ...looks[proposal.state] }),
      body: html`${summaryList([
        { label: text.ground, value: proposal.ground }, { label: text.enteredBy, value: text.byOn(proposal.proposedByName, formatDate(dayOf(proposal.proposedAt))) },
      ], 'rows')}${besideTables(beside)}`,
    }),
    waiting && !own && answers({
      action: `${PATH}/voorstel/${proposal.id}`, text, how: { approve: say(house, `${PAGE}#approve`, day), return: say(house, `${PAGE}#return`) }, reason, errors, csrf,
      hidden: html`<input type="hidden" name="naast" value="${String(beside.before?.version ?? '')}">` }))}`
}

const decided = (house: House, proposal: PolicyProposal): Html => (proposal.state === 'approved'
  ? alert({ kind: 'ok', title: text.approvedTitle, body: sentence(house, `${PAGE}#approved`, decidedValues(proposal)) })
  : html`${alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${sentence(house, `${PAGE}#returned`, decidedValues(proposal))}</p><p><b>${proposal.returnReason}</b></p>` })}${buttonGroup(
    buttonLink({ label: text.correct, href: `${PATH}/nieuw?uit=${proposal.id}` }))}`)
