import { addDays, addMonths, localDate, type LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import { type AowAge, reachedAowAge } from '../domain/aow-age.ts'
import { limitFor, type Rules, typeOf } from '../domain/checks.ts'
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
  // Who gets studiefinanciering is not asked for more: then nothing about income is missing.
  const complete = income?.cents !== undefined || study === 'one' || study === 'all'
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
  }
}

/** The income test itself, on what somebody says about themselves. Pure. */
export function indicate(answers: Answers, now: Now): Indication {
  const result = incomeTest(factsOf(answers, now), now.rules)
  const fails = result.checks.filter(({ outcome }) => outcome === 'fail')
  const { householdType, limit } = result
  // What was not asked, because its answer changes nothing, is no reason.
  if (fails.length) return { outcome: 'unlikely', why: fails, householdType, limit }
  return result.outcome === 'passed' ? { outcome: 'likely', why: whyYes(result.checks), householdType, limit } : { outcome: 'open', why: whyNotYet(result.checks).filter(({ reason }) => reason !== 'income-known' || answers.income), householdType, limit }
}

/** Whether the limit can be known with these answers about who lives together. */
export const knowsLimit = (answers: Answers, now: Now): boolean => limitFor(now.rules, typeOf(factsOf(answers, now), now.rules)) !== undefined

/** The limit of two who are 18 to 20 depends on their children; for everybody else we need not ask. */
export const childrenMatter = (answers: Answers, now: Now): boolean =>
  typeOf(factsOf({ ...answers, children: 'no' }, now), now.rules) !== typeOf(factsOf({ ...answers, children: 'yes' }, now), now.rules)

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
