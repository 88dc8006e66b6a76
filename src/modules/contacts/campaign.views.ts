import { addDays, dayOf, formatDate, formatShortDate, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { equatedDays } from '#modules/eligibility/index.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { lineChart } from '#web/components/chart.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { select, field } from '#web/components/field.ts'
import { facts, tableBar } from '#web/components/figures.ts'
import { arrowLink, link } from '#web/components/link.ts'
import { columns, pageHead, paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { type Html, html } from '#web/html.ts'
import type { ByCause, Campaign, CampaignCounts } from './campaign.store.ts'
import { kindNames, plan, topicNames } from './contacts.text.ts'
import { kinds, topics } from './domain/matter.ts'
import { type DayCount, pace } from './domain/pace.ts'

export const CAMPAIGN_PATH = '/klachten/afspraken'

export type CampaignShown = { readonly campaign: Campaign; readonly counts: CampaignCounts; readonly days: readonly DayCount[]; readonly causes: readonly ByCause[]; readonly today: LocalDate }

const rate = (perDay: number): string => String(Math.round(perDay * 10) / 10).replace('.', ',')

/** Where it stands: what is open, what each working day must bring, what it brings now, and when it is done so. */
export function campaignPanel({ campaign, counts, days, causes, today }: CampaignShown): Html {
  const found = pace({ days, today, lastDay: campaign.lastDay, equated: equatedDays })
  const { verdict, neededPerDay, settledPerDay, receivedPerDay } = found
  const bad = verdict === 'too-slow' || verdict === 'stands-still' || verdict === 'day-passed'
  return stack('l',
    alert({ kind: bad ? 'warning' : 'ok', title: plan.verdicts[verdict], body: neededPerDay && bad ? plan.takes(neededPerDay, rate(settledPerDay)) : plan.lead(formatDate(campaign.since), formatDate(campaign.lastDay)) }),
    facts([
      { label: plan.open, number: counts.open, note: `${plan.of(counts.received)}, ${plan.late(counts.openLate)}`, sun: true },
      { label: plan.needed, number: neededPerDay ?? '–', note: plan.neededNote(found.workingDaysLeft) },
      { label: plan.pace, number: rate(settledPerDay), note: `${plan.paceNote(found.overDays)}, ${rate(receivedPerDay)} ${plan.tableHead.received.toLowerCase()}` },
      { label: plan.doneOn, number: found.doneOn ? formatShortDate(found.doneOn).replace(/.\d{4}$/, '') : plan.never, note: found.ahead === undefined ? undefined : html`<b>${plan.ahead(found.ahead)}</b>` },
    ]),
    columns(burn(campaign, days), byCause(causes), 'even'))
}

/** A point a day, up to today; the axis goes on to the last day of the agreement. */
function burn({ since, lastDay, id }: Campaign, days: readonly DayCount[]): Html {
  const last = days.at(-1)
  const end = last && last.day > lastDay ? last.day : lastDay
  const places = spanOf(since, end)
  const highest = days.reduce((at, one, place) => (one.open >= (days[at]?.open ?? 0) ? place : at), 0)
  const inTable = days.filter((one, place) => one.received || one.settled || place === days.length - 1).slice(-31)
  const labels = new Map([[0, short(since)], [places - 1, short(end)]])
  if (days.length > places / 6 && days.length < places - places / 6) labels.set(days.length - 1, short(last!.day))
  return html`<section class="pas-panel pas-figure" aria-labelledby="verloop-${id}">${heading(2, plan.chart, { id: `verloop-${id}`, size: 3 })}
${lineChart({
    id: `grafiek-${id}`, series: { name: plan.series, values: days.map(({ open }) => open) }, places, labels, now: plan.stillOpen(last?.open ?? 0),
    plan: highest < places - 1 ? { name: plan.planLine, from: highest } : undefined,
    description: plan.chartAbout(String(days[highest]?.open ?? 0), formatDate(days[highest]?.day ?? since), String(last?.open ?? 0), formatDate(last?.day ?? since), formatDate(lastDay)),
  })}
${accordion([{ title: plan.table, body: table({
    caption: plan.chart, captionHidden: true, head: [plan.tableHead.day, { label: plan.tableHead.received, numeric: true }, { label: plan.tableHead.settled, numeric: true }, { label: plan.tableHead.open, numeric: true }],
    rows: inTable.map(({ day, received, settled, open }) => [formatDate(day), received, settled, open]),
  }) }])}
</section>`
}

const short = (day: LocalDate): string => formatShortDate(day).replace(/.\d{4}$/, '')
function spanOf(from: LocalDate, to: LocalDate): number {
  let places = 1
  for (let day = from; day < to; day = addDays(day, 1)) places++
  return places
}

function byCause(causes: readonly ByCause[]): Html {
  const most = Math.max(1, ...causes.map(({ open }) => open))
  return html`<section class="pas-panel pas-figure" aria-labelledby="waarover">${heading(2, plan.about, { id: 'waarover', size: 3 })}
${table({
    caption: plan.about, captionHidden: true, head: [plan.aboutHead.cause, { label: plan.aboutHead.share, hidden: true }, { label: plan.aboutHead.open, numeric: true }, { label: plan.aboutHead.all, numeric: true }],
    rows: causes.slice(0, 10).map(({ name, topic, open, received, closedAt }) => [html`${name ?? plan.noCause(topicNames[topic])}${closedAt && html`<br><span class="pas-small pas-quiet">${plan.closedOn(short(dayOf(closedAt)))}</span>`}`, tableBar(open, most), open, received]),
  })}
${arrowLink('/klachten/oorzaken', plan.causes)}</section>`
}

export type CampaignForm = Readonly<Record<'name' | 'kind' | 'topic' | 'since' | 'lastDay', string>>

export const campaignsPage = ({ all, form, errors, mayPlan, csrf }: { readonly all: readonly Campaign[]; readonly form: CampaignForm; readonly errors: readonly FieldError[]; readonly mayPlan: boolean; readonly csrf: Html }): Html => html`${pageHead({ title: plan.title })}
${stack('l', errorSummary(errors),
    all.length
      ? card({ body: table({ caption: plan.title, captionHidden: true, stacked: true, head: [plan.name, plan.since, plan.lastDay], rows: all.map(({ id, name, since, lastDay, endedAt }) => [html`${link({ href: `${CAMPAIGN_PATH}/${id}`, label: name })}${endedAt && html`<br><span class="pas-small pas-quiet">${plan.ended}</span>`}`, formatDate(since), formatDate(lastDay)]) }) })
      : paragraph(plan.none),
    mayPlan && html`<form class="pas-panel pas-flow" action="${CAMPAIGN_PATH}" method="post" aria-labelledby="maak">
  ${heading(2, plan.make, { id: 'maak', size: 3 })}
  ${field({ name: 'naam', label: plan.name, hint: plan.nameHint, value: form.name, error: errorOf(errors, 'naam'), maxlength: 200 })}
  ${select({ name: 'soort', label: plan.kind, value: form.kind, options: [{ value: '', label: plan.all }, ...kinds.map((kind) => ({ value: kind, label: kindNames[kind] }))] })}
  ${select({ name: 'onderwerp', label: plan.topic, value: form.topic, options: [{ value: '', label: plan.all }, ...topics.map((topic) => ({ value: topic, label: topicNames[topic] }))] })}
  ${field({ name: 'vanaf', label: plan.since, type: 'date', value: form.since, error: errorOf(errors, 'vanaf') })}
  ${field({ name: 'tot', label: plan.lastDay, hint: plan.lastDayHint, type: 'date', value: form.lastDay, error: errorOf(errors, 'tot') })}
  ${buttonGroup(button({ label: plan.makeButton }))}${csrf}
</form>`)}`

export const campaignPage = (shown: CampaignShown, mayPlan: boolean, csrf: Html): Html => html`${pageHead({ title: plan.one(shown.campaign.name), trail: [{ label: plan.title, href: CAMPAIGN_PATH }, { label: shown.campaign.name }], body: shown.campaign.endedAt && paragraph(plan.ended) })}
${stack('l', campaignPanel(shown), mayPlan && !shown.campaign.endedAt && html`<form action="${CAMPAIGN_PATH}/${shown.campaign.id}/sluit" method="post">${csrf}${button({ label: plan.end, kind: 'secondary' })}</form>`)}`
