import { formatDayAndDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type DeliveryChoice, deliveryTerms, postedBy } from '../domain/delivery.ts'

/** Names the event of an order in its message. What is posted is found by it. */
export const orderKey = (orderId: string): string => `order-placed ${orderId}`

/** The message of an order, by how its vouchers come: what happens now, and by when. For the post the message is the letter itself. */
export function toldOf(house: House, delivery: DeliveryChoice, today: LocalDate): { readonly kind: string; readonly values: Readonly<Record<string, string>> } {
  const terms = deliveryTerms(house.municipality.delivery)
  return delivery.how === 'post' ? { kind: 'order-by-post', values: { postBy: formatDayAndDate(postedBy(today, terms)) } } : { kind: 'order-placed', values: {} }
}
