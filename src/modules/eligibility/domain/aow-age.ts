import { addMonths, ageOn, type LocalDate } from '#shared/local-date.ts'

/** The AOW age that holds in a calendar year (AOW art. 7a), oldest year first. */
export type AowAge = { readonly year: number; readonly years: number; readonly months: number }

/**
 * Whether somebody has reached the AOW age on a day. It is reached on the day they are as old as the age of that calendar
 * year, and who reached it keeps it. Undefined when that depends on an age that is not fixed yet (it is fixed five years ahead).
 */
export function reachedAowAge(born: LocalDate, on: LocalDate, ages: readonly AowAge[]): boolean | undefined {
  const last = ages.at(-1)
  if (!last) return undefined
  // The age never falls (art. 7a(2)): a year younger than the first of them is too young in every year.
  if (ageOn(born, on) < ages[0]!.years - 1) return false
  const year = Number(on.slice(0, 4))
  const bornIn = Number(born.slice(0, 4))
  for (const age of ages) {
    if (age.year > year) break
    // As many whole years after the birth lies after that year: no day to reckon out, for most of the years.
    if (bornIn + age.years > age.year) continue
    const day = addMonths(born, age.years * 12 + age.months)
    if (day <= on && day <= `${age.year}-12-31`) return true
  }
  if (year <= last.year) return false
  // The age never falls (art. 7a(2)): who is younger than the last fixed age has not reached it; who is older, may not have.
  return addMonths(born, last.years * 12 + last.months) > on ? false : undefined
}

export function parseAowAges(file: unknown): readonly AowAge[] {
  const ages = (file as { ages?: unknown }).ages
  if (!Array.isArray(ages) || ages.length === 0) throw new Error('data/aow-ages.json holds no ages.')
  return ages.map((entry: Partial<AowAge>, i) => {
    const { year, years, months } = entry
    if (!Number.isInteger(year) || !Number.isInteger(years) || !Number.isInteger(months)) throw new Error(`data/aow-ages.json: entry ${i + 1} needs whole numbers year, years and months.`)
    return { year: year!, years: years!, months: months! }
  }).sort((a, b) => a.year - b.year)
}
