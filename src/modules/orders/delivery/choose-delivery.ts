import type { Queryable } from '#db/database.ts'
import { letterAddress, reachOf } from '#modules/residents/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { errorOf } from '#web/components/errors.ts'
import { type Choice, radios } from '#web/components/field.ts'
import type { Html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { type Delivery, type DeliveryChoice, ON_THE_PHONE, readDelivery } from '../domain/delivery.ts'
import { text } from '../orders.text.ts'
import { lastDelivery } from './delivery.store.ts'

/** What the form holds of it, as it was typed. */
export type DeliveryForm = { readonly how: string; readonly stip: string }

/** What somebody chose the last time. Who never ordered is on the site now: on the phone. */
export async function usualDelivery(house: House, q: Queryable, residentId: string): Promise<DeliveryForm> {
  const [last] = await lastDelivery(q, residentId)
  const known = last && readDelivery(last.delivery, last.pickUpAt ?? '', stipsOf(house))
  return formOf(known ?? ON_THE_PHONE)
}

/** At the desk nobody holds a phone for somebody else: what they chose the last time, or what fits how they want to be reached. */
export async function usualAtDesk(house: House, q: Queryable, residentId: string, { face }: { readonly face: boolean }): Promise<DeliveryForm> {
  const [last] = await lastDelivery(q, residentId)
  const known = last && readDelivery(last.delivery, last.pickUpAt ?? '', stipsOf(house))
  if (known && known.how !== 'print') return formOf(known)
  if (face) return { how: 'print', stip: '' }
  return { how: (await reachOf(house, q, residentId)).channel === 'letter' ? 'post' : 'phone', stip: '' }
}
const formOf = (choice: DeliveryChoice): DeliveryForm => ({ how: choice.how, stip: choice.how === 'stip' ? choice.stip : '' })
const stipsOf = (house: House): string[] => house.municipality.desks.map(({ name }) => name)

export const typedDelivery = ({ form }: Visit): DeliveryForm | undefined => (form['hoe'] === undefined ? undefined : { how: form['hoe'], stip: form['stip'] ?? '' })

/** The same question on the site and at the desk. */
export function deliveryFields({ how }: DeliveryForm, errors: readonly FieldError[], where: 'site' | 'desk'): Html {
  const words = where === 'site' ? text.delivery : text.deliveryDesk
  const option = (value: Exclude<Delivery, 'stip'>): Choice => ({ value, label: words.ways[value].label, hint: words.ways[value].hint })
  return radios({ name: 'hoe', legend: words.legend, value: how, error: errorOf(errors, 'hoe'), options: [option('phone'), option('print'), option('post')] })
}

/**
 * What was chosen, or what is wrong with it. A form of before this question was asked has no answer: on the phone. Nothing is
 * posted to who has no address: looked up only for the post.
 */
export async function chosenDelivery(house: House, q: Queryable, typed: DeliveryForm | undefined, residentId: string): Promise<DeliveryChoice | readonly FieldError[]> {
  if (!typed) return ON_THE_PHONE
  const choice = readDelivery(typed.how, typed.stip, stipsOf(house))
  if (!choice) return [{ field: 'hoe', message: text.delivery.errors.choose }]
  if (choice.how === 'post' && !(await letterAddress(house, q, residentId))?.lines.length) return [{ field: 'hoe', message: text.delivery.errors.noAddress }]
  return choice
}
export const isProblem = (chosen: DeliveryChoice | readonly FieldError[]): chosen is readonly FieldError[] => Array.isArray(chosen)
