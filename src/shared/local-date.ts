/**
 * A day on the Dutch calendar, written YYYY-MM-DD. Compare with < and >: the text sorts as the days do.
 * Moments become days in Europe/Amsterdam only, here and nowhere else.
 */
export type LocalDate = string & { readonly __day: true }

const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const DAYS = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag']
const NBSP = '\u00a0'

const digit = (date: LocalDate, at: number): number => date.charCodeAt(at) - 48
const parts = (date: LocalDate): [number, number, number] => [
  digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3), digit(date, 5) * 10 + digit(date, 6), digit(date, 8) * 10 + digit(date, 9)]
const utc = (date: LocalDate): number => { const [y, m, d] = parts(date); return Date.UTC(y, m - 1, d) }
const fromUtc = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10) as LocalDate

/** The day, or undefined when the text is no existing day (31-04, 29-02-2027). */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const [y, m, d] = parts(text as LocalDate)
  return m >= 1 && m <= 12 && d >= 1 && d <= lastDayOf(y, m - 1) ? (text as LocalDate) : undefined
}

/** For literals and rows that are known to be days. Throws on anything else. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (!date) throw new RangeError(`${JSON.stringify(text)} is not a day like 2026-11-23.`)
  return date
}

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' })

// The day changes on a quarter of an hour at most, everywhere and always: within one it is asked for once.
const QUARTER = 900_000
let lastQuarter = Number.NaN
let lastDay = '' as LocalDate
export function dayOf(moment: Date): LocalDate {
  const quarter = Math.floor(moment.getTime() / QUARTER)
  if (quarter !== lastQuarter) { lastDay = amsterdam.format(moment) as LocalDate; lastQuarter = quarter }
  return lastDay
}

export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(utc(date) + days * 86_400_000)
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((utc(to) - utc(from)) / 86_400_000)

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
const lastDayOf = (year: number, index: number): number => (index === 1 && isLeap(year) ? 29 : LENGTHS[index]!)
const two = (n: number): string => (n < 10 ? `0${n}` : String(n))

/**
 * The same day of the month, or its last day when that does not exist (31 January + 1 month = 28 or 29 February). Plain
 * arithmetic: the income test asks it some thirty times a household, and a Date each time was most of a re-test.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [y, m, d] = parts(date)
  const month = y * 12 + m - 1 + months
  const year = Math.floor(month / 12)
  const index = month - year * 12
  return `${String(year).padStart(4, '0')}-${two(index + 1)}-${two(Math.min(d, lastDayOf(year, index)))}` as LocalDate
}

/** Whole years on a day. Who is born on 29 February is a year older on 1 March in other years (BW 1:2, usual reading). */
export function ageOn(born: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (date: LocalDate): number => new Date(utc(date)).getUTCDay()

const CLOCK = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/
/** Whether somebody typed a clock time: "9:30", "14.05". */
export const isClockTime = (typed: string): boolean => CLOCK.test(typed.trim())

const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' })
/**
 * The moment at which a clock in the Netherlands shows this ("9:30", "14.05"), as the database reads it: the second of the two in the
 * night that summer time ends, and the one an hour further when summer time skips it. Undefined: no such time.
 */
export function momentAt(day: LocalDate, time: string): Date | undefined {
  const [, hour, minute] = CLOCK.exec(time.trim()) ?? []
  if (hour === undefined || minute === undefined) return undefined
  const clock = `${hour.padStart(2, '0')}:${minute}`
  const asUtc = Date.parse(`${day}T${clock}:00Z`)
  const [summer, winter] = [new Date(asUtc - 7_200_000), new Date(asUtc - 3_600_000)]
  const shows = (moment: Date): boolean => wallClock.format(moment) === `${day} ${clock}`
  return shows(summer) && !shows(winter) ? summer : winter
}
/** "09:00": what a clock in the Netherlands shows, for a form. */
export const timeAt = (moment: Date): string => wallClock.format(moment).slice(-5)

/** "23 november 2026" */
export function formatDate(date: LocalDate): string {
  const [y, m, d] = parts(date)
  return `${d}${NBSP}${MONTHS[m - 1]} ${y}`
}
/** "maandag 23 november 2026": when someone must act on that day. */
export const formatDayAndDate = (date: LocalDate): string => `${DAYS[weekday(date)]} ${formatDate(date)}`
/** "31 dec 2026", for a ticket. */
export function formatShortDate(date: LocalDate): string {
  const [y, m, d] = parts(date)
  return `${d}${NBSP}${MONTHS[m - 1]!.slice(0, 3).replace('maa', 'mrt')}${NBSP}${y}`
}

const clockTime = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hour12: false })
/** "14.30 uur" */
export const formatTime = (moment: Date): string => `${clockTime.format(moment).replace(':', '.')}${NBSP}uur`
