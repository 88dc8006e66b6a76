import { addDays, type LocalDate, localDate, parseLocalDate } from '#shared/local-date.ts'
import { type FieldError, ok, refuse, type Refusal, type Result } from '#shared/result.ts'
import { eighteenthBirthday } from './eighteen.ts'
import { BASES, type Basis } from './norms.ts'

/** What a municipality decides about its own pass. Validated, versioned, effective from a day; never read unchecked. */
export type Policy = {
  readonly incomeLimitPercent: number
  /** Basis on which income and norm are compared. */
  readonly basis: Basis
  /** Norm for who is 18, 19 or 20: the own one of art. 20, or that of 21 and older. */
  readonly normFor18To20: 'own' | '21-and-older'
  readonly exclusions: readonly Exclusion[]
  /** Who an exclusion does not touch: with a child, or one of two of whom the other does not study. Left out: nobody. */
  readonly exclusionExceptions: readonly ExclusionException[]
  /** What lets somebody pass without a look at the amounts. Left out: nothing. */
  readonly grounds: readonly Ground[]
  /** Art. 22a: who shares the costs of a home has a lower norm. */
  readonly kostendelersnorm: boolean
  /** Kinds of income that this municipality counts, or does not, other than the act. Left out: as the act. */
  readonly incomeKinds: Readonly<Record<string, Counts>>
  /** Pay that changes is the average of 1 to 3 months. Left out: 1 month, so no average. */
  readonly averaging: { readonly months: number; readonly kinds: readonly string[] }
  /** The day whose norms, ages and income count. Left out: the day of the application. */
  readonly referenceDate: 'application' | 'first-of-month'
  /** Off: savings and possessions are not looked at. On: the limits of the norm table (art. 34). */
  readonly assets: boolean
  readonly validity: { readonly until: MonthDay; readonly nextYearFrom: MonthDay }
  readonly decisionWeeks: number
  readonly objectionWeeks: number
  readonly casework: Casework
  readonly objections: ObjectionPolicy
  /** So many weeks before the eighteenth birthday a child hears how to apply for a pass of its own. */
  readonly eighteenNoticeWeeks: number
  /** So many weeks before its last day somebody hears that the pass ends: time for the form, a payslip and a decision. */
  readonly passEndsNoticeWeeks: number
}
/** How objections are handled (Awb 7:10, 7:13). Left out: as in DEFAULT_OBJECTIONS. */
type ObjectionPolicy = {
  /** A committee advises: then the term is `committeeWeeks`. */
  readonly committee: boolean
  readonly weeks: number
  readonly committeeWeeks: number
  readonly extensionWeeks: number
  /** Days to give what is missing (6:6 names none). */
  readonly missingDays: number
}
/** How caseworkers decide. Left out: as in DEFAULT_CASEWORK. */
type Casework = {
  /** Days to answer a question (Awb 4:5 names none), and to react to a refusal that is proposed (4:7). */
  readonly answerDays: number
  readonly viewDays: number
  /** More time, once, at most so many weeks (Awb 4:14). */
  readonly extensionWeeks: number
  /** A move waits so long before it is made and told, and can be undone until then. 0: at once. */
  readonly graceMinutes: number
  /** Moves that wait for a colleague's yes. */
  readonly secondEyes: readonly SecondEyes[]
}
const SECOND_EYES = ['grant', 'refuse', 'set-aside', 'end-pass'] as const
type SecondEyes = (typeof SECOND_EYES)[number]
type Exclusion = 'studiefinanciering'
export type Counts = 'counts' | 'does-not-count'
/** The municipality looked already, or the law set the income. */
export const GROUNDS = ['bijstand', 'debt-settlement', 'aow-only'] as const
export type Ground = (typeof GROUNDS)[number]
type ExclusionException = 'child' | 'one-of-two'
/** "12-31" */
type MonthDay = string

/** A policy that counts from a day on. */
export type PolicyVersion = { readonly version: number; readonly effectiveFrom: LocalDate; readonly policy: Policy }

/** The newest version that has begun. */
export const policyInForce = (versions: readonly PolicyVersion[], on: LocalDate): PolicyVersion | undefined =>
  versions.filter((v) => v.effectiveFrom <= on).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : a.version - b.version)).at(-1)

/** The day that we look at, for somebody who applies on a day. */
export const referenceDateOf = ({ referenceDate }: Policy, applied: LocalDate): LocalDate =>
  referenceDate === 'first-of-month' ? localDate(`${applied.slice(0, 7)}-01`) : applied

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
  const birthday = eighteenthBirthday(born)
  const last = addDays(birthday, -1)
  return last < valid.to ? { from: valid.from, to: last } : valid
}

