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
import { type Html, html } from '#web/html.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Typed } from './domain/typed-provider.ts'
import type { Planned } from './planned.store.ts'
import type { Proposal } from './proposal.store.ts'
import type { ProviderCard } from './provider.ts'
import { atProposal, atProvider, difference, PAGE, PATH, said } from './providers.views.ts'
import { text } from './providers.text.ts'

export type ShownProposal = {
  readonly house: House
  readonly proposal: Proposal
  readonly provider: ProviderCard | undefined
  /** How it stands now, and how it becomes; nothing before a new one. */
  readonly before: Typed
  readonly after: Typed
  /** Approved for a day of its own: whether that has come, or it was taken back. */
  readonly planned: (Planned & { readonly begun: boolean }) | undefined
  /** The day from which it counts, when that is still to come. */
  readonly from: LocalDate | undefined
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
  const { house, proposal, provider, holders, own, errors, remark, from, planned, problems = [] } = shown
  const waiting = proposal.state === 'waiting'
  const title = text.proposalOf(proposal.typed['naam'] ?? '')
  // Once it counts, what it differed from is gone: then it says all of it.
  const fromThere = (waiting || (planned && !planned.begun && !planned.takenBack)) && provider
  return html`${pageHead({ title, trail: [{ label: text.title, href: PATH }, ...(provider ? [{ label: provider.name, href: atProvider(provider.slug) }] : []), { label: text.proposalTitle }],
    body: html`${badge(standing(shown))}<p>${text.proposedBy(proposal.proposedByName, formatDate(dayOf(proposal.proposedAt)))}</p>${proposal.startsOn && html`<p><b>${text.starts(formatDate(proposal.startsOn))}</b></p>`}` })}
${stack('l',
    errorSummary(errors),
    remark && alert({ kind: 'warning', body: html`<p>${text.remarks[remark]}</p>${problems.length > 0 && iconList(problems.map(({ message }) => ({ icon: 'warning' as const, tone: 'neutral' as const, text: message })))}` }),
    waiting && own && alert({ kind: 'info', title: text.ownTitle, body: sentence(house, `${PAGE}#own`) }),
    waiting && proposal.startsOn && !from && alert({ kind: 'warning', body: text.startsLate }),
    !waiting && decided(shown),
    waiting && holders?.must && alert({ kind: 'info', title: text.holdersTitle, body: sentence(house, holdersSentence(holders.count, from), { count: holders.count, date: from ? formatDate(from) : '' }) }),
    card({ title: fromThere ? text.changes : text.all, id: 'voorstel', body: fromThere ? difference(shown.before, shown.after) : said(proposal.typed) }),
    waiting && !own && answers(shown),
    planned && !planned.begun && !planned.takenBack && takeBackForm(shown))}`
}

const holdersSentence = (count: number, from: LocalDate | undefined): string =>
  `${PAGE}#${count === 0 ? 'no-holders' : count === 1 ? 'holder' : 'holders'}${from ? '-ahead' : ''}`

function standing({ proposal, planned }: ShownProposal): Parameters<typeof badge>[0] {
  if (planned?.takenBack) return { label: text.takenBackState, kind: 'warning' }
  if (planned && !planned.begun) return { label: text.plannedState(formatDate(planned.startsOn)), kind: 'info', icon: 'calendar' }
  return { label: text.states[proposal.state], ...looks[proposal.state] }
}

const takeBackForm = ({ house, proposal, reason, errors, csrf }: ShownProposal): Html => html`
<form action="${atProposal(proposal.id)}" method="post">${csrf}${card({ title: text.takeBackTitle, id: 'terugnemen', body: html`<p>${sentence(house, `${PAGE}#take-back`)}</p>${
  textarea({ name: 'reden', label: text.takeBackReason, hint: text.reasonHint, value: reason, error: errorOf(errors, 'reden'), rows: 3 })}
  ${buttonGroup(button({ label: text.takeBack, kind: 'secondary', name: 'besluit', value: 'neem-terug' }))}` })}</form>`

const answers = ({ house, proposal, holders, from, reason, errors, csrf }: ShownProposal): Html => html`
<form action="${atProposal(proposal.id)}" method="post">${csrf}${card({ title: text.approveTitle, id: 'nakijken', kind: 'sun', body: html`<p>${from ? sentence(house, `${PAGE}#check-ahead`, { date: formatDate(from) }) : sentence(house, `${PAGE}#check`)}</p>
  ${holders && !holders.must && holders.count > 0 && checkbox({ name: 'laat-weten', value: 'ja', label: text.tell, hint: text.tellHint(holders.count) })}
  ${buttonGroup(button({ label: text.approve, name: 'besluit', value: 'goed', icon: 'check' }))}` })}</form>
<form action="${atProposal(proposal.id)}" method="post">${csrf}${card({ title: text.returnTitle, id: 'terug', body: html`${
  textarea({ name: 'reden', label: text.reason, hint: text.reasonHint, value: reason, error: errorOf(errors, 'reden'), rows: 3 })}
  ${buttonGroup(button({ label: text.return, kind: 'secondary', name: 'besluit', value: 'terug' }))}` })}</form>`

function decided({ house, proposal, provider, planned }: ShownProposal): Html {
  if (planned?.takenBack) return alert({ kind: 'warning', title: text.takenBackTitle, body: html`<p>${sentence(house, `${PAGE}#taken-back`, { name: planned.takenBack.byName, date: formatDate(dayOf(planned.takenBack.at)) })}</p><p><b>${planned.takenBack.reason}</b></p>` })
  const values = { name: proposal.decidedByName ?? '', date: proposal.decidedAt ? formatDate(dayOf(proposal.decidedAt)) : '' }
  if (proposal.state === 'approved') return alert({ kind: 'ok', title: text.approvedTitle, body: html`<p>${sentence(house, `${PAGE}#approved`, values)}</p>${provider && buttonGroup(buttonLink({ label: text.toProvider, href: atProvider(provider.slug), kind: 'secondary' }))}` })
  return alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${sentence(house, `${PAGE}#returned`, values)}</p><p><b>${proposal.returnReason}</b></p>${
    buttonGroup(buttonLink({ label: text.better, href: `${provider ? `${atProvider(provider.slug)}/wijzigen` : `${PATH}/nieuw`}?uit=${proposal.id}` }))}` })
}
