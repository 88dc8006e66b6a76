import { ownMoment, type OwnPartOf, ownText } from '#modules/residents/index.ts'
import { ordersBy } from './orders.store.ts'
import { text } from './orders.text.ts'

/** When somebody ordered, and through which door; the vouchers stand in the part of that room. */
export const ownOrders: OwnPartOf = async (_house, q, residentId) => ({
  name: 'orders', title: text.own.title,
  records: (await ordersBy(q, residentId)).map(({ at, door }) => [ownMoment('at', text.own.at, at), ownText('door', text.own.by, door, text.own.doors[door])]),
})
