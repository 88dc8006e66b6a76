import type { LookOfPeriod } from '#modules/audit/index.ts'
import { renderBlocks, section } from '#modules/knowledge/index.ts'
import { dayOf, formatDate, formatTime, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { badge } from '#web/components/badge.ts'
import { button } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { block, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { pagination } from '#web/components/pagination.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { ByPurpose, Colleague } from './domain/looks.ts'
import { text } from './looks.text.ts'
import { thousands } from './reports.text.ts'

export const LOOKS_PATH = '/beheer/ingezien'
const LINES_PATH = `${LOOKS_PATH}/regels`

/** Which looks, in which days. */
export type Wanted = { readonly from: LocalDate; readonly until: LocalDate; readonly actor: string | undefined; readonly purpose: string | undefined; readonly mark: string | undefined; readonly without: boolean }

type Common = { readonly wanted: Wanted; readonly errors: readonly FieldError[]; readonly typed: Readonly<Record<string, string>>; readonly nameOf: (id: string) => string }

const linesHref = ({ from, until, actor, purpose, mark, without }: Wanted, page = 1): string => `${LINES_PATH}?${new URLSearchParams({
  van: from, tot: until, ...(actor && { wie: actor }), ...(purpose && { doel: purpose }), ...(mark && { inwoner: mark }), ...(without && { zonder: 'ja' }), ...(page > 1 && { pagina: String(page) }),
})}`
const figures = (label: string) => ({ label, numeric: true })
const { head } = text

/** The days to choose, with what else was asked kept. */
const days = (path: string, { wanted, errors, typed }: Common): Html => html`<form class="pas-panel pas-panel--tight pas-fields pas-fields--line" action="${path}" method="get">
  ${field({ name: 'van', label: text.from, type: 'date', value: errors.length ? typed['van'] ?? '' : wanted.from, error: errorOf(errors, 'van') })}
  ${field({ name: 'tot', label: text.until, type: 'date', value: errors.length ? typed['tot'] ?? '' : wanted.until, error: errorOf(errors, 'tot') })}
  ${path === LINES_PATH && Object.entries({ wie: wanted.actor, doel: wanted.purpose, inwoner: wanted.mark, zonder: wanted.without ? 'ja' : undefined }).map(([name, value]) => value && html`<input type="hidden" name="${name}" value="${value}">`)}
  ${button({ label: text.show })}
</form>`

export function overviewPage(given: Common & { readonly house: House; readonly colleagues: readonly Colleague[]; readonly purposes: readonly ByPurpose[] }): Html {
  const { house, wanted, errors, nameOf, colleagues, purposes } = given
  const words = section(house, 'pages/wie-keek#uitleg')
  const every = { ...wanted, actor: undefined, purpose: undefined, mark: undefined, without: false }
  return stack('l',
    pageHead({ title: text.title, lead: text.period(formatDate(wanted.from), formatDate(wanted.until)) }),
    errorSummary(errors),
    days(LOOKS_PATH, given),
    !colleagues.length && paragraph(text.none),
    colleagues.length > 0 && block({ title: text.colleagues, id: 'collegas', size: 2, body: table({
      caption: text.colleagues, captionHidden: true, stacked: true,
      head: [head.colleague, figures(head.looks), figures(head.people), head.busiest, head.without],
      rows: colleagues.map(({ actor, looks, people, busiest, manyInADay, withoutReason }) => [
        link({ href: linesHref({ ...every, actor }), label: nameOf(actor) }), thousands(looks), thousands(people),
        busiest ? html`${text.onDay(busiest.people, formatDate(busiest.day))}${manyInADay && html` ${badge({ label: text.many, kind: 'warning' })}`}` : text.noDay,
        withoutReason ? link({ href: linesHref({ ...every, actor, without: true }), label: thousands(withoutReason), about: `${head.without}, ${nameOf(actor)}` }) : '0',
      ]),
    }) }),
    purposes.length > 0 && block({ title: text.purposes, id: 'doelen', size: 2, body: table({
      caption: text.purposes, captionHidden: true, stacked: true,
      head: [head.purpose, figures(head.looks), figures(head.people), figures(head.colleagues)],
      rows: purposes.map(({ purpose, looks, people, colleagues: many }) => [link({ href: linesHref({ ...every, purpose }), label: purpose }), thousands(looks), thousands(people), thousands(many)]),
    }) }),
    block({ title: words.heading, id: 'uitleg', size: 2, body: prose(renderBlocks(words.blocks)) }))
}

/** A person as this page knows them: a mark that is the same in every line, in two groups. */
const short = (mark: string): string => mark.slice(0, 8).toUpperCase().replace(/(.{4})/, '$1-')

export function linesPage(given: Common & { readonly total: number; readonly lines: readonly (LookOfPeriod & { readonly without: boolean })[]; readonly page: number; readonly pages: number }): Html {
  const { wanted, errors, nameOf, total, lines, page, pages } = given
  const only = [wanted.actor && nameOf(wanted.actor), wanted.purpose, wanted.mark && text.onlyPerson(short(wanted.mark)), wanted.without && text.onlyWithout].filter(Boolean).join(', ')
  return stack('l',
    pageHead({ title: text.lines, lead: text.total(total), trail: [{ label: text.title, href: `${LOOKS_PATH}?van=${wanted.from}&tot=${wanted.until}` }, { label: text.lines }] }),
    errorSummary(errors),
    only && paragraph(html`${text.only} <b>${only}</b>. ${link({ href: linesHref({ ...wanted, actor: undefined, purpose: undefined, mark: undefined, without: false }), label: text.back })}`),
    days(LINES_PATH, given),
    lines.length > 0 && table({
      caption: text.lines, captionHidden: true, stacked: true,
      head: [head.at, head.colleague, head.person, head.purpose, head.where],
      rows: lines.map(({ at, actor, mark, purpose, page: where, without }) => [
        `${formatDate(dayOf(at))}, ${formatTime(at)}`, link({ href: linesHref({ ...wanted, actor, without: false }), label: nameOf(actor) }),
        html`${link({ href: linesHref({ ...wanted, actor: undefined, purpose: undefined, mark, without: false }), label: short(mark) })}${without && html` ${badge({ label: text.badge, kind: 'warning' })}`}`, purpose, where,
      ]),
    }),
    pagination({ page, pages, href: (n) => linesHref(wanted, n) }))
}
