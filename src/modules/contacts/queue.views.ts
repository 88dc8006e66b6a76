import { dayOf, formatDate } from '#shared/local-date.ts'
import { equatedDays } from '#modules/eligibility/index.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { link } from '#web/components/link.ts'
import { pagination } from '#web/components/pagination.ts'
import { paragraph, stack } from '#web/components/page.ts'
import { table } from '#web/components/table.ts'
import { titleBar } from '#web/components/workplace.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { kindShort, topicNames, wayNames, work } from './contacts.text.ts'
import { workingDaysLeft } from './domain/terms.ts'
import type { Matter } from './matter.ts'

export const QUEUE_PATH = '/klachten'
/** So many on a page: a screen full, with the buttons still in sight. */
export const PER_PAGE = 25

type QueueView = {
  readonly house: House
  readonly matters: readonly Matter[]
  readonly total: number
  readonly page: number
  readonly me: string
  readonly noneLeft: boolean
  /** Above the queue: the campaign. */
  readonly above?: Content
  readonly csrf: Html
}

/** What is open, the first last day first. No names, and nothing of what people wrote. */
export const queuePage = ({ house, matters, total, page, me, noneLeft, above, csrf }: QueueView): Html => html`<div class="pas-page-head pas-flow pas-flow--s">
  ${titleBar(html`${heading(1, work.queueTitle)}${paragraph(work.queueLead(total))}`, buttonLink({ label: work.newOne, href: `${QUEUE_PATH}/nieuw`, kind: 'secondary', icon: 'speech' }))}
</div>
${stack('l',
    noneLeft && alert({ kind: 'info', body: work.noneLeft }),
    above,
    total === 0
      ? alert({ kind: 'info', body: work.empty })
      : card({
        title: work.first, id: 'eerst', body: html`${matterTable(house, matters, me)}${pagination({ page, pages: Math.ceil(total / PER_PAGE), href: (n) => `${QUEUE_PATH}?pagina=${n}` })}`,
        aside: html`<form action="${QUEUE_PATH}/volgende" method="post">${csrf}${button({ label: work.next })}</form>`,
      }))}`

const matterTable = (house: House, matters: readonly Matter[], me: string): Html => table({
  caption: work.first, captionHidden: true, stacked: true, head: Object.values(work.columns),
  rows: matters.map((matter) => [
    html`${link({ href: `${QUEUE_PATH}/${matter.number}`, label: matter.number, strong: true })}<br>${work.about(kindShort[matter.kind], topicNames[matter.topic])}`,
    work.came(wayNames[matter.cameBy], formatDate(dayOf(matter.receivedAt))),
    timeLeft(house, matter),
    matter.assigneeId === me ? html`<b>${matter.assigneeName}</b>` : matter.assigneeName ?? work.nobody,
  ]),
})

/** Working days, as somebody plans them; red when it is today or past, yellow from five on. */
export function timeLeft(house: House, { lastDay, state }: Matter): Html {
  if (state === 'waiting') return badge({ label: work.waiting, icon: 'clock' })
  const days = workingDaysLeft(house.clock.today(), lastDay, equatedDays)
  return badge({ label: work.left(days), kind: days <= 1 ? 'error' : days <= 5 ? 'warning' : 'plain', icon: days <= 1 ? 'warning' : 'clock' })
}
