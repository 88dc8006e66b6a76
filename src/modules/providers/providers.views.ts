import { sentence, text as say } from '#modules/knowledge/index.ts'
import { dayOf, formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { link } from '#web/components/link.ts'
import { actions } from '#web/components/list.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { changedFields, fields, type Typed, typedOf } from './domain/typed-provider.ts'
import type { PastVersion, Proposal } from './proposal.store.ts'
import type { ProviderCard } from './provider.ts'
import { text } from './providers.text.ts'

export const PATH = '/beheer/aanbieders'
export const PAGE = 'pages/aanbieders'
export const atProvider = (slug: string): string => `${PATH}/aanbieder/${slug}`
export const atProposal = (id: string): string => `${PATH}/voorstel/${id}`

/** Everybody who takes part, and what waits for somebody. */
export const listPage = ({ house, providers, groups, open, q }: {
  readonly house: House; readonly providers: readonly ProviderCard[]; readonly groups: readonly { readonly name: string; readonly members: number }[]; readonly open: readonly Proposal[]; readonly q: string
}): Html => html`${pageHead({
  title: text.title, body: html`${say(house, `${PAGE}#how`)}${buttonGroup(buttonLink({ label: text.new, href: `${PATH}/nieuw` }))}` })}
${stack('l',
    open.length > 0 && card({ title: text.waitingTitle, id: 'voorstellen', body: actions(open.map(({ id, typed, state, proposedByName, proposedAt }) => ({
      href: atProposal(id), icon: state === 'waiting' ? 'clock' as const : 'arrow' as const, label: text.proposalOf(typed['naam'] ?? ''),
      note: `${text.states[state]}. ${text.proposedBy(proposedByName, formatDate(dayOf(proposedAt)))}.` }))) }),
    card({ title: text.found(providers.length), id: 'aanbieders', body: html`<form class="pas-fields pas-fields--line" action="${PATH}" method="get" role="search" aria-label="${text.searchLabel}">
  <div><label class="utrecht-form-label" for="q">${text.search}</label><input${attrs({ class: 'utrecht-textbox', id: 'q', name: 'q', type: 'search', value: q, autocomplete: 'off' })}></div>
  ${button({ label: text.show, kind: 'secondary' })}
</form>${providers.length ? table({
      caption: text.title, captionHidden: true, stacked: true, head: [text.name, text.where, text.onMap],
      rows: providers.map(({ slug, name, address, place, branches, spot }) => [
        link({ href: atProvider(slug), label: name }), `${address}, ${place}${branches.length ? ` ${text.branches(branches.length)}` : ''}`, spot ? text.yes : text.no]),
    }) : html`<p>${text.none}</p>`}` }),
    groups.length > 0 && card({ title: text.groups, id: 'groepen', body: html`<p>${sentence(house, `${PAGE}#groups`)}</p>${summaryList(groups.map(({ name, members }) => ({ label: name, value: text.found(members) })), 'rows')}` }))}`

/** One of them: what residents read, what waits, and what stood there before. */
export const providerPage = ({ house, provider, waiting, versions, groups }: {
  readonly house: House; readonly provider: ProviderCard; readonly waiting: Proposal | undefined; readonly versions: readonly PastVersion[]; readonly groups: readonly string[]
}): Html => html`${pageHead({
  title: provider.name, trail: [{ label: text.title, href: PATH }, { label: provider.name }],
  body: buttonGroup(!waiting && buttonLink({ label: text.change, href: `${atProvider(provider.slug)}/wijzigen` }), buttonLink({ label: text.toSite, href: `/aanbod?zoek=${encodeURIComponent(provider.name)}`, kind: 'secondary' })) })}
${stack('l',
    waiting && alert({ kind: 'info', title: text.waitsTitle, body: html`<p>${sentence(house, `${PAGE}#waits`, { name: waiting.proposedByName })}</p>${buttonGroup(buttonLink({ label: text.waits, href: atProposal(waiting.id) }))}` }),
    card({ title: text.nowTitle, id: 'nu', body: said(typedOf(provider)) }),
    provider.coming && card({ title: text.comingTitle(formatDate(provider.coming.from)), id: 'straks', body: html`${difference(typedOf(provider), typedOf(provider.coming.facts))}${buttonGroup(buttonLink({ label: text.toPlanned, href: atProposal(provider.coming.proposalId), kind: 'secondary' }))}` }),
    groups.length > 0 && card({ title: text.groupsTitle, id: 'groepen', body: html`<ul>${groups.map((name) => html`<li>${name}</li>`)}</ul><p>${sentence(house, `${PAGE}#groups`)}</p>` }),
    versions.length > 1 && card({ title: text.historyTitle, id: 'eerder', body: table({
      caption: text.historyTitle, captionHidden: true, stacked: true, head: [text.version, text.since, text.by, text.approvedBy],
      rows: versions.map(({ number, since, proposalId, proposedByName, decidedByName }) => [
        proposalId ? link({ href: atProposal(proposalId), label: `${text.version} ${number}` }) : `${text.version} ${number}`, formatDate(dayOf(since)), proposedByName ?? text.start, decidedByName ?? text.start]) }) }))}`

/** What becomes otherwise, field by field. */
export const difference = (before: Typed, after: Typed): Html => table({
  caption: text.changes, captionHidden: true, stacked: true, head: [text.field, text.was, text.becomes],
  rows: changedFields(before, after).map((field) => [text.labelOf(field), before[field] || text.nothing, html`<b>${after[field] || text.nothing}</b>`]),
})

/** What was typed, in the words of the form; what is empty is left out. */
export const said = (typed: Typed): Html => summaryList(fields.flatMap((field) => (typed[field] ? [{ label: text.labelOf(field), value: typed[field] }] : [])), 'rows')
