import { dayOf, formatDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Answer, page } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { card } from '#web/components/card.ts'
import { pageHead, paragraph, stack } from '#web/components/page.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { readCopies } from './complained-about.ts'
import { lines } from './contact.views.ts'
import { work } from './contacts.text.ts'
import { staffOf } from './staff-form.ts'

export const COPIES_PATH = '/klachten/over-jou'

/** What somebody was complained about, as it was said (Awb 9:9). Only their own. */
export async function showCopies(house: House, visit: Visit): Promise<Answer> {
  const copies = await readCopies(house, staffOf(visit))
  return page({
    title: work.copiesTitle, area: 'work', current: COPIES_PATH,
    body: html`${pageHead({ title: work.copiesTitle, lead: work.copiesLead })}${copies.length
      ? stack('m', copies.map(({ matterId, number, receivedAt, words, extensionToldAt, lastDay, why, settledAt }) => card({
        title: work.copy(number, formatDate(dayOf(receivedAt))), id: `kopie-${matterId}`,
        body: stack('m', lines(words), extensionToldAt && alert({ kind: 'info', title: work.copyExtended(formatDate(lastDay)), body: why ?? '' }), settledAt && paragraph(work.copySettled(formatDate(dayOf(settledAt))))),
      })))
      : alert({ kind: 'info', body: work.copiesNone })}`,
  })
}
