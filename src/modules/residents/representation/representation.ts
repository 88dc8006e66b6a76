import type { LocalDate } from '#shared/local-date.ts'

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
}

/** Whether it holds on a day. The last day is included; ended is over at once. */
export const holds = ({ from, to, endedAt }: Pick<Representation, 'from' | 'to' | 'endedAt'>, today: LocalDate): boolean =>
  endedAt === undefined && from <= today && (to === undefined || today <= to)
