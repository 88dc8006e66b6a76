import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { text } from '../orders.text.ts'
import { type DeliveryChoice, pickUpDays, postedBy } from '../domain/delivery.ts'
import { deliveryTermsOf } from './delivery-terms.ts'

/** Names the event of an order in its message. What is posted is found by it. */
export const orderKey = (orderId: string): string => `order-placed ${orderId}`

/** Messages that go out with vouchers in the same envelope. */
export const BY_POST: readonly string[] = ['order-by-post', 'ordered-for-you-by-post', 'draw-won-by-post']

type Told = { readonly kind: string; readonly values: (lang: Language) => Readonly<Record<string, string>> }

/** The message of an order, by how its vouchers come: what happens now, and by when. For the post the message is the letter itself. */
export function toldOf(house: House, delivery: DeliveryChoice, { today, usableUntil, orderedBy }: { readonly today: LocalDate; readonly usableUntil: LocalDate; readonly orderedBy: Person | undefined }): Told {
  const terms = deliveryTermsOf(house)
  const by: Readonly<Record<string, string>> = orderedBy ? { orderedBy: orderedBy.givenName } : {}
  if (delivery.how === 'post') return { kind: orderedBy ? 'ordered-for-you-by-post' : 'order-by-post', values: (lang) => ({ ...by, postBy: spoken[lang].dayAndDate(postedBy(today, terms)) }) }
  if (delivery.how !== 'stip') return { kind: orderedBy ? 'ordered-for-you' : 'order-placed', values: () => by }
  const { from, until } = pickUpDays(today, usableUntil, terms)
  return { kind: orderedBy ? 'ordered-for-you-at-stip' : 'order-at-stip', values: (lang) => ({ ...by, ...stipWords(house, delivery.stip, lang), pickUpFrom: spoken[lang].dayAndDate(from), pickUpUntil: spoken[lang].dayAndDate(until) }) }
}

/** A Stip as people find it. The way to one that the configuration no longer knows is that to any other: there it is printed too. The hours stand within a sentence. */
export function stipWords(house: House, stip: string, lang: Language = 'nl'): { readonly stip: string; readonly stipAddress: string; readonly stipHours: string } {
  const desk = house.municipality.desks.find(({ name }) => name === stip)
  if (!desk) return { stip: text.someStip, stipAddress: text.otherStip(stip), stipHours: text.otherStipHours(house.municipality.phone) }
  const hours = desk.hours.charAt(0).toLowerCase() + desk.hours.slice(1)
  return { stip, stipAddress: desk.address, stipHours: (lang === 'en' ? desk.hoursEnglish : undefined) ?? hours }
}
