import { section, sentence, text as say } from '#modules/knowledge/index.ts'
import { dayOf, formatDate, type LocalDate } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { type Action, actions } from '#web/components/list.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { compare } from '../domain/norm-proposal.ts'
import type { Policy } from '../domain/policy.ts'
import { text } from './norms.text.ts'
import type { EnteredTable, Proposal } from './proposal.ts'
import { sourceOf } from './release-source.ts'

export const PAGE = 'pages/normen'

export type Overview = {
  readonly house: House
  /** Each with the policy of its first day that counts: today's for the one in force. */
  readonly coming: readonly { readonly table: EnteredTable; readonly policy: Policy }[]
  readonly inForce: { readonly table: EnteredTable; readonly policy: Policy } | undefined
  readonly earlier: readonly EnteredTable[]
  readonly open: readonly Proposal[]
  /** An indexation day that passed without a newer table. */
  readonly missed: LocalDate | undefined
}

/** The tables there are and who stands for them; what waits, and what is missing. */
export function overviewPage({ house, coming, inForce, earlier, open, missed }: Overview): Html {
  return html`${pageHead({ title: text.title, body: html`${say(house, `${PAGE}#how`)}${buttonGroup(
    buttonLink({ label: text.enter, href: '/beheer/normen/nieuw' }), buttonLink({ label: text.import, href: '/beheer/normen/inlezen', kind: 'secondary' }))}` })}
${stack('l',
    missed && alert({ kind: 'warning', title: text.staleTitle, body: sentence(house, `${PAGE}#stale`, { effectiveFrom: formatDate(missed) }) }),
    open.length > 0 && card({ title: text.waitingTitle, id: 'voorstellen', body: actions(open.map(openItem)) }),
    coming.map((one) => tableCard({ ...one, shape: 'coming' })),
    inForce && tableCard({ ...inForce, shape: 'inForce' }),
    earlier.length > 0 && card({ title: text.earlierTitle, id: 'eerder', body: table({
      caption: text.earlierTitle, captionHidden: true, stacked: true, head: [text.effectiveFrom, text.version, text.source, text.enteredBy, text.approvedBy],
      rows: earlier.map((one) => [formatDate(one.effectiveFrom), one.version, sourceOf(one), entered(one), approved(one)]),
    }) }))}`
}

const openItem = ({ id, effectiveFrom, proposedByName, state }: Proposal): Action => ({
  href: `/beheer/normen/voorstel/${id}`, icon: state === 'waiting' ? 'clock' : 'arrow', label: text.proposal(formatDate(effectiveFrom)),
  note: `${state === 'waiting' ? text.waits : text.cameBack}. ${text.proposedBy(proposedByName)}.`,
})

/** A table of the release was entered by nobody in particular. */
const entered = ({ enteredBy, enteredAt, approvedByName }: EnteredTable): string => (approvedByName ? text.byOn(enteredBy, formatDate(dayOf(enteredAt))) : text.release)
const approved = ({ approvedByName, approvedAt }: EnteredTable): string => (approvedByName && approvedAt ? text.byOn(approvedByName, formatDate(dayOf(approvedAt))) : text.none)

function tableCard({ table: norms, policy, shape }: { readonly table: EnteredTable; readonly policy: Policy; readonly shape: 'coming' | 'inForce' }): Html {
  const day = formatDate(norms.effectiveFrom)
  return card({
    title: shape === 'coming' ? text.comingTitle(day) : text.inForceTitle(day), id: `vanaf-${norms.effectiveFrom}`,
    aside: shape === 'coming' ? badge({ label: text.coming, kind: 'info', icon: 'clock' }) : badge({ label: text.inForce, kind: 'ok' }),
    body: html`${summaryList([
      { label: text.version, value: norms.version }, { label: text.source, value: sourceOf(norms) }, { label: text.enteredBy, value: entered(norms) }, { label: text.approvedBy, value: approved(norms) },
    ], 'rows')}
    ${table({
      caption: text.amountsOf(day), note: text.limitsNote(policy.incomeLimitPercent), stacked: true,
      head: [text.type, { label: text.norm, numeric: true }, { label: text.limit, numeric: true }],
      rows: compare(norms, undefined, policy).map(({ key, now, limit }) => [text.keys[key], formatEuro(now!), limit === undefined ? text.none : html`<b>${formatEuro(limit)}</b>`]),
    })}`,
  })
}

/** A heading of the content over its own text. */
export const explained = (house: House, key: string, values: Readonly<Record<string, string | number>> = {}): { readonly title: string; readonly body: Html } =>
  ({ title: section(house, `${PAGE}#${key}`, values).heading, body: say(house, `${PAGE}#${key}`, values) })
