import { addDays, ageOn, formatDate, type LocalDate, localDate, parseLocalDate } from '#shared/local-date.ts'

/** The BRP may know only the year, or the month, or nothing. Then the day of birth lies between two days. */
export type BirthDate = {
  readonly born: LocalDate | undefined
  readonly text: string
  readonly between: readonly [LocalDate, LocalDate] | undefined
}

export const unknownBirthDate: BirthDate = { born: undefined, text: 'onbekend', between: undefined }

const pad = (n: number, width: number): string => String(n).padStart(width, '0')
const first = (year: number, month: number): LocalDate => localDate(`${pad(year, 4)}-${pad(month, 2)}-01`)

/** Year alone, year and month, or a whole day. An impossible day counts as unknown: it proves nothing about age. */
export function birthDate(parts: { year: number; month?: number } | { day: string }): BirthDate {
  if ('day' in parts) {
    const born = parseLocalDate(parts.day)
    return born ? { born, text: formatDate(born), between: [born, born] } : unknownBirthDate
  }
  const { year, month } = parts
  if (year < 1800 || year > 9998 || (month !== undefined && (month < 1 || month > 12))) return unknownBirthDate
  if (month === undefined) return { born: undefined, text: String(year), between: [first(year, 1), first(year, 12).replace('-01', '-31') as LocalDate] }
  const from = first(year, month)
  const next = month === 12 ? first(year + 1, 1) : first(year, month + 1)
  return { born: undefined, text: formatDate(from).replace(/^1\u00a0/, ''), between: [from, addDays(next, -1)] }
}

/** Three-valued on purpose: who might be 17 or 18 is decided by a person. */
export function isMinorOn({ between }: BirthDate, on: LocalDate): boolean | 'unknown' {
  if (!between) return 'unknown'
  const [earliest, latest] = between.map((day) => ageOn(day, on) < 18)
  return earliest === latest ? earliest! : 'unknown'
}
