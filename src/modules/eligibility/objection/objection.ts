import type { LocalDate } from '#shared/local-date.ts'
import type { Inadmissible, Missing, NotHeardGround, ObjectionState } from '../domain/objection-states.ts'

/** An objection against a decision. What was written stays sealed with its events. */
export type Objection = {
  readonly id: string
  /** "BZ-26-00012": on letters and on the phone. No secret, and it opens nothing. */
  readonly number: string
  readonly decisionId: string
  readonly applicationId: string
  readonly residentId: string
  readonly state: ObjectionState
  readonly way: 'site' | 'letter' | 'desk'
  readonly receivedOn: LocalDate
  readonly postedOn: LocalDate | undefined
  readonly enteredAt: Date
  readonly enteredBy: string | undefined
  /** After the last day; `excusable` is what a person thinks of that. */
  readonly late: boolean
  readonly excusable: boolean | undefined
  readonly wantsHearing: boolean
  readonly missing: readonly Missing[]
  readonly missingAskedOn: LocalDate | undefined
  readonly missingDue: LocalDate | undefined
  readonly missingOverOn: LocalDate | undefined
  readonly committee: boolean
  /** The last day for our answer. */
  readonly lastDay: LocalDate
  readonly extendedOn: LocalDate | undefined
  readonly extendedWeeks: number | undefined
  readonly agreedUntil: LocalDate | undefined
  readonly hearingAt: Date | undefined
  readonly hearingPlace: string | undefined
  readonly heardOn: LocalDate | undefined
  readonly notHeard: NotHeardGround | undefined
  /** Who handles it: another than who decided. */
  readonly handlerId: string | undefined
  readonly handlerName: string | undefined
  readonly reason: Inadmissible | undefined
  readonly decidedAt: Date | undefined
  readonly newDecisionId: string | undefined
  readonly courtLastDay: LocalDate | undefined
  /** The objector wrote that we are late (4:17). */
  readonly defaultNoticeOn: LocalDate | undefined
}
