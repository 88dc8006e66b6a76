import { ageOn, addDays, type LocalDate } from '#shared/local-date.ts'
import { ages } from './benefit.ts'

type LimitPer = 'person' | 'household'
export type LimitPeriod = 'pass-year' | 'quarter' | 'month' | 'season'
export type Limit = { readonly count: number; readonly per: LimitPer; readonly period: LimitPeriod }

/** Ages count on the day of use, both included. */
export type Audience = { readonly minAge?: number; readonly maxAge?: number }

/** "Iedereen", "Van 4 tot en met 12 jaar" */
export const audienceWords = ({ minAge, maxAge }: Audience): string => ages(minAge, maxAge) ?? 'Iedereen'

const EACH: Record<LimitPeriod, string> = { 'pass-year': ' per jaar', quarter: ' per 3 maanden', month: ' per maand', season: '' }

/** "5 keer per jaar", "1 keer per huishouden", "zo vaak je wilt" */
export const limitWords = (limit: Limit | undefined): string =>
  limit ? `${limit.count} keer${limit.per === 'household' ? ' per huishouden' : ''}${EACH[limit.period]}` : 'zo vaak je wilt'

/**
 * Is there a day between `from` and `until` (both included) on which someone born then has the right age? A child that
 * turns 4 in March may order a voucher for April in January; who redeems looks at the age on the day itself.
 */
export function ageFits({ minAge, maxAge }: Audience, born: LocalDate, from: LocalDate, until: LocalDate): boolean {
  if (from > until) return false
  return (minAge === undefined || ageOn(born, until) >= minAge) && (maxAge === undefined || ageOn(born, from) <= maxAge)
}

/** The first and the last day of the period that a limit counts in, for a day of ordering. A season has none: it is the whole offer. */
export function periodOf(period: LimitPeriod, day: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } | undefined {
  if (period === 'season') return undefined
  const year = day.slice(0, 4)
  if (period === 'pass-year') return { from: `${year}-01-01` as LocalDate, to: `${year}-12-31` as LocalDate }
  const month = Number(day.slice(5, 7))
  const first = period === 'month' ? month : month - ((month - 1) % 3)
  return { from: monthStart(year, first), to: addDays(monthStart(year, first + (period === 'month' ? 1 : 3)), -1) }
}

const monthStart = (year: string, month: number): LocalDate =>
  (month > 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`) as LocalDate