type Rule = readonly [field: string, right: (value: unknown) => boolean, message: string]
const whole = (from: number, to: number) => (value: unknown) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to
const oneOf = (...allowed: readonly unknown[]) => (value: unknown) => allowed.includes(value)
const listOf = (right: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && new Set(value).size === value.length && value.every(right)
const monthDay = (value: unknown) => typeof value === 'string' && value !== '02-29' && parseLocalDate(`2027-${value}`) !== undefined
/** A name that a kind of income may have. */
export const isKind = (value: unknown): boolean => typeof value === 'string' && /^[a-z][a-z0-9-]{1,39}$/.test(value)
const kinds = (value: unknown) => isFields(value) && Object.entries(value).every(([name, counts]) => isKind(name) && (counts === 'counts' || counts === 'does-not-count'))

const RULES: readonly Rule[] = [
  ['incomeLimitPercent',    whole(100, 150),                              'A whole percentage from 100 to 150.'],
  ['basis',                 oneOf(...BASES),                              `One of ${BASES.join(', ')}.`],
  ['normFor18To20',         oneOf('own', '21-and-older'),                 'own or 21-and-older.'],
  ['exclusions',            listOf(oneOf('studiefinanciering')),          'A list; studiefinanciering is the one exclusion we know.'],
  ['exclusionExceptions',   listOf(oneOf('child', 'one-of-two')),         'A list of child and one-of-two.'],
  ['grounds',               listOf(oneOf(...GROUNDS)),                    `A list of ${GROUNDS.join(', ')}.`],
  ['kostendelersnorm',      oneOf(true, false),                           'true or false.'],
  ['incomeKinds',           kinds,                                        'Each kind of income with counts or does-not-count.'],
  ['averaging.months',      whole(1, 3),                                  'A whole number of months from 1 to 3.'],
  ['averaging.kinds',       listOf(isKind),                                 'A list of kinds of income, like loon.'],
  ['referenceDate',         oneOf('application', 'first-of-month'),       'application or first-of-month.'],
  ['assets',                oneOf(true, false),                           'true or false.'],
  ['validity.until',        monthDay,                                     'A day of the year like 12-31.'],
  ['validity.nextYearFrom', monthDay,                                     'A day of the year like 11-01.'],
  ['decisionWeeks',         whole(1, 8),                                  'Whole weeks, at most the 8 of Awb 4:13.'],
  ['objectionWeeks',        whole(6, 6),                                  'Awb 6:7 says 6 weeks.'],
  ['casework.answerDays',     whole(7, 56),                               'Whole days, from 7 to 56.'],
  ['casework.viewDays',       whole(7, 56),                               'Whole days, from 7 to 56.'],
  ['casework.extensionWeeks', whole(1, 8),                                'Whole weeks, from 1 to 8.'],
  ['casework.graceMinutes',   whole(0, 60),                               'Whole minutes, from 0 to 60.'],
  ['casework.secondEyes',     listOf(oneOf(...SECOND_EYES)),              `A list of ${SECOND_EYES.join(', ')}.`],
  ['objections.committee',      oneOf(true, false),                       'true or false.'],
  ['objections.weeks',          whole(1, 6),                              'Whole weeks, at most the 6 of Awb 7:10.'],
  ['objections.committeeWeeks', whole(1, 12),                             'Whole weeks, at most the 12 of Awb 7:10.'],
  ['objections.extensionWeeks', whole(1, 6),                              'Whole weeks, at most the 6 of Awb 7:10.'],
  ['objections.missingDays',    whole(7, 56),                             'Whole days, from 7 to 56.'],
  ['eighteenNoticeWeeks',       whole(1, 26),                             'Whole weeks, from 1 to 26.'],
  ['passEndsNoticeWeeks',       whole(1, 26),                             'Whole weeks, from 1 to 26.'],
]

/** What a version without these fields means: version 1 was written before they were there. Rows are never edited for it. */
const DEFAULT_CASEWORK: Casework = { answerDays: 14, viewDays: 14, extensionWeeks: 6, graceMinutes: 0, secondEyes: [] }
const DEFAULT_OBJECTIONS: ObjectionPolicy = { committee: false, weeks: 6, committeeWeeks: 12, extensionWeeks: 6, missingDays: 14 }
const LEFT_OUT: Pick<Policy, 'exclusionExceptions' | 'grounds' | 'incomeKinds' | 'averaging' | 'referenceDate' | 'casework' | 'objections' | 'eighteenNoticeWeeks' | 'passEndsNoticeWeeks'> = {
  casework: DEFAULT_CASEWORK, objections: DEFAULT_OBJECTIONS, eighteenNoticeWeeks: 8, passEndsNoticeWeeks: 8,
  exclusionExceptions: [], grounds: [], incomeKinds: {}, averaging: { months: 1, kinds: ['loon'] }, referenceDate: 'application',
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const at = (record: unknown, path: string): unknown => path.split('.').reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), record)

/** A name that no rule knows is a mistake, most likely in typing: left standing, it would silently not count. */
function strangers(record: Fields, within = ''): readonly string[] {
  const known = RULES.map(([field]) => field)
  return Object.entries(record).flatMap(([name, value]): readonly string[] => {
    const path = within + name
    if (known.includes(path)) return []
    if (known.some((field) => field.startsWith(`${path}.`))) return isFields(value) ? strangers(value, `${path}.`) : []
    return [path]
  })
}

/**
 * Checks every field; what version 1 did not have yet may be left out and gets its meaning here. Any other field that is
 * missing is a mistake, never a default. Facts of the refusal: which field, and what it should be.
 */
export function parsePolicy(record: unknown): Result<Policy, Refusal<'policy-invalid', readonly FieldError[]>> {
  const whole = isFields(record) ? { ...LEFT_OUT, ...record } : {}
  const errors = [
    ...RULES.filter(([field, right]) => !right(at(whole, field))).map(([field, , message]) => ({ field, message })),
    ...strangers(whole).map((field) => ({ field, message: 'A policy has no such field.' })),
  ]
  return errors.length ? refuse('policy-invalid', errors as readonly FieldError[]) : ok(whole as Policy)
}
