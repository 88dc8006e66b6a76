import { addDays, addMonths, localDate, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { type AowAge, reachedAowAge } from '../domain/aow-age.ts'
import type { Rules } from '../domain/checks.ts'
import type { AdultIncome, Facts } from '../domain/facts.ts'
import { STUDIEFINANCIERING } from '../domain/income.ts'
import { type CheckResult, incomeTest } from '../domain/income-test.ts'
import type { HouseholdType } from '../domain/norms.ts'
import { whyNotYet, whyYes } from '../domain/speaking-reasons.ts'
import type { Age, Answers } from './answers.ts'

/** What the income test would probably say. Never a decision, and never a no. */
export type Indication = {
  readonly outcome: 'likely' | 'unlikely' | 'open'
  /** The checks that say why, in the order in which people read them. */
  readonly why: readonly CheckResult[]
  readonly householdType: HouseholdType | undefined
  /** Undefined as long as the answers leave it open. */
  readonly limit: Cents | undefined
}

type Now = { readonly today: LocalDate; readonly ownMunicipality: string; readonly rules: Rules }

/** Somebody of this age group, whole years from its edges: the income test asks for a birth date, this check does not. */
const YEARS: Readonly<Record<Age, number>> = { 'minor': 10, '18-20': 19, '21': 40, 'aow': 95 }
const bornFor = (age: Age | undefined, today: LocalDate): LocalDate | undefined => (age ? addMonths(today, -12 * YEARS[age]) : undefined)

/** The answers as the income test takes them: what a register and a source would have said. */
export function factsOf(answers: Answers, { today, ownMunicipality }: Omit<Now, 'rules'>): Facts {
  const { lives, age, home, partnerAge, children, study, income } = answers
  const married = home === 'married'
  const amount = (kind: string, cents: Cents) =>
    ({ kind, cents, period: 'month', month: today.slice(0, 7), netOrGross: 'net', holidayAllowance: income?.holiday ?? 'unknown', source: 'self' }) as const
  // Who gets studiefinanciering and is asked no more: then nothing about income is missing.
  const complete = income ? income.cents !== undefined : study === 'one' || study === 'all'
  const incomeOf = (studies: boolean, cents: Cents): AdultIncome =>
    ({ complete, amounts: [...(studies ? [amount(STUDIEFINANCIERING, 0)] : []), ...(cents > 0 ? [amount('loon', cents)] : [])] })
  // One amount is asked of both together; whose it is makes no difference to the sum.
  const self = { born: bornFor(age, today), alive: true, income: incomeOf(study === 'one' || study === 'all', income?.cents ?? 0) }
  const partner = { born: bornFor(partnerAge, today), alive: true, income: incomeOf(study === 'all', 0) }
  return {
    referenceDate: today, ownMunicipality, municipality: lives === undefined ? undefined : lives === 'yes' ? ownMunicipality : 'elsewhere',
    adults: married ? [self, partner] : [self], partner: married ? 'here' : 'none', children: children === 'yes' ? 1 : 0, doubts: [],
    answers: {
      registerIsRight: true,
      partner: married ? 'registered' : home === 'unmarried' ? 'unmarried' : 'none',
      otherAdults: home === 'other' ? 'one' : home === 'more' ? 'more' : 'none',
    },
    // Who shares the costs is only known of who lives with nobody else.
    housemates: home === 'other' || home === 'more' ? undefined : [],
  }
}

/** The income test itself, on what somebody says about themselves. Pure. */
export function indicate(answers: Answers, now: Now): Indication {
  // People name one amount, and mean an ordinary month: nothing is left to average.
  const policy = { ...now.rules.policy, averaging: { months: 1, kinds: [] } }
  const { outcome, checks, householdType, limit } = incomeTest(factsOf(answers, now), { ...now.rules, policy })
  const fails = checks.filter((check) => check.outcome === 'fail')
  // A municipality may let bijstand or AOW pass whatever the amount; that is not asked here, so then it stays open.
  const mayStillPass = policy.grounds.length > 0 && fails.every(({ reason }) => reason === 'income-within-limit')
  if (fails.length) return { outcome: mayStillPass ? 'open' : 'unlikely', why: fails, householdType, limit }
  if (outcome === 'passed') return { outcome: 'likely', why: whyYes(checks), householdType, limit }
  // What was not asked, because its answer changes nothing, is no reason.
  return { outcome: 'open', why: whyNotYet(checks).filter(({ reason }) => reason !== 'income-known' || answers.income), householdType, limit }
}

const HIGHEST = 9_999_999
/** Whether any income can make another indication of these answers. */
export function incomeMatters(answers: Answers, now: Now): boolean {
  const holiday = now.rules.policy.basis === 'including-holiday-allowance' ? 'included' : 'excluded'
  const outcomes = [0, HIGHEST].map((cents) => indicate({ ...answers, income: { cents, holiday } }, now))
  return outcomes[0]!.outcome !== outcomes[1]!.outcome
}

/** Children make another limit for two of whom one is 18 to 20, and where a policy says so they take students in. */
export const childrenMatter = (answers: Answers, now: Now): boolean =>
  now.rules.policy.exclusionExceptions.includes('child') || indicate({ ...answers, children: 'no' }, now).limit !== indicate({ ...answers, children: 'yes' }, now).limit

/** Who was born on this day or earlier has the AOW age today. To the day, from the dated ages of the law. */
export function lastBornWithAow(today: LocalDate, ages: readonly AowAge[]): LocalDate {
  // From a birth date that is certainly too young: the AOW age has never been under 65.
  let born = addDays(addMonths(today, -12 * 65), 1)
  while (!reachedAowAge(born, today, ages)) born = addDays(born, -1)
  return born
}

/** The AOW age of this year; of the last year that is fixed, when this one is not. */
export const aowAgeOf = (today: LocalDate, ages: readonly AowAge[]): AowAge =>
  ages.findLast(({ year }) => localDate(`${year}-01-01`) <= today) ?? ages[0]!
