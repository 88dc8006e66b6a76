import type { Queryable } from '#db/database.ts'
import { letterAddress, reachOf } from '#modules/residents/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { errorOf } from '#web/components/errors.ts'
import { type Choice, select, radios } from '#web/components/field.ts'
import { type Html, html } from '#web/html.ts'
import type { Visit } from '#web/route.ts'
import { type Delivery, type DeliveryChoice, inTime, ON_THE_PHONE, readDelivery } from '../domain/delivery.ts'
import { deliveryTermsOf } from './delivery-terms.ts'
import { orderText } from '../order-words.ts'
import { text } from '../orders.text.ts'
import { lastDelivery } from './delivery.store.ts'

/** What the form holds of it, as it was typed. */
export type DeliveryForm = { readonly how: string; readonly stip: string }
/** `drawClosesAt`: nobody has it before the draw. */
type Offer = { readonly usableUntil: LocalDate; readonly drawClosesAt?: Date | undefined }

const orderedOn = (house: House, { drawClosesAt }: Offer): LocalDate => (drawClosesAt ? dayOf(drawClosesAt) : house.clock.today())
const stipsOf = (house: House): string[] => house.municipality.desks.map(({ name }) => name)
const formOf = (choice: DeliveryChoice): DeliveryForm => ({ how: choice.how, stip: choice.how === 'stip' ? choice.stip : '' })

type Last = { readonly delivery: Delivery; readonly pickUpAt: string | undefined }
const asBefore = (house: House, last: Last | undefined): DeliveryChoice | undefined => last && readDelivery(last.delivery, last.pickUpAt ?? '', stipsOf(house))

/** What somebody chose the last time. Who never ordered is on the site now: on the phone. */
export const usualDelivery = (house: House, last: Last | undefined): DeliveryForm => formOf(asBefore(house, last) ?? ON_THE_PHONE)

/** At the desk nobody holds a phone for somebody else: what they chose the last time, or what fits how they want to be reached. */
export async function usualAtDesk(house: House, q: Queryable, residentId: string, { face }: { readonly face: boolean }): Promise<DeliveryForm> {
  const last = asBefore(house, await lastDelivery(q, residentId))
  if (last && last.how !== 'print') return formOf(last)
  if (face) return { how: 'print', stip: '' }
  return { how: (await reachOf(house, q, residentId)).channel === 'letter' ? 'post' : 'phone', stip: '' }
}

export const typedDelivery = ({ form }: Visit): DeliveryForm | undefined => (form['hoe'] === undefined ? undefined : { how: form['hoe'], stip: form['stip'] ?? '' })

type Fields = { readonly errors: readonly FieldError[]; readonly where: 'site' | 'desk' | 'draw'; /** Known on the page of an offer: what would come too late cannot be chosen. */ readonly offer?: Offer; readonly lang?: Language }

/** The same question on the site and at the desk. Which Stip stands under it, and is only read when it is one. */
export function deliveryFields(house: House, { how, stip }: DeliveryForm, { errors, where, offer, lang = 'nl' }: Fields): Html {
  const site = orderText[lang].delivery
  const words = where === 'desk' ? text.deliveryDesk : site
  const inDraw = orderText[lang].drawDelivery
  const hints = where === 'draw' ? inDraw.hints : {}
  const late = (value: Delivery): boolean => offer !== undefined && !inTime(value, orderedOn(house, offer), offer.usableUntil, deliveryTermsOf(house))
  const option = (value: Delivery): Choice => ({ value, label: words.ways[value].label, ...(late(value) && offer ? { unavailable: site.tooLate(spoken[lang].date(offer.usableUntil)) } : { hint: value in hints ? hints[value as keyof typeof hints] : words.ways[value].hint }) })
  const chosen = late(how as Delivery) ? 'phone' : how
  // At the desk paper is printed now, and before a draw there is nothing to print.
  const notYet = where === 'desk' && offer?.drawClosesAt !== undefined
  return html`<div class="pas-delivery pas-flow">${
    radios({ name: 'hoe', legend: where === 'draw' ? inDraw.legend : words.legend, value: chosen, error: errorOf(errors, 'hoe'), options: (['phone', 'print', 'post', 'stip'] as const).filter((way) => !(way === 'print' && notYet)).map(option) })}${
    !late('stip') && html`<div class="pas-delivery__stip">${select({
      name: 'stip', label: words.stip, value: stip, error: errorOf(errors, 'stip'), options: [{ value: '', label: site.chooseStip }, ...stipsOf(house).map((name) => ({ value: name, label: name }))],
    })}</div>`}</div>`
}

/**
 * What was chosen, or what is wrong with it. A form of before this question was asked has no answer: on the phone. Nothing is
 * posted to who has no address (looked up only for the post), and nothing comes after its last day.
 */
export async function chosenDelivery(house: House, q: Queryable, typed: DeliveryForm | undefined, { residentId, offer, lang = 'nl' }: { readonly residentId: string; readonly offer: Offer | undefined; readonly lang?: Language }): Promise<DeliveryChoice | readonly FieldError[]> {
  if (!typed) return ON_THE_PHONE
  const { errors } = orderText[lang].delivery
  const choice = readDelivery(typed.how, typed.stip, stipsOf(house))
  if (!choice) return typed.how === 'stip' ? [{ field: 'stip', message: errors.stip }] : [{ field: 'hoe', message: errors.choose }]
  if (offer && !inTime(choice.how, orderedOn(house, offer), offer.usableUntil, deliveryTermsOf(house))) return [{ field: 'hoe', message: errors.tooLate(spoken[lang].date(offer.usableUntil)) }]
  if (choice.how === 'post' && !(await letterAddress(house, q, residentId))?.lines.length) return [{ field: 'hoe', message: errors.noAddress }]
  return choice
}
export const isProblem = (chosen: DeliveryChoice | readonly FieldError[]): chosen is readonly FieldError[] => Array.isArray(chosen)
