import { addDays, type LocalDate } from '#shared/local-date.ts'
import { lastDayOf } from './clock.ts'
import { type EquatedDays, nextWorkingDay } from './terms.ts'

/** What our term to answer an objection is made of (Awb 7:10). */
export type ObjectionClock = {
  /** The day on which the decision was made known; the term for objections ends six weeks later. */
  readonly announcedOn: LocalDate
  readonly objectionWeeks: number
  readonly receivedOn: LocalDate
  readonly late: boolean
  /** 6, or 12 with a committee. */
  readonly weeks: number
  readonly stop?: { readonly askedOn: LocalDate; readonly overOn: LocalDate | undefined } | undefined
  readonly extension?: { readonly on: LocalDate; readonly weeks: number } | undefined
  readonly agreedUntil?: LocalDate | undefined
}

/**
 * The last day for our answer. Counted from the day after the term for objections ended, not from receipt (7:10(1)); for who
 * came late from the day it came in, because that term was over by then. The municipality's own term is never moved past a
 * weekend. It stands still while something is missing, and is made longer once, or further when the objector agrees.
 */
export function answerLastDay({ announcedOn, objectionWeeks, receivedOn, late, weeks, stop, extension, agreedUntil }: ObjectionClock, today: LocalDate): LocalDate {
  const from = late ? receivedOn : addDays(announcedOn, objectionWeeks * 7)
  const last = lastDayOf({ receivedOn: from, weeks, stops: stop ? [stop] : [], extension }, today)
  return agreedUntil && agreedUntil > last ? agreedUntil : last
}

/**
 * Whether an objection came after its last day (6:9): received on that day is in time; a letter also when it was posted by
 * then and came within a week of the end.
 */
export const isLate = ({ lastDay, receivedOn, postedOn }: { readonly lastDay: LocalDate; readonly receivedOn: LocalDate; readonly postedOn: LocalDate | undefined }): boolean =>
  receivedOn > lastDay && !(postedOn !== undefined && postedOn <= lastDay && receivedOn <= addDays(lastDay, 7))

/** Six weeks to go to court, the day after the letter is day 1 (6:7, 6:8); a term of the resident ends on a working day. */
export const courtLastDay = (announced: LocalDate, equated: EquatedDays): LocalDate => nextWorkingDay(addDays(announced, 42), equated)
