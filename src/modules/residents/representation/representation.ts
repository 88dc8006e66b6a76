import { addDays, addMonths, ageOn, type LocalDate } from '#shared/local-date.ts'

export const KINDS = ['parent', 'bewindvoerder', 'mentor', 'authorised'] as const
export type RepresentationKind = (typeof KINDS)[number]
/** What staff saw before they wrote it down. */
export const REPRESENTATION_GROUNDS = ['birth-register', 'court-order', 'curateleregister', 'signed-authorisation'] as const
export type RepresentationGround = (typeof REPRESENTATION_GROUNDS)[number]

/** Somebody may act for a resident, from a day until a day (included; undefined: until it is ended). */
export type Representation = {
  readonly id: string
  readonly residentId: string
  readonly representativeName: string
  readonly kind: RepresentationKind
  readonly ground: RepresentationGround
  readonly groundSeenOn: LocalDate
  readonly from: LocalDate
  readonly to: LocalDate | undefined
  readonly enteredAt: Date
  readonly endedAt: Date | undefined
  /** When the resident was born; undefined when the register knows no whole day. */
  readonly residentBorn: LocalDate | undefined
}

/** Whether it holds on a day. The last day is included; ended is over at once; a parent is none any more from the 18th birthday (BW 1:233). */
export const holds = ({ kind, from, to, endedAt, residentBorn }: Pick<Representation, 'kind' | 'from' | 'to' | 'endedAt' | 'residentBorn'>, today: LocalDate): boolean =>
  endedAt === undefined && from <= today && (to === undefined || today <= to) && !(kind === 'parent' && isOfAge(residentBorn, today))

const MOST_YEARS = 5
/** Who has no whole day of birth is of age when somebody sees that. */
const isOfAge = (born: LocalDate | undefined, on: LocalDate): boolean => born !== undefined && ageOn(born, on) >= 18

/**
 * The last day that can be written down today: what a court ordered for longer is looked at and written down again by then, and a
 * parent has the day before the 18th birthday. 'of-age': a parent of somebody of 18 or older, who has none any more.
 */
export function longestUntil(kind: RepresentationKind, born: LocalDate | undefined, today: LocalDate): LocalDate | 'of-age' {
  const longest = addMonths(today, MOST_YEARS * 12)
  if (kind !== 'parent' || born === undefined) return longest
  if (isOfAge(born, today)) return 'of-age'
  const birthday = addMonths(born, 18 * 12)
  // Born on 29 February: of age on 1 March.
  const last = isOfAge(born, birthday) ? addDays(birthday, -1) : birthday
  return [last, longest].toSorted()[0]!
}
