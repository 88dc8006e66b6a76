import { text as say } from '#modules/knowledge/index.ts'
import type { Directory } from '#modules/providers/index.ts'
import { dayOf, formatDate, formatShortDate, type LocalDate } from '#shared/local-date.ts'
import { formatPrice } from '#shared/money.ts'
import type { House } from '#src/house.ts'
import { badge, type BadgeKind } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { categories } from '#web/components/category.ts'
import { card } from '#web/components/card.ts'
import { link } from '#web/components/link.ts'
import { actions } from '#web/components/list.ts'
import { pageHead, stack } from '#web/components/page.ts'
import { pagination } from '#web/components/pagination.ts'
import { table } from '#web/components/table.ts'
import { attrs, type Html, html } from '#web/html.ts'
import { type Category, categoryNames } from '../domain/category.ts'
import type { DraftState } from '../domain/draft-states.ts'
import { type Draft, type Filter, type OfferLine, type Standing, standings } from './draft.store.ts'
import type { OfferFile } from './file.store.ts'
import { text } from './manage.text.ts'

export const PAGE = 'pages/aanbod-beheren'
export const PER_PAGE = 50

type Listing = { readonly house: House; readonly drafts: readonly Draft[]; readonly files: readonly (OfferFile & { readonly waiting: number })[]; readonly lines: readonly OfferLine[]; readonly count: number; readonly filter: Filter; readonly page: number; readonly directory: Directory; readonly csrf: Html }

/** What is being written, and everything that was ever published. */
export const listPage = ({ house, drafts, files, lines, count, filter, page, directory, csrf }: Listing): Html => html`${pageHead({
  title: text.title, body: html`${say(house, `${PAGE}#how`)}<form action="/beheer/aanbod/nieuw" method="post">${csrf}${buttonGroup(button({ label: text.new }), buttonLink({ label: text.file.title, href: '/beheer/aanbod/inlezen', kind: 'secondary' }), buttonLink({ label: text.file.export, href: '/beheer/aanbod/bestand.csv', kind: 'subtle', download: true }))}</form>`,
})}
${stack('l',
    drafts.length + files.length > 0 && card({ title: text.drafts, id: 'concepten', body: actions([...files.map(({ id, readByName, readAt, waiting }) => ({
      href: `/beheer/aanbod/bestand/${id}`, icon: 'list' as const, label: text.file.fileOf(readByName, formatDate(dayOf(readAt))), note: `${text.file.waiting(waiting)}.` })), ...drafts.map((draft) => ({
      href: `/beheer/aanbod/concept/${draft.id}`, icon: draft.state === 'waiting' ? 'clock' as const : 'list' as const, label: draft.typed['titel'] || text.untitled,
      note: `${text.draftStates[draft.state]}. ${text.draftBy(draft.changedByName, formatDate(dayOf(draft.changedAt)))}.` }))]) }),
    card({
      title: text.found(count), id: 'aanbiedingen',
      body: html`${filters(filter)}${lines.length ? table({
        caption: text.title, captionHidden: true, stacked: true, head: [text.offer, text.giver, text.standing, { label: text.left, numeric: true }, { label: text.budget, numeric: true }, text.until],
        rows: lines.map((line) => ({ category: line.category as Category, cells: [
          link({ href: `/beheer/aanbod/aanbieding/${line.slug}`, label: line.title }), giverOf(line, directory), standingBadge(line.standing),
          line.remaining === null ? text.nobody : text.leftOf(line.remaining, line.initial!), line.total_cents === null ? text.nobody : formatPrice(line.total_cents - line.spent_cents!), formatShortDate(line.usable_until as LocalDate)] })),
      }) : html`<p>${text.none}</p>`}${pagination({ page, pages: Math.max(1, Math.ceil(count / PER_PAGE)), href: (n) => listAddress(filter, n) })}`,
    }))}`

const filters = ({ q, standing, category }: Filter): Html => html`<form class="pas-fields pas-fields--line" action="/beheer/aanbod" method="get" role="search" aria-label="${text.searchLabel}">
  <div><label class="utrecht-form-label" for="q">${text.search}</label><input${attrs({ class: 'utrecht-textbox', id: 'q', name: 'q', type: 'search', value: q, autocomplete: 'off' })}></div>
  ${choice('stand', text.standing, standing, standings.map((one) => [one, text.standings[one]]))}
  ${choice('soort', text.category, category, categoryNames.map((one) => [one, categories[one].label]))}
  ${button({ label: text.filter, kind: 'secondary' })}
</form>`

const choice = (name: string, label: string, chosen: string | undefined, options: readonly (readonly [value: string, label: string])[]): Html => html`<div><label class="utrecht-form-label" for="${name}">${label}</label><span class="pas-select"><select class="utrecht-select" id="${name}" name="${name}">${
  [['', text.all] as const, ...options].map(([value, label]) => html`<option${attrs({ value, selected: value === (chosen ?? '') })}>${label}</option>`)}</select></span></div>`

function listAddress({ q, standing, category }: Filter, page: number): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (standing) query.set('stand', standing)
  if (category) query.set('soort', category)
  if (page > 1) query.set('pagina', String(page))
  return query.size ? `/beheer/aanbod?${query}` : '/beheer/aanbod'
}

const giverOf = ({ provider_id, provider_group_id }: Pick<OfferLine, 'provider_id' | 'provider_group_id'>, { providers, groups }: Directory): string =>
  groups.get(provider_group_id ?? '')?.name ?? providers.get(provider_id ?? '')?.name ?? text.nobody

const kinds: Readonly<Record<Standing, BadgeKind>> = { 'open': 'ok', 'nog-niet': 'info', 'op': 'warning', 'gepauzeerd': 'warning', 'voorbij': 'plain', 'gestopt': 'plain' }
export const standingBadge = (standing: Standing): Html => badge({ label: text.standings[standing], kind: kinds[standing] })

const looks: Readonly<Record<DraftState, BadgeKind>> = { writing: 'plain', waiting: 'info', returned: 'warning', published: 'ok', dropped: 'plain' }
export const draftBadge = (state: DraftState): Html => badge({ label: text.draftStates[state], kind: looks[state] })

export const backToList = buttonLink({ label: text.title, href: '/beheer/aanbod', kind: 'secondary' })
