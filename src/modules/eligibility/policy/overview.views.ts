import { text as say } from '#modules/knowledge/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import { badge } from '#web/components/badge.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { type Action, actions } from '#web/components/list.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { changesOf } from './beside.views.ts'
import { RULE_LINES, text } from './policy.text.ts'
import type { EnteredPolicy, PolicyProposal } from './proposal.ts'

export const PAGE = 'pages/regels'
export const PATH = '/beheer/regels'

export type PolicyOverview = {
  readonly house: House
  readonly coming: readonly EnteredPolicy[]
  readonly inForce: EnteredPolicy | undefined
  /** The latest first; each beside the one that followed it. */
  readonly earlier: readonly EnteredPolicy[]
  readonly open: readonly PolicyProposal[]
}

/** The versions there are and who stands for them, and what waits. */
export function overviewPage({ house, coming, inForce, earlier, open }: PolicyOverview): Html {
  const followers = [...(inForce ? [inForce] : []), ...earlier]
  return html`${pageHead({ title: text.title, body: html`${say(house, `${PAGE}#how`)}${buttonGroup(buttonLink({ label: text.propose, href: `${PATH}/nieuw` }))}` })}
${stack('l',
    open.length > 0 && card({ title: text.waitingTitle, id: 'voorstellen', body: actions(open.map(openItem)) }),
    coming.map((one) => versionCard(one, 'coming')),
    inForce && versionCard(inForce, 'inForce'),
    earlier.length > 0 && card({ title: text.earlierTitle, id: 'eerder', body: table({
      caption: text.earlierTitle, captionHidden: true, stacked: true, head: [text.effectiveFrom, text.version, text.changedTitle, text.ground, text.enteredBy, text.approvedBy],
      rows: earlier.map((one, index) => [formatDate(one.effectiveFrom), one.version, changesOf(followers[index]?.policy, one.policy).map(({ label, now }) => `${label}: ${now}`).join('. ') || text.none, one.ground ?? text.none, entered(one), approved(one)]),
    }) }))}`
}

const openItem = ({ id, effectiveFrom, proposedByName, state }: PolicyProposal): Action => ({
  href: `${PATH}/voorstel/${id}`, icon: state === 'waiting' ? 'clock' : 'arrow', label: text.proposal(formatDate(effectiveFrom)),
  note: `${state === 'waiting' ? text.waits : text.cameBack}. ${text.proposedBy(proposedByName)}.`,
})

/** Rules of the release were proposed by nobody in particular. */
const entered = ({ enteredBy, enteredAt, approvedByName }: EnteredPolicy): string => (approvedByName ? text.byOn(enteredBy, formatDate(dayOf(enteredAt))) : text.release)
const approved = ({ approvedByName, approvedAt }: EnteredPolicy): string => (approvedByName && approvedAt ? text.byOn(approvedByName, formatDate(dayOf(approvedAt))) : text.none)

function versionCard(one: EnteredPolicy, shape: 'coming' | 'inForce'): Html {
  const day = formatDate(one.effectiveFrom)
  return card({
    title: shape === 'coming' ? text.comingTitle(day) : text.inForceTitle(day), id: `versie-${one.version}`,
    aside: shape === 'coming' ? badge({ label: text.coming, kind: 'info', icon: 'clock' }) : badge({ label: text.inForce, kind: 'ok' }),
    body: summaryList([
      ...RULE_LINES.map(({ label, of }) => ({ label, value: of(one.policy) })),
      { label: text.version, value: one.version }, ...(one.ground ? [{ label: text.ground, value: one.ground }] : []), { label: text.enteredBy, value: entered(one) }, { label: text.approvedBy, value: approved(one) },
    ], 'rows'),
  })
}
