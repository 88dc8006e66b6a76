import { addDays, type LocalDate, localDate, parseLocalDate } from '#shared/local-date.ts'

/** Who is born on 29 February is 18 on 1 March (BW 1:2, usual reading). */
export function eighteenthBirthday(born: LocalDate): LocalDate {
  const day = `${Number(born.slice(0, 4)) + 18}-${born.slice(5)}`
  return parseLocalDate(day) ?? localDate(`${day.slice(0, 4)}-03-01`)
}

/** Whether a child hears now that a pass of its own comes next: from so many weeks before the birthday, until the day before it. */
export const hearsOfEighteen = (born: LocalDate, today: LocalDate, weeks: number): boolean => {
  const birthday = eighteenthBirthday(born)
  return today >= addDays(birthday, -7 * weeks) && today < birthday
}
