import { sentence } from '#modules/knowledge/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, textarea } from '#web/components/field.ts'
import { iconList } from '#web/components/list.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import { changedFields, type Typed } from './domain/typed-provider.ts'
import type { Proposal } from './proposal.store.ts'
import type { ProviderCard } from './provider.ts'
import { atProposal, atProvider, PAGE, PATH, said } from './providers.views.ts'
import { text } from './providers.text.ts'

export type ShownProposal = {
  readonly house: House
  readonly proposal: Proposal
  readonly provider: ProviderCard | undefined
  /** How it stood before; nothing of a new one. */
  readonly before: Typed
  /** How many have a voucher for there; `must`: they hear of this. Undefined: nobody can have one, or it is decided. */
  readonly holders: { readonly count: number; readonly must: boolean } | undefined
  /** Who looks, wrote it: then somebody else says yes or no. */
  readonly own: boolean
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly remark?: keyof typeof text.remarks | undefined
  readonly problems?: readonly FieldError[]
  readonly csrf: Html
}

const looks = { waiting: { kind: 'info', icon: 'clock' }, approved: { kind: 'ok' }, returned: { kind: 'warning' } } as const

/** What somebody proposes, beside what stands there, and for a colleague the two answers. */
export function proposalPage(shown: ShownProposal): Html {
  const { house, proposal, provider, holders, own, errors, remark, problems = [] } = shown
  const waiting = proposal.state === 'waiting'
  const title = text.proposalOf(proposal.typed['naam'] ?? '')
  const fromThere = waiting && provider
  return html`${pageHead({ title, trail: [{ label: text.title, href: PATH }, ...(provider ? [{ label: provider.name, href: atProvider(provider.slug) }] : []), { label: text.proposalTitle }],
    body: html`${badge({ label: text.states[proposal.state], ...looks[proposal.state] })}<p>${text.proposedBy(proposal.proposedByName, formatDate(dayOf(proposal.proposedAt)))}</p>` })}
${stack('l',
    errorSummary(errors),
    remark && alert({ kind: 'warning', body: html`<p>${text.remarks[remark]}</p>${problems.length > 0 && iconList(problems.map(({ message }) => ({ icon: 'warning' as const, tone: 'neutral' as const, text: message })))}` }),
    waiting && own && alert({ kind: 'info', title: text.ownTitle, body: sentence(house, `${PAGE}#own`) }),
    !waiting && decided(shown),
    waiting && holders?.must && alert({ kind: 'info', title: text.holdersTitle, body: sentence(house, `${PAGE}#${holders.count === 0 ? 'no-holders' : holders.count === 1 ? 'holder' : 'holders'}`, { count: holders.count }) }),
    card({ title: fromThere ? text.changes : text.all, id: 'voorstel', body: fromThere ? difference(shown) : said(proposal.typed) }),
    waiting && !own && answers(shown))}`
}

const difference = ({ proposal, before }: ShownProposal): Html => table({
  caption: text.changes, captionHidden: true, stacked: true, head: [text.field, text.was, text.becomes],
  rows: changedFields(before, proposal.typed).map((field) => [text.labelOf(field), before[field] || text.nothing, html`<b>${proposal.typed[field] || text.nothing}</b>`]),
})

const answers = ({ house, proposal, holders, reason, errors, csrf }: ShownProposal): Html => html`
<form action="${atProposal(proposal.id)}" method="post">${csrf}${card({ title: text.approveTitle, id: 'nakijken', kind: 'sun', body: html`<p>${sentence(house, `${PAGE}#check`)}</p>
  ${holders && !holders.must && holders.count > 0 && checkbox({ name: 'laat-weten', value: 'ja', label: text.tell, hint: text.tellHint(holders.count) })}
  ${buttonGroup(button({ label: text.approve, name: 'besluit', value: 'goed', icon: 'check' }))}` })}</form>
<form action="${atProposal(proposal.id)}" method="post">${csrf}${card({ title: text.returnTitle, id: 'terug', body: html`${
  textarea({ name: 'reden', label: text.reason, hint: text.reasonHint, value: reason, error: errorOf(errors, 'reden'), rows: 3 })}
  ${buttonGroup(button({ label: text.return, kind: 'secondary', name: 'besluit', value: 'terug' }))}` })}</form>`

function decided({ house, proposal, provider }: ShownProposal): Html {
  const values = { name: proposal.decidedByName ?? '', date: proposal.decidedAt ? formatDate(dayOf(proposal.decidedAt)) : '' }
  if (proposal.state === 'approved') return alert({ kind: 'ok', title: text.approvedTitle, body: html`<p>${sentence(house, `${PAGE}#approved`, values)}</p>${provider && buttonGroup(buttonLink({ label: text.toProvider, href: atProvider(provider.slug), kind: 'secondary' }))}` })
  return alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${sentence(house, `${PAGE}#returned`, values)}</p><p><b>${proposal.returnReason}</b></p>${
    buttonGroup(buttonLink({ label: text.better, href: `${provider ? `${atProvider(provider.slug)}/wijzigen` : `${PATH}/nieuw`}?uit=${proposal.id}` }))}` })
}
