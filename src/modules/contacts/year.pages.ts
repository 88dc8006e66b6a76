import { document } from '#modules/knowledge/index.ts'
import { formatDate } from '#shared/local-date.ts'
import { type Count, hideParts } from '#shared/hide-small.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page } from '#web/answer.ts'
import { card } from '#web/components/card.ts'
import { facts } from '#web/components/figures.ts'
import { link } from '#web/components/link.ts'
import { columns, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { opinionsOf, registerOf, registerYears } from './campaign.store.ts'
import { outcomeNames, plan, topicNames } from './contacts.text.ts'
import type { Topic } from './domain/matter.ts'
import type { Outcome } from './domain/outcome.ts'
import { asOf, countedUntil, publishedYear } from './domain/year.ts'

const REGISTER_PATH = '/klachten/register'
const YEAR_PATH = '/over-klachten'
const nameOf = (outcome: string): string => outcomeNames[outcome as Outcome] ?? plan.running
const count = (value: Count): Content => value ?? html`<span class="pas-quiet pas-small">${plan.hidden}</span>`
const yearIn = (text: string | undefined, otherwise: number): number | undefined => (text === undefined ? otherwise : /^20\d\d$/.test(text) ? Number(text) : undefined)

/** The register that the law asks for (Awb 9:12a), for who works here. No person is in it. */
export async function showRegister(house: House, visit: Visit): Promise<Answer> {
  const year = yearIn(visit.query.jaar, Number(visit.today.slice(0, 4))) ?? Number(visit.today.slice(0, 4))
  const rows = await registerOf(house.db, year)
  return page({
    title: plan.registerTitle, area: 'work', current: REGISTER_PATH,
    body: html`${pageHead({ title: plan.register(year), body: years(await registerYears(house.db), year, REGISTER_PATH, '?jaar=') })}${rows.length
      ? card({ body: table({
        caption: plan.registerTitle, captionHidden: true, stacked: true, head: Object.values(plan.registerHead),
        rows: rows.map(({ number, receivedOn, topic, outcome, settledOn, lastDay }) => [number, formatDate(receivedOn), topicNames[topic], outcome ? nameOf(outcome) : plan.running, settledOn ? formatDate(settledOn) : '–', settledOn ? (settledOn <= lastDay ? plan.yes : plan.no) : '–']),
      }) })
      : paragraph(plan.registerNone)}`,
  })
}

const years = (all: readonly number[], shown: number, path: string, before: string): Html | undefined => all.filter((year) => year !== shown).length
  ? html`<nav class="pas-no-print" aria-label="${plan.publishedNav}"><p>${all.filter((year) => year !== shown).map((year) => html`${link({ href: `${path}${before}${year}`, label: String(year) })} `)}</p></nav>` : undefined

/**
 * What the law asks to publish each year, for everybody. Small numbers are hidden, so that nobody is recognised; and it is counted up to
 * the last quarter that is over, so that who looks before and after one complaint is settled does not read how it ended.
 */
export async function showYear(house: House, visit: Visit): Promise<Answer> {
  const year = yearIn(visit.params.year, Number(visit.today.slice(0, 4)))
  if (!year || year > Number(visit.today.slice(0, 4))) throw new NotFound('There is no such year yet.')
  const until = countedUntil(visit.today)
  const published = publishedYear(asOf(await registerOf(house.db, year), until), until)
  const counted = until.slice(0, 4) >= String(year)
  const opinions = hideParts(new Map((await opinionsOf(house.db, year, until)).map(({ helped, count: n }) => [helped, n])))
  const part = (label: string, id: string, parts: ReadonlyMap<string, Count>, name: (key: string) => string) => card({ title: label, id, body: table({
    caption: label, captionHidden: true, head: [label, { label: plan.publishedBy.count, numeric: true }], rows: [...parts].map(([key, value]) => [name(key), count(value)]),
  }) })
  return page({
    title: plan.published(year), current: '/contact',
    body: html`${pageHead({ title: plan.published(year), trail: [{ label: 'Contact', href: '/contact' }, { label: plan.published(year) }], body: years(await registerYears(house.db), year, YEAR_PATH, '/') })}
${stack('l', paragraph(counted ? plan.countedUntil(formatDate(until)) : plan.notCounted), counted && facts([{ label: plan.publishedTotal, number: count(published.received), sun: true }, { label: plan.publishedOnTime, number: published.noneDue ? plan.noneYet : count(published.onTime) }]),
      published.byOutcome.size > 0 && columns(part(plan.publishedBy.outcome, 'uitkomst', published.byOutcome, nameOf), part(plan.publishedBy.topic, 'onderwerp', published.byTopic, (key) => topicNames[key as Topic]), 'even'),
      opinions.parts.size > 0 && part(plan.opinionHead, 'oordeel', opinions.parts, (key) => plan.opinions[key as keyof typeof plan.opinions]),
      prose(document(house, 'pages/over-klachten').html))}`,
  })
}
