import { changeDrawDelivery, changeWords, chosenDelivery, comesWords, deliveryFields, isProblem, ownSignUp, type ShownSignUp, typedDelivery, withdrawSignUp } from '#modules/orders/index.ts'
import { listed } from '#modules/vouchers/index.ts'
import { dayOf, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { errorSummary } from '#web/components/errors.ts'
import { arrowLink } from '#web/components/link.ts'
import { narrow, pageHead } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { staffOf } from '../staff-form.ts'
import { text } from './acts.text.ts'
import { checkedPerson } from './acts.ts'
import { DESK_PATH, VISIT_PATH } from './desk-paths.ts'
import { text as deskText } from './desk.text.ts'

/** A draw this person takes part in. Somebody else's sign-up is not there. */
async function theirSignUp(house: House, visit: Visit) {
  const { person, visit: own } = await checkedPerson(house, visit)
  const shown = await ownSignUp(house, own.residentId, visit.params['loting'] ?? '')
  if (!shown) throw new NotFound('There is no such sign-up of this person.')
  return { person, shown, here: `${VISIT_PATH}/${own.id}`, owner: { residentId: own.residentId, actor: { door: 'staff', ...idAndRole(visit) } } as const }
}

const idAndRole = (visit: Visit) => { const { staffId: id, role } = staffOf(visit); return { id, role } }

export const drawFacts = ({ draw, offer, people, comes, waits, was }: ShownSignUp) => [
  { label: text.drawFor, value: listed(people.map(({ givenName }) => givenName)) },
  { label: text.drawWhen, value: `${formatDayAndDate(dayOf(draw.closesAt))}, ${formatTime(draw.closesAt)}${waits ? text.drawWaits : ''}` },
  { label: text.drawHow, value: comesWords(comes) },
  ...(was ? [{ label: text.drawWas, value: `${was.promised.title}, ${was.promised.benefit.deal}` }, { label: text.drawNow, value: `${offer.title}, ${offer.benefit.deal}. ${text.drawChanged(changeWords(was.changes))}` }] : []),
]

/** Instead of a second sign-up: what stands, to read aloud, and where it is changed or stopped. */
export async function whatStands(house: House, { residentId, id }: { readonly residentId: string; readonly id: string }, signUpId: string | undefined): Promise<Html> {
  const shown = await ownSignUp(house, residentId, signUpId ?? '')
  return html`<p>${text.drawStands}</p>${shown && summaryList(drawFacts(shown))}${arrowLink(`${VISIT_PATH}/${id}/loting/${signUpId}`, text.drawOpen)}`
}

/** Until the draw: another way for the bon, or not taking part after all. */
export async function showDrawFor(house: House, visit: Visit, errors: readonly FieldError[] = []): Promise<Answer> {
  const { person, shown, here } = await theirSignUp(house, visit)
  if (!shown.mayLeave) return redirect(here)
  const { one, draw, offer, comes, open } = shown
  const typed = typedDelivery(visit) ?? { how: comes.how, stip: comes.how === 'stip' ? comes.stip : '' }
  return page({
    title: text.drawTitle(offer.title), area: 'work', current: DESK_PATH, error: errors.length > 0,
    body: html`${pageHead({ title: text.drawTitle(offer.title), trail: [{ label: person.fullName, href: here }, { label: text.draw }] })}
${narrow(errorSummary(errors), html`<div class="pas-panel pas-flow">${summaryList(drawFacts(shown))}
${open && html`<form class="pas-flow" action="${here}/loting/${one.id}" method="post">${visit.csrf()}${
  deliveryFields(house, typed, { errors, where: 'desk', offer: { usableUntil: offer.usableUntil, drawClosesAt: draw.closesAt } })}${
  buttonGroup(button({ label: text.drawSave }), buttonLink({ label: text.drawKeep, href: here, kind: 'subtle' }))}</form>`}
<form class="pas-flow" action="${here}/loting/${one.id}/stoppen" method="post">${visit.csrf()}<p>${open ? text.drawLeaveLead(person.givenName) : text.drawLeaveLate(person.givenName)}</p>${button({ label: text.drawLeave, kind: 'negative' })}</form></div>`)}`,
  }, errors.length ? 422 : 200)
}

export async function pressDrawFor(house: House, visit: Visit): Promise<Answer> {
  const { shown: { one, draw, offer, open }, here, owner } = await theirSignUp(house, visit)
  if (!open) return redirect(here)
  const chosen = await chosenDelivery(house, house.db, typedDelivery(visit) ?? { how: '', stip: '' }, { residentId: owner.residentId, offer: { usableUntil: offer.usableUntil, drawClosesAt: draw.closesAt } })
  if (isProblem(chosen)) return showDrawFor(house, visit, chosen)
  // Nothing to print before the draw.
  if (chosen.how === 'print') return showDrawFor(house, visit, [{ field: 'hoe', message: deskText.errors.drawPrint }])
  return redirect((await changeDrawDelivery(house, owner, one.id, chosen)) ? `${here}?gedaan=loting-anders` : here)
}

export async function pressLeaveFor(house: House, visit: Visit): Promise<Answer> {
  const { shown: { one }, here, owner } = await theirSignUp(house, visit)
  return redirect((await withdrawSignUp(house, owner, one.id)) ? `${here}?gedaan=loting-uit` : here)
}
