import { addDays, addMonths, daysBetween, type LocalDate } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'
import { isComplaint, type Kind } from './matter.ts'

/** What a municipality may set. The law's own numbers are the most it may take. */
export type ContactPolicy = {
  /** Awb 9:11(1): six weeks, ten with a complaints committee (section 9.1.3). */
  readonly complaintWeeks: 6 | 10
  /** Own target in days after receipt. For all but complaints this is what we promise. */
  readonly targetDays: Readonly<Record<Kind, number>>
  /** Days that somebody has to answer what we asked. */
  readonly replyDays: number
  /** Who at the desk sees somebody's income in the reasons of a decision: with a document seen, nobody, or on the telephone too. */
  readonly amountsAtDesk: 'face' | 'never' | 'always'
}

export const ownPolicy: ContactPolicy = {
  complaintWeeks: 6,
  targetDays: { 'complaint': 21, 'question': 5, 'wrong-voucher': 5, 'sign-in': 3, 'suggestion': 21 },
  replyDays: 14,
  amountsAtDesk: 'face',
}

/** Awb 9:11(2). */
const EXTENSION_WEEKS = 4

type EquatedDays = ReadonlySet<string>

export type Term = {
  /** What the resident was told. Ours is never moved past a weekend: a doubt about the law never costs them a day. */
  readonly lastDay: LocalDate
  /** What we aim at; never after `lastDay`. */
  readonly targetDay: LocalDate
}

/** The day after receipt is day 1 (Awb 9:11(1): six weeks after receipt). */
export function termOf(kind: Kind, received: LocalDate, policy: ContactPolicy): Term {
  const target = policy.targetDays[kind]
  const most = isComplaint(kind) ? policy.complaintWeeks * 7 : target
  return { lastDay: addDays(received, most), targetDay: addDays(received, Math.min(target, most)) }
}

/**
 * What came in as one kind and is another. A complaint gets the six weeks of the law from receipt. For the rest we promise
 * as we would today, and never later than we promised before.
 */
export function sortedTerm(kind: Kind, { received, today, lastDay }: { readonly received: LocalDate; readonly today: LocalDate; readonly lastDay: LocalDate }, policy: ContactPolicy): Term {
  if (isComplaint(kind)) return termOf(kind, received, policy)
  const promise = termOf(kind, today, policy).lastDay
  const day = promise < lastDay ? promise : lastDay
  return { lastDay: day, targetDay: day }
}

/** The last working day that still makes it: nobody posts a letter on a Sunday or on Christmas Day. */
export function workOn(lastDay: LocalDate, equated: EquatedDays): LocalDate {
  let day = lastDay
  while (!isWorkingDay(day, equated)) day = addDays(day, -1)
  return day
}

/** Working days from tomorrow up to and with the day itself; none on the day, below zero when it has passed. */
export function workingDaysLeft(today: LocalDate, lastDay: LocalDate, equated: EquatedDays): number {
  const forward = lastDay >= today
  const [from, to] = forward ? [today, lastDay] : [lastDay, today]
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, equated)) days++
  return forward ? days : -Math.max(days, 1)
}

/** Once, by four weeks at most, and while there is still time: told in writing to both (Awb 9:11(2)). */
export const mayExtend = ({ kind, extended, lastDay, today }: { readonly kind: Kind; readonly extended: boolean; readonly lastDay: LocalDate; readonly today: LocalDate }): 'yes' | 'no-complaint' | 'extended-before' | 'too-late' =>
  !isComplaint(kind) ? 'no-complaint' : extended ? 'extended-before' : today > lastDay ? 'too-late' : 'yes'

export const extendedLastDay = (lastDay: LocalDate): LocalDate => addDays(lastDay, EXTENSION_WEEKS * 7)

/**
 * Last day to answer what we asked: a term of the resident moves to the next working day (Algemene termijnenwet art. 1).
 * It is asked in days that stay below the 90 of art. 4.
 */
export function replyLastDay(asked: LocalDate, days: number, equated: EquatedDays): LocalDate {
  let day = addDays(asked, days)
  while (!isWorkingDay(day, equated)) day = addDays(day, 1)
  return day
}

/** The time stood still from the day after the question up to and with the day of the answer: so many days later is the last day. */
export const afterPause = (lastDay: LocalDate, asked: LocalDate, ended: LocalDate): LocalDate => addDays(lastDay, Math.max(0, daysBetween(asked, ended)))

/** A complaint that we do not take up is told within four weeks of receipt (Awb 9:8(3)). */
export const notTakenUpLastDay = (received: LocalDate): LocalDate => addDays(received, 28)

/** One year after our answer (Awb 9:24(1)(g)). Not moved: the Algemene termijnenwet does not hold for years (art. 4). */
export const ombudsmanLastDay = (answered: LocalDate): LocalDate => addMonths(answered, 12)
