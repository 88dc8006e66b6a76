import type { LocalDate } from '#shared/local-date.ts'
import { ageFits, type Audience } from './terms.ts'

/** What is known of somebody who may want an offer. */
export type Somebody = {
  readonly born: LocalDate
  /** Somebody of the household is younger than 18. */
  readonly withChildren: boolean
  /** "9741 AB", or its first four digits. Undefined when it is not known (a secret address). */
  readonly postcode: string | undefined
  /** Never had a pass before this one. */
  readonly firstPass: boolean
}

/** The same codes as an order is refused with (orders/domain/may-order.ts). */
export type NotFor = 'not-for-this-age' | 'not-for-this-person' | 'outside-area' | 'not-first-pass'

/** Why an offer is not for somebody who may use it from one day to another (both included); undefined when it is. */
export function notFor(audience: Audience, { born, withChildren, postcode, firstPass }: Somebody, from: LocalDate, until: LocalDate): NotFor | undefined {
  if (!ageFits(audience, born, from, until)) return 'not-for-this-age'
  if (audience.forWhom === 'household-with-children' && !withChildren) return 'not-for-this-person'
  if (audience.postcodes?.length && !audience.postcodes.includes(postcode?.slice(0, 4) ?? '')) return 'outside-area'
  if (audience.firstPassOnly && !firstPass) return 'not-first-pass'
  return undefined
}
