import type { Language } from './language.ts'
import { addDays, addMonths, type LocalDate } from './local-date.ts'

/** How long something is kept: one unit, as it stands in a configuration. */
export type Term = { readonly days: number } | { readonly weeks: number } | { readonly months: number } | { readonly years: number }

/** The last day of a term that begins on this day. */
export function endOf(from: LocalDate, term: Term): LocalDate {
  if ('days' in term) return addDays(from, term.days)
  if ('weeks' in term) return addDays(from, term.weeks * 7)
  return addMonths(from, 'months' in term ? term.months : term.years * 12)
}

/** The first day whose term is not over yet, looking back from today: what began before it is over. */
export function beginOf(today: LocalDate, term: Term): LocalDate {
  if ('days' in term) return addDays(today, -term.days)
  if ('weeks' in term) return addDays(today, -term.weeks * 7)
  return addMonths(today, -('months' in term ? term.months : term.years * 12))
}

const words = {
  nl: { days: ['dag', 'dagen'], weeks: ['week', 'weken'], months: ['maand', 'maanden'], years: ['jaar', 'jaar'] },
  en: { days: ['day', 'days'], weeks: ['week', 'weeks'], months: ['month', 'months'], years: ['year', 'years'] },
} as const

/** "7 dagen", "1 week", "2 jaar"; in English "7 days" */
export function termInWords(term: Term, lang: Language = 'nl'): string {
  const [[unit, count]] = Object.entries(term) as [[keyof typeof words.nl, number]]
  return `${count} ${words[lang][unit][count === 1 ? 0 : 1]}`
}

/** As PostgreSQL reads it: "7 days". */
export function termAsInterval(term: Term): string {
  const [[unit, count]] = Object.entries(term) as [[keyof typeof words.nl, number]]
  return `${count} ${unit}`
}

/** One unit, and a whole number of it that is no slip of the pen. */
export const isTerm = (value: unknown): value is Term => {
  const entries = Object.entries((value ?? {}) as object)
  return entries.length === 1 && Object.hasOwn(words.nl, entries[0]![0]) && Number.isInteger(entries[0]![1]) && entries[0]![1] >= 0 && entries[0]![1] <= 4000
}
