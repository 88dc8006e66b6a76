import type { Result } from '#shared/result.ts'
import { look } from '#modules/audit/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import type { OrderRefusal } from './domain/may-order.ts'
import { type PlacedOrder, placeOrder } from './place-order.ts'

export type DeskOrder = {
  readonly staff: { readonly id: string; readonly role: string }
  /** Who asked for it, at the counter or on the phone; and for whom, by id: themselves, their own children. */
  readonly residentId: string
  readonly people: readonly string[]
  readonly offer: PromisedOffer
  readonly key: string
  /** Why the colleague looks at this person, and from which page: for the processing log. */
  readonly purpose: string
  readonly page: string
}

/**
 * What the form on the site does, by a colleague for who asked: the same door, the same rules, and besides those what is held
 * for the desk. The resident gets the message. The line in the processing log is there before anything of them is read.
 * Undefined: somebody of these people is not theirs to order for.
 */
export async function orderAtDesk(house: House, { staff, residentId, people: ids, offer, key, purpose, page }: DeskOrder): Promise<Result<PlacedOrder, OrderRefusal> | undefined> {
  await house.db.transaction((tx) => look(house, tx, { staffId: staff.id, purpose, residentId, activity: 'stadjerspas-orders', page }))
  const all = await peopleOf(house, house.db, residentId)
  const people = all.filter(({ id }) => ids.includes(id))
  const [by] = all
  if (!by || people.length === 0 || people.length !== new Set(ids).size) return undefined
  return placeOrder(house, { by, people, offer, key, way: 'desk', actor: { door: 'staff', id: staff.id, role: staff.role } })
}
