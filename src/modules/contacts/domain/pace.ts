import { addDays, type LocalDate } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'

export type DayCount = { readonly day: LocalDate; readonly received: number; readonly settled: number; readonly open: number }

export type Pace = {
  readonly open: number
  /** From tomorrow up to and with the last day. */
  readonly workingDaysLeft: number
  /** Over the last working days, five at most: what was settled and what came in, per working day. */
  readonly overDays: number
  readonly settledPerDay: number
  readonly receivedPerDay: number
  /** What must be settled each working day to make it while as many keep coming in; undefined when no working day is left. */
  readonly neededPerDay: number | undefined
  /** When it is done at the present pace; undefined when more comes in than goes out. */
  readonly doneOn: LocalDate | undefined
  readonly verdict: 'done' | 'makes-it' | 'too-slow' | 'stands-still' | 'day-passed'
  /** Working days between the day it is done and the last day; below zero when it comes later. */
  readonly ahead: number | undefined
}

type Equated = ReadonlySet<string>
const OVER = 5

/**
 * Whether the present pace makes the date, and what it would take. All in whole counts over the same working days: five
 * settled and two new a day are three fewer a day. What happens in a weekend counts for the working day before it.
 */
export function pace({ days, today, lastDay, equated }: { readonly days: readonly DayCount[]; readonly today: LocalDate; readonly lastDay: LocalDate; readonly equated: Equated }): Pace {
  const open = days.at(-1)?.open ?? 0
  const from = windowStart(days[0]?.day ?? today, today, equated)
  const recent = days.filter(({ day }) => day >= from && day <= today)
  const overDays = Math.max(1, workingDays(addDays(from, -1), today, equated))
  const settled = recent.reduce((sum, one) => sum + one.settled, 0)
  const received = recent.reduce((sum, one) => sum + one.received, 0)
  const left = today < lastDay ? workingDays(today, lastDay, equated) : 0
  const needed = left > 0 ? Math.ceil((open * overDays + received * left) / (overDays * left)) : undefined
  const common = { open, workingDaysLeft: left, overDays, settledPerDay: settled / overDays, receivedPerDay: received / overDays, neededPerDay: open ? needed : 0 }

  if (open === 0) return { ...common, doneOn: today, verdict: 'done', ahead: undefined }
  const net = settled - received
  if (net <= 0) return { ...common, doneOn: undefined, verdict: today > lastDay ? 'day-passed' : 'stands-still', ahead: undefined }
  const doneOn = workingDayAfter(today, Math.ceil((open * overDays) / net), equated)
  const ahead = doneOn <= lastDay ? workingDays(doneOn, lastDay, equated) : -workingDays(lastDay, doneOn, equated)
  return { ...common, doneOn, verdict: today > lastDay ? 'day-passed' : doneOn <= lastDay ? 'makes-it' : 'too-slow', ahead }
}

/** Working days after `from`, up to and with `to`. */
function workingDays(from: LocalDate, to: LocalDate, equated: Equated): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, equated)) count++
  return count
}

/** The fifth working day back, today included; not before the first day that counts. */
function windowStart(first: LocalDate, today: LocalDate, equated: Equated): LocalDate {
  let day = today
  for (let found = isWorkingDay(day, equated) ? 1 : 0; found < OVER && day > first;) {
    day = addDays(day, -1)
    if (isWorkingDay(day, equated)) found++
  }
  return day
}

function workingDayAfter(from: LocalDate, count: number, equated: Equated): LocalDate {
  let day = from
  for (let left = Math.min(count, 2000); left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, equated)) left--
  }
  return day
}
