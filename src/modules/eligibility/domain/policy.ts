import { addDays, type LocalDate, localDate, parseLocalDate } from '#shared/local-date.ts'
import { type FieldError, ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { BASES, type Basis } from './norms.ts'

/** What a municipality decides about its own pass. Validated, versioned, effective from a day; never read unchecked. */
export type Policy = {
  readonly incomeLimitPercent: number
  /** Basis on which income and norm are compared. */
  readonly basis: Basis
  /** Norm for who is 18, 19 or 20: the own one of art. 20, or that of 21 and older. */
  readonly normFor18To20: 'own' | '21-and-older'
  readonly exclusions: readonly Exclusion[]
  readonly kostendelersnorm: boolean
  /** Off: savings and possessions are not looked at. */
  readonly assets: boolean
  readonly validity: { readonly until: MonthDay; readonly nextYearFrom: MonthDay }
  readonly decisionWeeks: number
  readonly objectionWeeks: number
}
type Exclusion = 'studiefinanciering'
/** "12-31" */
type MonthDay = string

/** A policy that counts from a day on. */
export type PolicyVersion = { readonly version: number; readonly effectiveFrom: LocalDate; readonly policy: Policy }

/** The newest version that has begun. */
export const policyInForce = (versions: readonly PolicyVersion[], on: LocalDate): PolicyVersion | undefined =>
  versions.filter((v) => v.effectiveFrom <= on).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : a.version - b.version)).at(-1)

/** First and last day of a pass granted on a day: to `until`, and from `nextYearFrom` on to `until` of the year after. */
export function validityOf(policy: Policy, granted: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const { until, nextYearFrom } = policy.validity
  const year = Number(granted.slice(0, 4))
  const endYear = granted.slice(5) <= until ? year : year + 1
  const late = localDate(`${nextYearFrom <= until ? endYear : endYear - 1}-${nextYearFrom}`)
  return { from: granted, to: localDate(`${granted >= late ? endYear + 1 : endYear}-${until}`) }
}

/** A child's pass ends the day before the eighteenth birthday, or with the household's. */
export function childValidity(born: LocalDate | undefined, valid: { from: LocalDate; to: LocalDate }): { readonly from: LocalDate; readonly to: LocalDate } {
  if (!born) return valid
  const eighteen = `${Number(born.slice(0, 4)) + 18}-${born.slice(5)}`
  const birthday = parseLocalDate(eighteen) ?? localDate(`${eighteen.slice(0, 4)}-03-01`)
  const last = addDays(birthday, -1)
  return last < valid.to ? { from: valid.from, to: last } : valid
}

type Rule = readonly [field: string, right: (value: unknown) => boolean, message: string]
const whole = (from: number, to: number) => (value: unknown) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to
const oneOf = (...allowed: readonly unknown[]) => (value: unknown) => allowed.includes(value)
const monthDay = (value: unknown) => typeof value === 'string' && value !== '02-29' && parseLocalDate(`2027-${value}`) !== undefined

const RULES: readonly Rule[] = [
  ['incomeLimitPercent',    whole(100, 150),                            'A whole percentage from 100 to 150.'],
  ['basis',                 (v) => BASES.includes(v as string),         `One of ${BASES.join(', ')}.`],
  ['normFor18To20',         oneOf('own', '21-and-older'),               'own or 21-and-older.'],
  ['exclusions',            (v) => Array.isArray(v) && v.every((e) => e === 'studiefinanciering'), 'A list; studiefinanciering is the one exclusion we know.'],
  ['kostendelersnorm',      oneOf(false),                               'This version does not apply the kostendelersnorm: false.'],
  ['assets',                oneOf(true, false),                         'true or false.'],
  ['validity.until',        monthDay,                                   'A day of the year like 12-31.'],
  ['validity.nextYearFrom', monthDay,                                   'A day of the year like 11-01.'],
  ['decisionWeeks',         whole(1, 8),                                'Whole weeks, at most the 8 of Awb 4:13.'],
  ['objectionWeeks',        whole(6, 6),                                'Awb 6:7 says 6 weeks.'],
]

const at = (record: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), record)

/** Checks every field; a missing one is a mistake, never a default. Facts of the refusal: which field, and what it should be. */
export function parsePolicy(record: unknown): Result<Policy, Refusal<'policy-invalid', readonly FieldError[]>> {
  const errors = RULES.filter(([field, right]) => !right(at(record, field))).map(([field, , message]) => ({ field, message }))
  return errors.length ? refuse('policy-invalid', errors as readonly FieldError[]) : ok(record as Policy)
}
