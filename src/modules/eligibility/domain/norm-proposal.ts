import { addMonths, type LocalDate, localDate, parseLocalDate } from '#shared/local-date.ts'
import { type Cents, toCents } from '#shared/money.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { HOUSEHOLD_TYPES, type HouseholdType, limitOf, NORM_KEYS, type NormKey, type NormTable, normsInForce } from './norms.ts'
import type { Policy } from './policy.ts'

/** As it was typed or as it stood in a file: every text is kept, right or wrong. */
export type TypedNorms = { readonly effectiveFrom: string; readonly source: string; readonly amounts: Readonly<Record<string, string>> }

/** A change of more than this asks for a tick; of more than that it is taken for a mistake. In percent. */
export const GREAT_PERCENT = 5
const TOO_GREAT_PERCENT = 25
const SOURCE_LENGTH = 300
/** A year typed wrongly would otherwise close every date before it. */
const MONTHS_AHEAD = 12

export type Problem =
  | { readonly field: 'effectiveFrom'; readonly code: 'no-day' | 'day-too-far' }
  | { readonly field: 'effectiveFrom'; readonly code: 'day-before-newest'; readonly day: LocalDate }
  | { readonly field: 'source'; readonly code: 'no-source' | 'source-long' }
  | { readonly field: NormKey; readonly code: 'no-amount' | 'zero' }
  /** The table before (of that day) has this type. */
  | { readonly field: NormKey; readonly code: 'hole'; readonly day: LocalDate }
  | { readonly field: NormKey; readonly code: 'too-great'; readonly change: Change }

/** Against the amount of another table: how much more (or less, below nought) in tenths of a percent, rounded. */
export type Change = { readonly was: Cents; readonly from: LocalDate; readonly permille: number }

export type NewNorms = Pick<NormTable, 'effectiveFrom' | 'source' | 'amounts'>

/** The tables that a table of this day follows and corrects, if any. */
export type Neighbours = { readonly before: NormTable | undefined; readonly corrects: NormTable | undefined }

/** "1-1-2027" as people write it, "2027-01-01" as files do. */
export function readDay(text: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text.trim()) ?? []
  return parseLocalDate(year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim())
}

/** "1.419,46", "1419,46" or "1419.46", with the sign before it if need be. Cents are always written: "1.419" could be either. */
export function readAmount(text: string): Cents | undefined {
  const bare = text.trim().replace(/^€[\s\u00a0]*/, '')
  if (/^\d{1,6}\.\d{2}$/.test(bare)) return toCents(bare)
  return /^(\d{1,6}|\d{1,3}\.\d{3}),\d{2}$/.test(bare) ? toCents(bare.replace('.', '').replace(',', '.')) : undefined
}

/** A day as somebody types it: "1-7-2026". */
export const typedDay = (day: LocalDate): string => day.split('-').reverse().map(Number).join('-')

export function neighbours(tables: readonly NormTable[], day: LocalDate): Neighbours {
  return {
    before: normsInForce(tables.filter(({ effectiveFrom }) => effectiveFrom < day), day),
    corrects: normsInForce(tables.filter(({ effectiveFrom }) => effectiveFrom === day), day),
  }
}

/** What the form suggests: the indexation day after the newest table (art. 38: 1 January and 1 July). */
export function nextIndexation(tables: readonly NormTable[]): LocalDate | undefined {
  const newest = newestDay(tables)
  if (!newest) return undefined
  const july = localDate(`${newest.slice(0, 4)}-07-01`)
  return newest < july ? july : addMonths(localDate(`${newest.slice(0, 4)}-01-01`), 12)
}

const newestDay = (tables: readonly NormTable[]): LocalDate | undefined => tables.map(({ effectiveFrom }) => effectiveFrom).sort().at(-1)

/** How an amount moved since the table before; of a correction without one, since what it corrects. */
export function changeOf(key: NormKey, now: Cents, { before, corrects }: Neighbours): Change | undefined {
  const table = before?.amounts[key] === undefined ? corrects : before
  const was = table?.amounts[key]
  return table === undefined || was === undefined || was === 0 ? undefined : { was, from: table.effectiveFrom, permille: Math.round(((now - was) * 1000) / was) }
}

