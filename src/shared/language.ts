import { dayOf, formatDate, formatDayAndDate, formatShortDate, formatTime, type LocalDate, timeAt, weekday } from './local-date.ts'
import { type Cents, formatEuro, formatPrice } from './money.ts'

/** What pages speak. Dutch is what counts; English is a help. */
export type Language = 'nl' | 'en'

/** The same words in another language: every text is a text, and every function asks for the same. */
export type Says<T> = T extends string ? string : T extends (...given: infer Given) => string ? (...given: Given) => string : { readonly [K in keyof T]: Says<T[K]> }

/** Days, times, amounts and lists as a language writes them. Cents; times are Dutch clock time. */
export type Spoken = {
  /** "23 november 2026" */
  readonly date: (day: LocalDate) => string
  /** "maandag 23 november 2026": when somebody must act on that day. */
  readonly dayAndDate: (day: LocalDate) => string
  /** "31 dec 2026", for a ticket. */
  readonly shortDate: (day: LocalDate) => string
  /** "14.30 uur" */
  readonly time: (moment: Date) => string
  /** "maandag 23 november 2026 om 14.30 uur" */
  readonly moment: (moment: Date) => string
  /** "€ 6,50", and whole euros without cents. */
  readonly price: (cents: Cents) => string
  /** "€ 40,00" */
  readonly euro: (cents: Cents) => string
  /** "a, b en c" */
  readonly list: (words: readonly string[]) => string
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const month = (day: LocalDate): string => MONTHS[Number(day.slice(5, 7)) - 1]!
const listedWith = (and: string) => (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`)
/** The dot and the comma change places: "€ 1,681.80" */
const turned = (amount: string): string => amount.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))

const date = (day: LocalDate): string => `${Number(day.slice(8))}\u00a0${month(day)} ${day.slice(0, 4)}`
const dayAndDate = (day: LocalDate): string => `${DAYS[weekday(day)]} ${date(day)}`

export const spoken: Readonly<Record<Language, Spoken>> = {
  nl: {
    date: formatDate, dayAndDate: formatDayAndDate, shortDate: formatShortDate, time: formatTime, price: formatPrice, euro: formatEuro, list: listedWith('en'),
    moment: (moment) => `${formatDayAndDate(dayOf(moment))} om ${formatTime(moment)}`,
  },
  en: {
    date, dayAndDate, shortDate: (day) => `${Number(day.slice(8))}\u00a0${month(day).slice(0, 3)}\u00a0${day.slice(0, 4)}`, time: timeAt,
    price: (cents) => turned(formatPrice(cents)), euro: (cents) => turned(formatEuro(cents)), list: listedWith('and'),
    moment: (moment) => `${dayAndDate(dayOf(moment))} at ${timeAt(moment)}`,
  },
}
