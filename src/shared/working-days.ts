import { addDays, type LocalDate, localDate, weekday } from './local-date.ts'

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return localDate(`${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`)
}

type Holiday = { readonly day: LocalDate; readonly name: string }
// A page that counts working days asks for the same year a dozen times.
const known = new Map<number, readonly Holiday[]>()

/** Generally recognised holidays, and Good Friday that stands on a par with them (Algemene termijnenwet art. 3). */
export function holidays(year: number): readonly Holiday[] {
  const found = known.get(year) ?? holidaysOf(year)
  known.set(year, found)
  return found
}

function holidaysOf(year: number): readonly Holiday[] {
  const easter = easterSunday(year)
  const kingsDay = localDate(`${year}-04-27`)
  return [
    { name: 'nieuwjaarsdag',       day: localDate(`${year}-01-01`) },
    { name: 'goede vrijdag',       day: addDays(easter, -2) },
    { name: 'eerste paasdag',      day: easter },
    { name: 'tweede paasdag',      day: addDays(easter, 1) },
    { name: 'koningsdag',          day: weekday(kingsDay) === 0 ? addDays(kingsDay, -1) : kingsDay },
    { name: 'bevrijdingsdag',      day: localDate(`${year}-05-05`) },
    { name: 'hemelvaartsdag',      day: addDays(easter, 39) },
    { name: 'eerste pinksterdag',  day: addDays(easter, 49) },
    { name: 'tweede pinksterdag',  day: addDays(easter, 50) },
    { name: 'eerste kerstdag',     day: localDate(`${year}-12-25`) },
    { name: 'tweede kerstdag',     day: localDate(`${year}-12-26`) },
  ]
}

/** Neither Saturday, Sunday, holiday nor a day that a royal decree put on a par (art. 3(3): data). */
export const isWorkingDay = (day: LocalDate, equated: ReadonlySet<string>): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !equated.has(day) && !holidays(Number(day.slice(0, 4))).some((holiday) => holiday.day === day)