const over = (now: Cents, change: Change | undefined, percent: number): change is Change =>
  change !== undefined && Math.abs(now - change.was) * 100 > change.was * percent

/** The types of which the change must be said and confirmed. */
export const greatChanges = (norms: NewNorms, around: Neighbours): readonly NormKey[] =>
  NORM_KEYS.filter((key) => { const now = norms.amounts[key]; return now !== undefined && over(now, changeOf(key, now, around), GREAT_PERCENT) })

/**
 * Reads what was typed and weighs it against the tables there are: the day, the source, every amount, no hole, plausible.
 * A day may be the one of a table that exists (a correction: its next version), or not before the newest.
 * Refused with every problem at once, each with its field.
 */
export function checkNorms(typed: TypedNorms, tables: readonly NormTable[], today: LocalDate): Result<NewNorms, Refusal<'norms-wrong', readonly Problem[]>> {
  const problems: Problem[] = []
  const day = readDay(typed.effectiveFrom)
  const newest = newestDay(tables)
  if (!day) problems.push({ field: 'effectiveFrom', code: 'no-day' })
  else if (day > addMonths(today, MONTHS_AHEAD)) problems.push({ field: 'effectiveFrom', code: 'day-too-far' })
  else if (newest && day < newest && !tables.some(({ effectiveFrom }) => effectiveFrom === day)) problems.push({ field: 'effectiveFrom', code: 'day-before-newest', day: newest })

  const source = typed.source.trim()
  if (!source) problems.push({ field: 'source', code: 'no-source' })
  else if (source.length > SOURCE_LENGTH) problems.push({ field: 'source', code: 'source-long' })

  // Without a day the newest table is the one to follow: a hole is told all the same.
  const around: Neighbours = day ? neighbours(tables, day) : { before: newest && normsInForce(tables, newest), corrects: undefined }
  const amounts: Partial<Record<NormKey, Cents>> = {}
  for (const key of NORM_KEYS) {
    const text = typed.amounts[key]?.trim() ?? ''
    const problem = text === '' ? hole(key, around) : amountProblem(key, readAmount(text), around)
    if (problem) problems.push(problem)
    else if (text !== '') amounts[key] = readAmount(text)!
  }
  if (problems.length === 0 && Object.keys(amounts).length === 0) problems.push({ field: 'single-21', code: 'no-amount' })
  return problems.length ? refuse('norms-wrong', problems as readonly Problem[]) : ok({ effectiveFrom: day!, source, amounts })
}

function hole(key: NormKey, { before, corrects }: Neighbours): Problem | undefined {
  const has = [corrects, before].find((table) => table?.amounts[key] !== undefined)
  return has && { field: key, code: 'hole', day: has.effectiveFrom }
}

function amountProblem(key: NormKey, now: Cents | undefined, around: Neighbours): Problem | undefined {
  if (now === undefined) return { field: key, code: 'no-amount' }
  if (now === 0) return { field: key, code: 'zero' }
  const change = changeOf(key, now, around)
  return over(now, change, TOO_GREAT_PERCENT) ? { field: key, code: 'too-great', change } : undefined
}

/** One type beside what it was: `was` stands in the table that it corrects, or else in the one before. */
export type Comparison = { readonly key: NormKey; readonly was: Cents | undefined; readonly now: Cents | undefined; readonly limitWas: Cents | undefined; readonly limit: Cents | undefined }

export function compare(now: NormTable, was: NormTable | undefined, policy: Policy): readonly Comparison[] {
  return NORM_KEYS.filter((key) => now.amounts[key] !== undefined || was?.amounts[key] !== undefined).map((key) => ({
    key, was: was?.amounts[key], now: now.amounts[key],
    limitWas: was && limitFor(key, was, policy), limit: limitFor(key, now, policy),
  }))
}

/** The limit that follows from an amount. None where the policy looks at another norm, and none of an amount that is no norm at home. */
function limitFor(key: NormKey, table: NormTable, policy: Policy): Cents | undefined {
  const type = HOUSEHOLD_TYPES.find((one): one is HouseholdType => one === key)
  if (!type || (type.includes('18-20') && policy.normFor18To20 !== 'own')) return undefined
  return limitOf(table, type, policy.basis, policy.incomeLimitPercent)
}
