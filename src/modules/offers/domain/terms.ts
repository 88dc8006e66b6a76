import { ageOn, addDays, type LocalDate } from '#shared/local-date.ts'
import { ages } from './benefit.ts'

type LimitPer = 'person' | 'household'
export type LimitPeriod = 'pass-year' | 'quarter' | 'month' | 'season'
export type Limit = { readonly count: number; readonly per: LimitPer; readonly period: LimitPeriod }

/** child: younger than 18, adult: 18 or older, both on the day of use; the household has somebody younger than 18. */
export const groupsOfPeople = ['everyone', 'child', 'adult', 'household-with-children'] as const
export type ForWhom = (typeof groupsOfPeople)[number]

/** For whom. All that is filled in must hold; an empty one is for everybody with a pass. */
export type Audience = {
  /** Ages count on the day of use, both included. */
  readonly minAge?: number
  readonly maxAge?: number
  readonly forWhom?: ForWhom
  /** The first four digits of where somebody lives: one of these. */
  readonly postcodes?: readonly string[]
  /** Who never had a pass before this one. */
  readonly firstPassOnly?: boolean
}

/** The ages that somebody may have on the day of use: child and adult are ages too. */
export function agesOf({ minAge, maxAge, forWhom }: Audience): { readonly minAge?: number; readonly maxAge?: number } {
  const least = forWhom === 'adult' ? Math.max(18, minAge ?? 18) : minAge
  const most = forWhom === 'child' ? Math.min(17, maxAge ?? 17) : maxAge
  return { ...(least !== undefined && { minAge: least }), ...(most !== undefined && { maxAge: most }) }
}

/** "Iedereen", "Kinderen van 4 tot en met 12 jaar", "Gezinnen met kinderen" */
export function audienceWords({ minAge, maxAge, forWhom = 'everyone' }: Audience): string {
  const years = ages(minAge, maxAge)
  const people = PEOPLE[forWhom]
  if (!people) return years ?? 'Iedereen'
  return years ? `${people} ${years.charAt(0).toLowerCase()}${years.slice(1)}` : people
}

const PEOPLE: Record<ForWhom, string> = { everyone: '', child: 'Kinderen', adult: 'Volwassenen', 'household-with-children': 'Gezinnen met kinderen' }

const EACH: Record<LimitPeriod, string> = { 'pass-year': ' per jaar', quarter: ' per 3 maanden', month: ' per maand', season: '' }

/** "5 keer per jaar", "1 keer per huishouden", "zo vaak je wilt" */
export const limitWords = (limit: Limit | undefined): string =>
  limit ? `${limit.count} keer${limit.per === 'household' ? ' per huishouden' : ''}${EACH[limit.period]}` : 'zo vaak je wilt'

/**
 * Is there a day between `from` and `until` (both included) on which someone born then has the right age? A child that
 * turns 4 in March may order a voucher for April in January; who redeems looks at the age on the day itself.
 */
export function ageFits(audience: Audience, born: LocalDate, from: LocalDate, until: LocalDate): boolean {
  if (from > until) return false
  const { minAge, maxAge } = agesOf(audience)
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
