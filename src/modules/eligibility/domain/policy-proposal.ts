import { addDays, addMonths, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { readDay } from './norm-proposal.ts'
import { HOUSEHOLD_TYPES, type HouseholdType, limitOf, type NormTable, normsInForce, onBasis } from './norms.ts'
import { type Policy, type PolicyVersion, parsePolicy, policyInForce } from './policy.ts'

/** As it was typed and ticked: every text is kept, right or wrong. Days of the year are written like 31-12. */
export type TypedPolicy = {
  readonly effectiveFrom: string
  /** What it rests on: the decision of the council. */
  readonly ground: string
  readonly incomeLimitPercent: string
  readonly basis: string
  readonly normFor18To20: string
  readonly exclusions: readonly string[]
  readonly exclusionExceptions: readonly string[]
  readonly grounds: readonly string[]
  readonly kostendelersnorm: boolean
  readonly assets: boolean
  /** By kind: counts, does-not-count, or anything else for what the act says. */
  readonly incomeKinds: Readonly<Record<string, string>>
  readonly averagingMonths: string
  readonly averagingKinds: readonly string[]
  readonly referenceDate: string
  readonly until: string
  readonly nextYearFrom: string
  readonly decisionWeeks: string
  readonly eighteenNoticeWeeks: string
  readonly passEndsNoticeWeeks: string
}

export type PolicyProblem =
  | { readonly field: 'effectiveFrom'; readonly code: 'no-day' | 'day-begun' | 'day-too-far' }
  | { readonly field: 'ground'; readonly code: 'no-ground' | 'ground-long' }
  /** A field of the policy, by its path, that is not what it should be. */
  | { readonly field: string; readonly code: 'wrong' }
  /** The norms of that day have no amounts for this. */
  | { readonly field: 'basis'; readonly code: 'no-norm-on-this-basis' }
  | { readonly field: 'assets'; readonly code: 'no-asset-limits' }
  | { readonly field: 'effectiveFrom'; readonly code: 'nothing-changes' }

export type NewPolicy = { readonly effectiveFrom: LocalDate; readonly ground: string; readonly policy: Policy }

/** A year typed wrongly would otherwise wait for ever. */
const MONTHS_AHEAD = 18
const GROUND_LENGTH = 300
/** Awb 6:7 leaves nothing to choose. */
const OBJECTION_WEEKS = 6

export type Around = { readonly versions: readonly PolicyVersion[]; readonly tables: readonly NormTable[]; readonly today: LocalDate }

/**
 * Reads what was typed and weighs it: every field, the day (never one that has begun: rules do not count backwards), and
 * whether the norms of that day can bear it. Refused with every problem at once, each with its field.
 */
export function checkPolicy(typed: TypedPolicy, around: Around): Result<NewPolicy, Refusal<'policy-wrong', readonly PolicyProblem[]>> {
  const problems: PolicyProblem[] = []
  const day = readDay(typed.effectiveFrom)
  if (!day) problems.push({ field: 'effectiveFrom', code: 'no-day' })
  else if (day <= around.today) problems.push({ field: 'effectiveFrom', code: 'day-begun' })
  else if (day > addMonths(around.today, MONTHS_AHEAD)) problems.push({ field: 'effectiveFrom', code: 'day-too-far' })
  const ground = typed.ground.trim()
  if (!ground) problems.push({ field: 'ground', code: 'no-ground' })
  else if (ground.length > GROUND_LENGTH) problems.push({ field: 'ground', code: 'ground-long' })

  // What the form has no field for (how casework goes, objections) stays as it is on that day.
  const beside = policyInForce(around.versions, day ?? around.today)
  const read = parsePolicy({ ...beside?.policy, ...asRecord(typed) })
  if (!read.ok) return refuse('policy-wrong', [...problems, ...(read.refusal.facts ?? []).map(({ field }) => ({ field, code: 'wrong' as const }))])
  const norms = normsInForce(around.tables, day ?? around.today)
  problems.push(...borneBy(norms, read.value))
  if (day && beside && samePolicy(beside.policy, read.value)) problems.push({ field: 'effectiveFrom', code: 'nothing-changes' })
  return problems.length ? refuse('policy-wrong', problems as readonly PolicyProblem[]) : ok({ effectiveFrom: day!, ground, policy: read.value })
}

/** Rules that the norms of their day cannot bear would make every household unknown. */
function borneBy(norms: NormTable | undefined, policy: Policy): PolicyProblem[] {
  if (!norms) return []
  const { amounts } = norms
  return [
    ...(amounts['single-21'] !== undefined && onBasis(norms, amounts['single-21'], policy.basis) === undefined ? [{ field: 'basis', code: 'no-norm-on-this-basis' } as const] : []),
    ...(policy.assets && (amounts['asset-limit-single'] === undefined || amounts['asset-limit-family'] === undefined) ? [{ field: 'assets', code: 'no-asset-limits' } as const] : []),
  ]
}

const number = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN)
/** "31-12" as people write it: 12-31, which sorts. */
const dayOfYear = (text: string): string => {
  const [, day = '', month = ''] = /^(\d{1,2})-(\d{1,2})$/.exec(text.trim()) ?? []
  return day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

const asRecord = (typed: TypedPolicy): Record<string, unknown> => ({
  incomeLimitPercent: number(typed.incomeLimitPercent), basis: typed.basis, normFor18To20: typed.normFor18To20, exclusions: typed.exclusions,
  // An exception to nothing says nothing.
  exclusionExceptions: typed.exclusions.length ? typed.exclusionExceptions : [],
  grounds: typed.grounds, kostendelersnorm: typed.kostendelersnorm, assets: typed.assets,
  incomeKinds: Object.fromEntries(Object.entries(typed.incomeKinds).filter(([, counts]) => counts === 'counts' || counts === 'does-not-count')),
  averaging: { months: number(typed.averagingMonths), kinds: typed.averagingKinds }, referenceDate: typed.referenceDate,
  validity: { until: dayOfYear(typed.until), nextYearFrom: dayOfYear(typed.nextYearFrom) },
  decisionWeeks: number(typed.decisionWeeks), objectionWeeks: OBJECTION_WEEKS,
  eighteenNoticeWeeks: number(typed.eighteenNoticeWeeks), passEndsNoticeWeeks: number(typed.passEndsNoticeWeeks),
})

/** A policy as a form holds it. */
export const typedPolicy = ({ effectiveFrom, ground, policy }: { readonly effectiveFrom: string; readonly ground: string; readonly policy: Policy }): TypedPolicy => ({
  effectiveFrom, ground, incomeLimitPercent: String(policy.incomeLimitPercent), basis: policy.basis, normFor18To20: policy.normFor18To20, exclusions: policy.exclusions,
  exclusionExceptions: policy.exclusionExceptions, grounds: policy.grounds, kostendelersnorm: policy.kostendelersnorm, assets: policy.assets, incomeKinds: policy.incomeKinds,
  averagingMonths: String(policy.averaging.months), averagingKinds: policy.averaging.kinds, referenceDate: policy.referenceDate,
  until: written(policy.validity.until), nextYearFrom: written(policy.validity.nextYearFrom), decisionWeeks: String(policy.decisionWeeks),
  eighteenNoticeWeeks: String(policy.eighteenNoticeWeeks), passEndsNoticeWeeks: String(policy.passEndsNoticeWeeks),
})
const written = (monthDay: string): string => monthDay.split('-').reverse().map(Number).join('-')

/** Lists and kinds in any order are the same rules. */
function samePolicy(one: Policy, other: Policy): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return [...value].sort()
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)])) : value
  }
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** The rules of the day before stand beside new ones; what counts from a later day on already, ends them again. */
export const besides = (versions: readonly PolicyVersion[], day: LocalDate, except?: number): { readonly before: PolicyVersion | undefined; readonly next: PolicyVersion | undefined } => {
  const others = versions.filter(({ version }) => version !== except)
  const next = others.filter(({ effectiveFrom }) => effectiveFrom > day).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))[0]
  return { before: policyInForce(others, day), next: next && policyInForce(others, next.effectiveFrom) }
}

/** The last day on which rules count that others follow. */
export const lastDayBefore = ({ effectiveFrom }: PolicyVersion): LocalDate => addDays(effectiveFrom, -1)

export type LimitBeside = { readonly type: HouseholdType; readonly was: Cents | undefined; readonly now: Cents | undefined }

/** For every kind of household the limit by both rules, on the same norms. */
export const limitsBeside = (norms: NormTable, was: Policy | undefined, now: Policy): readonly LimitBeside[] =>
  HOUSEHOLD_TYPES.filter((type) => norms.amounts[type] !== undefined).map((type) => ({ type, was: was && limitUnder(norms, type, was), now: limitUnder(norms, type, now) }))

/** Where who is 18 to 20 counts as 21, their household has the norm of one of 21. */
function limitUnder(norms: NormTable, type: HouseholdType, policy: Policy): Cents | undefined {
  const counted: HouseholdType = policy.normFor18To20 === 'own' || !type.includes('18-20') ? type : type === 'single-18-20' ? 'single-21' : 'couple-21'
  return limitOf(norms, counted, policy.basis, policy.incomeLimitPercent)
}
