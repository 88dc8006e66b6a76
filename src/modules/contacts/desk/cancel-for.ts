import { cancelVoucher, voucherToCancel } from '#modules/orders/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { narrow, pageHead, paragraph } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { formatDate } from '#shared/local-date.ts'
import { staffOf } from '../staff-form.ts'
import { text } from './acts.text.ts'
import { checkedPerson } from './acts.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'

/** An unused voucher of theirs or of their child. Somebody else's is not there. */
async function toCancel(house: House, visit: Visit) {
  const { person, visit: own } = await checkedPerson(house, visit)
  const found = await voucherToCancel(house, own.residentId, visit.params['bon'] ?? '')
  if (!found) throw new NotFound('There is no such voucher of this person.')
  return { person, found, here: `${VISIT_PATH}/${own.id}` }
}

/** Once more, before it ends: what it is, and what there is to say. */
export async function showCancelFor(house: House, visit: Visit, busy = false): Promise<Answer> {
  const { person, found: { shown, open }, here } = await toCancel(house, visit)
  if (!open) return redirect(here)
  const { offer, voucher, person: holder } = shown
  return page({
    title: text.cancelTitle(offer.title), area: 'work', current: DESK_PATH,
    body: html`${pageHead({ title: text.cancelTitle(offer.title), trail: [{ label: person.fullName, href: here }, { label: text.cancel }] })}
${narrow(busy && alert({ kind: 'warning', body: text.busy }), html`<div class="pas-panel pas-flow">${summaryList([
    { label: text.cancelWhat, value: offer.title }, { label: text.cancelFor, value: holder.givenName }, { label: text.cancelUntil, value: formatDate(voucher.validTo) },
  ])}${paragraph(text.cancelLead(person.givenName))}
<form action="${here}/bon/${voucher.id}" method="post">${visit.csrf()}${buttonGroup(button({ label: text.cancel, kind: 'negative' }), buttonLink({ label: text.cancelKeep, href: here, kind: 'subtle' }))}</form></div>`)}`,
  }, busy ? 503 : 200)
}

/** The same one way back as on the site, in the name of who helped. */
export async function pressCancelFor(house: House, visit: Visit): Promise<Answer> {
  const { staffId: id, role } = staffOf(visit)
  const { found, here } = await toCancel(house, visit)
  const cancelled = await cancelVoucher(house, found, { door: 'staff', id, role })
  if (!cancelled.ok && cancelled.refusal.reason === 'busy') return showCancelFor(house, visit, true)
  // Used or cancelled meanwhile: the list says what became of it.
  return redirect(cancelled.ok ? `${here}?gedaan=annuleren` : here)
}
