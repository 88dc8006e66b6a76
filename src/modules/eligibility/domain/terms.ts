import { addDays, type LocalDate, parseLocalDate } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'

/** Days that stand on a par with a holiday in some year, by royal decree. */
export type EquatedDays = ReadonlySet<string>

/**
 * Last day for our decision: the day after receipt is day 1 (Awb 4:13, 2:20). Our own term is never moved past a weekend,
 * so that a doubt about the law never costs the resident a day.
 */
export const decisionLastDay = (received: LocalDate, weeks = 8): LocalDate => addDays(received, weeks * 7)

/**
 * Last day for an objection: six weeks, the day after announcement is day 1 (Awb 6:7, 6:8), moved to the next working
 * day (Algemene termijnenwet art. 1): a term of the resident always moves to the later day.
 */
export const objectionLastDay = (announced: LocalDate, equated: EquatedDays, weeks = 6): LocalDate =>
  nextWorkingDay(addDays(announced, weeks * 7), equated)

/** The day itself, or the first working day after it. */
export function nextWorkingDay(day: LocalDate, equated: EquatedDays): LocalDate {
  let end = day
  while (!isWorkingDay(end, equated)) end = addDays(end, 1)
  return end
}

export function parseEquatedDays(file: unknown): EquatedDays {
  const days = (file as { days?: unknown }).days
  if (!Array.isArray(days) || !days.every((day) => typeof day === 'string' && parseLocalDate(day))) {
    throw new Error('data/equated-days.json needs "days": a list of days like 2027-05-07.')
  }
  return new Set(days as string[])
}
