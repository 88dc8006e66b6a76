import { addDays, daysBetween, type LocalDate } from '#shared/local-date.ts'

/** A question stood open: asked on a day, and over on a day (answered, taken back, or the day after its last day). */
type Stop = { readonly askedOn: LocalDate; readonly overOn: LocalDate | undefined }

/** What our own term is made of. Our term is never moved past a weekend: a doubt about the law never costs the resident a day. */
export type ClockFacts = {
  readonly receivedOn: LocalDate
  /** Awb 4:13: at most 8. */
  readonly weeks: number
  readonly stops: readonly Stop[]
  /** Awb 4:14: once. */
  readonly extension?: { readonly on: LocalDate; readonly weeks: number } | undefined
}

/** Awb 4:15(1)(a): from the day after the question, until the day on which it is over; that day counts again. */
const daysStopped = ({ askedOn, overOn }: Stop, today: LocalDate): number => Math.max(0, daysBetween(askedOn, overOn ?? today) - 1)

/**
 * The last day for our decision; while a question stands open, what it would be if it were over today. A term that has
 * ended cannot be stopped or made longer: a question or an extension after it changes nothing.
 */
export function lastDayOf({ receivedOn, weeks, stops, extension }: ClockFacts, today: LocalDate): LocalDate {
  const changes = [
    ...stops.map((stop) => ({ on: stop.askedOn, days: daysStopped(stop, today) })),
    ...(extension ? [{ on: extension.on, days: extension.weeks * 7 }] : []),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return changes.reduce((last, { on, days }) => (on <= last ? addDays(last, days) : last), addDays(receivedOn, weeks * 7))
}

/** The day from which a question no longer stands open: when it was closed, but never later than the day after its last day. */
export function overOn(closedOn: LocalDate | undefined, dueOn: LocalDate): LocalDate | undefined {
  if (!closedOn) return undefined
  const after = addDays(dueOn, 1)
  return closedOn < after ? closedOn : after
}

/** Last day to make known that an application is set aside (Awb 4:5(4)): four weeks after it was completed or the term went by. */
export const setAsideLastDay = (over: LocalDate): LocalDate => addDays(over, 28)
