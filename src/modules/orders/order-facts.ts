import type { Queryable } from '#db/database.ts'
import { ageFits, agesOf, closedBecause, type OfferCard, periodOf } from '#modules/offers/index.ts'
import { peopleAmong, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { ok } from '#shared/result.ts'
import { mayOrder } from './domain/may-order.ts'
import { maySayOfPartner } from './domain/told-of-partner.ts'
import * as store from './orders.store.ts'

export type Chance = { readonly person: Person; readonly outcome: ReturnType<typeof mayOrder> }
type Way = 'order' | 'draw'

/**
 * For a resident and the children whose vouchers they order, what would come of ordering this offer now: in one question
 * for the whole household. For explaining beforehand only: what counts is what the database says at the order itself.
 */
export const chancesAround = async (house: House, q: Queryable, residentId: string, offer: OfferCard, way: Way = 'order'): Promise<readonly Chance[]> =>
  (await beforeOrdering(house, q, residentId, offer, way)).people

export type BeforeOrdering = { readonly people: readonly Chance[]; readonly last: store.BeforeRow['last'] }
type PartnerOf = (self: Person | undefined) => Promise<Person | undefined>

/** The same, with how their newest order came and, where `partnerOf` finds one, the partner. */
export async function beforeOrdering(house: House, q: Queryable, residentId: string, offer: OfferCard, way: Way = 'order', partnerOf: PartnerOf = async () => undefined): Promise<BeforeOrdering> {
  const rows = await read(house, q, residentId, offer)
  if (!rows.length) throw new NotFound('resident')
  const people = peopleAmong(rows, residentId, house.clock.today())
  // Only who lives with another adult is asked about: nobody else's page waits for it.
  const partner = rows.length > people.length ? await partnerOf(people[0]) : undefined
  const chances = await weigh(house, q, partner ? [...people, partner] : people, rows, offer, way)
  return { people: chances.map((chance) => (chance.person.partner ? discreet(chance) : chance)), last: rows.find(({ id }) => id === residentId)?.last }
}

/** Of a partner no more than they may know of each other: whether it goes for them is seen when it is ordered. */
const discreet = ({ person, outcome }: Chance): Chance => ({ person, outcome: outcome.ok || !maySayOfPartner(outcome.refusal) ? ok({ left: undefined }) : outcome })

/** The same for these people of one household. */
export async function chances(house: House, q: Queryable, people: readonly Person[], offer: OfferCard, way: Way = 'order'): Promise<Chance[]> {
  const [self] = people
  return self ? weigh(house, q, people, await read(house, q, self.id, offer), offer, way) : []
}

const read = (house: House, q: Queryable, residentId: string, { offerId, limit }: OfferCard): Promise<store.BeforeRow[]> => {
  const on = house.clock.today()
  return store.beforeOrder(q, { residentId, on, offerId, limit: limit && { per: limit.per, period: limit.period, start: periodOf(limit.period, on)?.from ?? '-infinity' } })
}

async function weigh(house: House, q: Queryable, people: readonly Person[], rows: readonly store.BeforeRow[], offer: OfferCard, way: Way): Promise<Chance[]> {
  const now = house.clock.now()
  const today = house.clock.today()
  const period = offer.limit && periodOf(offer.limit.period, today)
  // The later of the two days: as text they sort as they fall.
  const [, from = today] = [today, offer.usableFrom].sort()
  const closed = closedBecause(offer.state, offer, offer.soldOut, now) ?? (today > offer.usableUntil ? 'no-longer-orderable' : undefined)
  const { forWhom, postcodes, firstPassOnly } = offer.audience
  const asksMore = forWhom === 'household-with-children' || postcodes !== undefined || firstPassOnly === true
  const left = offer.soldOut || offer.voucherValue !== undefined ? await store.leftOver(q, offer.offerId) : undefined
  return Promise.all(people.map(async (person) => {
    const { born, passId, used = 0 } = rows.find(({ id }) => id === person.id) ?? {}
    const ages = agesOf(offer.audience)
    return {
      person,
      outcome: mayOrder({
        hasPass: passId !== undefined, closed, opens: offer.orderableFrom, ...ages, drawCloses: way === 'order' ? offer.drawClosesAt : undefined,
        ageFits: born ? ageFits(offer.audience, born, from, offer.usableUntil) : ages.minAge === undefined && ages.maxAge === undefined,
        barred: asksMore && passId ? (await store.barred(q, { residentId: person.id, passId }, today, offer.audience)).reason ?? undefined : undefined,
        limit: offer.limit && { count: offer.limit.count, per: offer.limit.per, used, lastDay: period?.to },
        heldForDesk: left?.remaining ?? undefined, budgetSpent: left?.affordable === false ? left.budget_total ?? 0 : undefined,
      }),
    }
  }))
}
