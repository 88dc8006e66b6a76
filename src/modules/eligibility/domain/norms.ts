import { addMonths, type LocalDate, localDate, parseLocalDate } from '#shared/local-date.ts'
import { type Cents, percentOf, toCents } from '#shared/money.ts'
import { type FieldError, ok, refuse, type Refusal, type Result } from '#shared/result.ts'

/** Types of household that art. 20 to 22 Participatiewet give a norm. A single parent has the norm of a single person. */
export const HOUSEHOLD_TYPES = [
  'single-18-20', 'couple-18-20', 'couple-18-20-children', 'couple-one-18-20', 'couple-one-18-20-children',
  'single-21', 'couple-21', 'single-aow', 'couple-aow',
] as const
export type HouseholdType = (typeof HOUSEHOLD_TYPES)[number]

/** Amounts of a norm table that are no norm of a household at home (art. 23 and 34). */
const OTHER_AMOUNTS = [
  'institution-single', 'institution-single-supplement', 'institution-couple', 'institution-couple-supplement',
  'asset-limit-single', 'asset-limit-family', 'asset-home-exempt',
] as const
export type NormKey = HouseholdType | (typeof OTHER_AMOUNTS)[number]
export const NORM_KEYS: readonly NormKey[] = [...HOUSEHOLD_TYPES, ...OTHER_AMOUNTS]
const KEYS: readonly string[] = NORM_KEYS

export type Basis = 'including-holiday-allowance' | 'excluding-holiday-allowance'
export const BASES: readonly string[] = ['including-holiday-allowance', 'excluding-holiday-allowance']

/** Euro net per month, from a day on. What is not in `amounts` is unknown: never guessed, never taken from an older table. */
export type NormTable = {
  readonly effectiveFrom: LocalDate
  readonly version: number
  /** The basis of the amounts as they stand here; the policy says on which basis we compare. */
  readonly basis: Basis
  readonly holidayAllowancePermille: number
  readonly source: string
  readonly confidence: string
  readonly amounts: Readonly<Partial<Record<NormKey, Cents>>>
}

/** The table that holds on a day: the newest that has begun, and of that day its newest version. */
export function normsInForce(tables: readonly NormTable[], on: LocalDate): NormTable | undefined {
  let best: NormTable | undefined
  for (const table of tables) {
    if (table.effectiveFrom > on) continue
    if (!best || table.effectiveFrom > best.effectiveFrom || (table.effectiveFrom === best.effectiveFrom && table.version > best.version)) best = table
  }
  return best
}

/** The norm on the basis of the policy. Undefined when the table does not know it. */
function normOf(table: NormTable, type: HouseholdType, basis: Basis): Cents | undefined {
  const amount = table.amounts[type]
  return amount === undefined ? undefined : onBasis(table, amount, basis)
}

/** An amount of a table on the basis of the policy, rounded to the cent before any percentage. */
export function onBasis(table: NormTable, amount: Cents, basis: Basis): Cents | undefined {
  if (table.basis === basis) return amount
  // An amount without the allowance cannot be made into one with it to the cent: the other way only.
  if (table.basis === 'excluding-holiday-allowance') return undefined
  return Math.floor((amount * (1000 - table.holidayAllowancePermille) + 500) / 1000)
}

/** The one number that is compared and shown: norm × percentage, to the nearest cent. */
export const limitOf = (table: NormTable, type: HouseholdType, basis: Basis, percent: number): Cents | undefined => {
  const norm = normOf(table, type, basis)
  return norm === undefined ? undefined : percentOf(norm, percent)
}

/** Norms move on 1 January and 1 July (art. 38). The indexation day that passed without a newer table, if any. */
export function indexationMissed(tables: readonly NormTable[], on: LocalDate): LocalDate | undefined {
  const newest = normsInForce(tables, on)
  if (!newest) return undefined
  const year = newest.effectiveFrom.slice(0, 4)
  const next = newest.effectiveFrom < `${year}-07-01` ? localDate(`${year}-07-01`) : addMonths(localDate(`${year}-01-01`), 12)
  return next <= on ? next : undefined
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a norm file (data/bijstandsnormen.json and imports). Every mistake is named with its table and field. */
export function parseNorms(file: unknown): Result<readonly NormTable[], Refusal<'norms-invalid', readonly FieldError[]>> {
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => { errors.push({ field, message }) }
  const { basis, holidayAllowancePermille: permille, tables } = isFields(file) ? file : {} as Fields
  if (typeof basis !== 'string' || !BASES.includes(basis)) wrong('basis', `Basis is one of ${BASES.join(', ')}.`)
  if (!Number.isInteger(permille) || Number(permille) < 0 || Number(permille) > 200) wrong('holidayAllowancePermille', 'The share of holiday allowance is a whole number of permille.')
  if (!Array.isArray(tables) || tables.length === 0) wrong('tables', 'At least one table is needed.')
  const read: NormTable[] = []
  for (const [i, table] of (Array.isArray(tables) ? tables : []).entries()) {
    const at = `tables[${i}]`
    const { effectiveFrom, source, confidence, amounts } = isFields(table) ? table : {} as Fields
    const from = typeof effectiveFrom === 'string' ? parseLocalDate(effectiveFrom) : undefined
    if (!from) wrong(`${at}.effectiveFrom`, 'A table begins on a day like 2026-07-01.')
    if (typeof source !== 'string' || !source) wrong(`${at}.source`, 'Name where the amounts come from.')
    const cents: Partial<Record<NormKey, Cents>> = {}
    for (const [key, amount] of Object.entries(isFields(amounts) ? amounts : {})) {
      if (!KEYS.includes(key)) wrong(`${at}.amounts.${key}`, `${key} is no type we know.`)
      else if (typeof amount !== 'string' || !/^\d{1,6}\.\d{2}$/.test(amount)) wrong(`${at}.amounts.${key}`, 'An amount is written like "1419.46".')
      else cents[key as NormKey] = toCents(amount)
    }
    if (Object.keys(cents).length === 0) wrong(`${at}.amounts`, 'A table holds at least one amount.')
    if (from) read.push({ effectiveFrom: from, version: 1, basis: basis as Basis, holidayAllowancePermille: Number(permille), source: String(source), confidence: String(confidence ?? ''), amounts: cents })
  }
  return errors.length ? refuse('norms-invalid', errors as readonly FieldError[]) : ok(read)
}
