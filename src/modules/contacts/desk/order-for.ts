import { catalogue, closedBecause, keptForDesk, type OfferCard } from '#modules/offers/index.ts'
import { afterDraw, alternatives, chosenDelivery, chosenOffer, deliveryFields, explainRefusal, formName, isProblem, partnerAtHome, placeOrder, placeWithPartner, signUp, typedDelivery, usualAtDesk } from '#modules/orders/index.ts'
import { listed, peopleOf, type Person } from '#modules/vouchers/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, page, redirect } from '#web/answer.ts'
import { alert } from '#web/components/alert.ts'
import { button } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { select, checkboxes } from '#web/components/field.ts'
import { narrow, pageHead } from '#web/components/page.ts'
import { isFormKey } from '#web/form-key.ts'
import { type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import type { Staff } from '../matter.ts'
import { comingPlaces, labelWithDay } from '../coming-places.ts'
import { offerList } from '../offer-list.ts'
import { staffOf } from '../staff-form.ts'
import { type CheckedPerson, checkedPerson } from './acts.ts'
import { text } from './desk.text.ts'
import { DESK_PATH, VISIT_PATH } from './desk.views.ts'
import { whatStands } from './draw-for.ts'

/** So many at once: more than a list can be read aloud. */
const MOST = 200

async function whatToOrder(house: House, visit: Visit): Promise<{ readonly open: CheckedPerson; readonly who: Staff; readonly people: readonly Person[]; readonly offers: readonly OfferCard[]; readonly drawn: ReadonlySet<string> }> {
  const who = staffOf(visit)
  const open = await checkedPerson(house, visit)
  const now = house.clock.now()
  // What is kept for the desk is still to be had here.
  const kept = await keptForDesk(house, house.db)
  const there = (await catalogue(house)).filter((offer) => closedBecause(offer.state, offer, offer.soldOut && !kept.has(offer.offerId), now) === undefined)
  const drawn = await afterDraw(house, house.db, there)
  // Between the last sign-up and the draw there is nothing to ask for.
  const offers = there.filter(({ offerId, drawClosesAt }) => !drawClosesAt || drawClosesAt > now || drawn.has(offerId)).toSorted((a, b) => a.title.localeCompare(b.title, 'nl'))
  const people = await peopleOf(house, house.db, open.visit.residentId)
  const partner = people[0] && await partnerAtHome(house, house.db, people[0])
  return { open, who, people: partner ? [...people, partner] : people, offers, drawn }
}

type Shown = { readonly errors?: readonly FieldError[]; readonly refusal?: Html; readonly chosen?: string; readonly people?: readonly string[] }

export async function showOrder(house: House, visit: Visit, { errors = [], refusal, chosen = '', people: ticked }: Shown = {}): Promise<Answer> {
  const { open, people, offers: all, drawn } = await whatToOrder(house, visit)
  const { person, visit: own } = open
  const path = `${VISIT_PATH}/${own.id}/bestel`
  const { offers, head, kept } = await offerList(house, visit, all, { most: MOST, path, chosen })
  const delivery = typedDelivery(visit) ?? await usualAtDesk(house, house.db, own.residentId, { face: own.way === 'desk' })
  return page({
    title: text.orderTitle(person.givenName), area: 'work', current: DESK_PATH, error: errors.length > 0,
    body: html`${pageHead({ title: text.orderTitle(person.givenName), trail: [{ label: person.fullName, href: `${VISIT_PATH}/${own.id}` }, { label: text.order }] })}
${narrow(errorSummary(errors), refusal && alert({ kind: 'warning', body: refusal }), head, comingPlaces(house, offers), html`<form class="pas-panel pas-flow" action="${path}" method="post">
  ${select({ name: 'bon', label: text.orderOffer, value: chosen, error: errorOf(errors, 'bon'), options: [{ value: '', label: text.orderChoose }, ...offers.map((offer) => ({ value: offer.versionId, label: labelOf(house, offer, drawn) }))] })}
  ${checkboxes({ name: 'voor', legend: text.orderFor, values: ticked ?? [people[0]?.id ?? ''], error: errorOf(errors, 'voor'), options: people.map(choice) })}
  ${deliveryFields(house, delivery, { errors, where: 'desk' })}
  ${button({ label: text.orderButton, icon: 'ticket' })}${kept}${visit.csrf()}${visit.idempotency()}
</form>`)}`,
  }, errors.length ? 422 : refusal ? 409 : 200)
}

function labelOf(house: House, offer: OfferCard, drawn: ReadonlySet<string>): string {
  const { offerId, title, drawClosesAt } = offer
  return labelWithDay(house, offer, drawn.has(offerId) ? text.orderAfterDraw(title) : drawClosesAt ? text.orderDraw(title) : title)
}

const choice = (person: Person) => {
  const { givenName, age, partner } = person
  return partner ? { value: formName(person), label: text.orderPartner(givenName), hint: text.orderPartnerHint(givenName) } : { value: formName(person), label: age === undefined ? givenName : `${givenName} (${age})` }
}

/** Why not, and what can be ordered instead for whom: to read aloud. */
async function whyNot(house: House, residentId: string, refusal: Parameters<typeof explainRefusal>[1], offer: OfferCard, about: Person | undefined): Promise<Html> {
  // When it is busy the same goes again in a moment.
  const instead = refusal.reason === 'busy' ? [] : await alternatives(house, house.db, residentId, offer, about)
  return html`<p>${explainRefusal(house, refusal, offer, about)}</p>${instead.length > 0 && html`<p><b>${text.orderInstead}</b></p><ul class="utrecht-unordered-list">${instead.map((one) =>
    html`<li class="utrecht-unordered-list__item">${text.orderInsteadFor(one.offer.title, listed(one.people.map(({ givenName }) => givenName)))}</li>`)}</ul>`}`
}

/** The same one way to a voucher as on the site, in the name of who helped. */
export async function pressOrder(house: House, visit: Visit): Promise<Answer> {
  const { open, who, people } = await whatToOrder(house, visit)
  const { bon: chosen = '', _key: key = '' } = visit.form
  const ticked = visit.many('voor')
  if (!isFormKey(key)) throw new BadRequest('an order without a key')
  const wanted = await chosenOffer(house, chosen)
  const offer = wanted?.card
  // After its draw it is ordered as everything else.
  const byDraw = offer?.drawClosesAt !== undefined && !(await afterDraw(house, house.db, [offer])).has(offer.offerId)
  const forWhom = people.filter((person) => ticked.includes(formName(person)))
  // Somebody who was on the page and is theirs no longer: nothing is ordered for the rest alone.
  const gone = ticked.some((name) => !people.some((person) => formName(person) === name))
  const partner = forWhom.find((person) => person.partner)
  const delivery = await chosenDelivery(house, house.db, typedDelivery(visit), { residentId: open.visit.residentId, offer })
  // Nothing to print before the draw.
  const tooEarly = byDraw && !isProblem(delivery) && delivery.how === 'print'
  const errors = [...(offer ? [] : [{ field: 'bon', message: text.errors.offer }]), ...(gone ? [{ field: 'voor', message: text.errors.gone }] : forWhom.length ? [] : [{ field: 'voor', message: text.errors.people }]), ...(partner && byDraw ? [{ field: 'voor', message: text.errors.drawPartner }] : []), ...(isProblem(delivery) ? delivery : []), ...(tooEarly ? [{ field: 'hoe', message: text.errors.drawPrint }] : [])]
  if (errors.length || !wanted || !offer || isProblem(delivery)) return showOrder(house, visit, { errors, chosen, people: ticked })
  const [self] = people
  const actor = { door: 'staff', id: who.staffId, role: who.role } as const
  const order = { by: self!, people: forWhom.filter((person) => !person.partner), offer: wanted.promised, key, way: 'desk', delivery, actor } as const
  const placed = byDraw ? await signUp(house, { ...order, offer, shown: chosen }) : partner ? await placeWithPartner(house, { ...order, partner }) : await placeOrder(house, order)
  if (placed.ok) return redirect(`${VISIT_PATH}/${open.visit.id}?gedaan=${byDraw ? 'loting' : partner ? 'partner' : 'bon'}`)
  const { refusal: not } = placed
  if (not.reason === 'stands-otherwise') return showOrder(house, visit, { refusal: await whatStands(house, open.visit, not.facts?.signUpId), chosen, people: ticked })
  const about = forWhom.find(({ id }) => id === not.facts?.residentId)
  const refusal = await whyNot(house, open.visit.residentId, not, offer, about)
  return showOrder(house, visit, { refusal, chosen, people: ticked })
}

