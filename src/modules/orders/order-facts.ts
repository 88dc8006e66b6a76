import type { Queryable } from '#db/database.ts'
import { passesOfHousehold } from '#modules/passes/index.ts'
import { ageFits, agesOf, closedBecause, type OfferCard, periodOf } from '#modules/offers/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import type { Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { mayOrder } from './domain/may-order.ts'
import * as store from './orders.store.ts'

export type Chance = { readonly person: Person; readonly outcome: ReturnType<typeof mayOrder> }

/**
 * For each of these people, what would come of ordering this offer now. For explaining beforehand only: what counts is
 * what the database says at the order itself.
 */
export async function chances(house: House, q: Queryable, people: readonly Person[], offer: OfferCard, way: 'order' | 'draw' = 'order'): Promise<Chance[]> {
  const now = house.clock.now()
  const today = house.clock.today()
  const [self] = people
  if (!self) return []
  const passes = await passesOfHousehold(house, q, self.householdId, today)
  const cards = await residentCards(house, q, people.map(({ id }) => id))
  const period = offer.limit && periodOf(offer.limit.period, today)
  const subject = (person: Person): string => offer.limit?.per === 'household' ? passes.find(({ residentId }) => residentId === person.id)?.householdId ?? person.householdId : person.id
  const uses = offer.limit ? await store.limitUse(q, [...new Set(people.map(subject))], offer.offerId, offer.limit.per, offer.limit.period, period?.from ?? '-infinity') : []
  // The later of the two days: as text they sort as they fall.
  const [, from = today] = [today, offer.usableFrom].sort()
  const closed = closedBecause(offer.state, offer, offer.soldOut, now) ?? (today > offer.usableUntil ? 'no-longer-orderable' : undefined)
  const { forWhom, postcodes, firstPassOnly } = offer.audience
  const asksMore = forWhom === 'household-with-children' || postcodes !== undefined || firstPassOnly === true
  const left = offer.soldOut || offer.voucherValue !== undefined ? await store.leftOver(q, offer.offerId) : undefined
  return Promise.all(people.map(async (person) => {
    const born = cards.find(({ id }) => id === person.id)?.born
    const pass = passes.find(({ residentId }) => residentId === person.id)
    const ages = agesOf(offer.audience)
    return {
      person,
      outcome: mayOrder({
        hasPass: pass !== undefined, closed, opens: offer.orderableFrom, ...ages, drawCloses: way === 'order' ? offer.drawClosesAt : undefined,
        ageFits: born ? ageFits(offer.audience, born, from, offer.usableUntil) : ages.minAge === undefined && ages.maxAge === undefined,
        barred: asksMore && pass ? (await store.barred(q, { residentId: person.id, passId: pass.id }, today, offer.audience)).reason ?? undefined : undefined,
        limit: offer.limit && { count: offer.limit.count, per: offer.limit.per, used: uses.find(({ subject_id }) => subject_id === subject(person))?.used ?? 0, lastDay: period?.to },
        heldForDesk: left?.remaining ?? undefined, budgetSpent: left?.affordable === false ? left.budget_total ?? 0 : undefined,
      }),
    }
  }))
}
