import { ageOn, type LocalDate } from '#shared/local-date.ts'
import { type AowAge, reachedAowAge } from './aow-age.ts'
import type { Adult, Facts } from './facts.ts'
import type { HouseholdType } from './norms.ts'
import type { Policy } from './policy.ts'

export type AgeClass = 'minor' | '18-20' | '21' | 'aow'

/** Which ages count alike for a norm. Undefined: the birth date is incomplete, or the AOW age of that year is not fixed yet. */
export function ageClass(born: LocalDate | undefined, on: LocalDate, ages: readonly AowAge[]): AgeClass | undefined {
  if (!born) return undefined
  const age = ageOn(born, on)
  if (age < 18) return 'minor'
  if (age < 21) return '18-20'
  const aow = reachedAowAge(born, on, ages)
  return aow === undefined ? undefined : aow ? 'aow' : '21'
}

/**
 * Every age class that somebody may have. With a whole birth date it is one; with a year or a month that of its first and
 * of its last day, which nobody is more than one class apart. Empty: nothing is known of the birth date.
 */
export function ageClasses({ born, bornBetween }: Pick<Adult, 'born' | 'bornBetween'>, on: LocalDate, ages: readonly AowAge[]): readonly (AgeClass | undefined)[] {
  if (born) return [ageClass(born, on, ages)]
  return bornBetween ? [...new Set(bornBetween.map((day) => ageClass(day, on, ages)))] : []
}

/** With how many adults somebody lives, as far as the answers and the register say. */
export const adultsAtHome = (facts: Facts): number =>
  1 + (facts.answers.partner !== 'none' || facts.partner === 'here' ? 1 : 0) + { none: 0, one: 1, more: 2, unknown: 0 }[facts.answers.otherAdults]

/**
 * How many housemates share the costs (Participatiewet art. 19a): 27 or older, no student, no tenant at a commercial price.
 * Undefined when the answers and what is known of the housemates do not tell.
 */
export function costSharers({ answers, housemates, referenceDate }: Facts): number | undefined {
  const listed = housemates?.length ?? 0
  if (answers.otherAdults === 'unknown') return undefined
  const agree = answers.otherAdults === 'none' ? listed === 0 : answers.otherAdults === 'one' ? listed === 1 : listed >= 2
  if (!agree) return undefined
  const sharing = (housemates ?? []).map(({ born, shares }): boolean | undefined => {
    if (shares === 'student' || shares === 'commercial-tenant') return false
    if (born && ageOn(born, referenceDate) < SHARES_FROM) return false
    return born && shares === 'yes' ? true : undefined
  })
  return sharing.includes(undefined) ? undefined : sharing.filter(Boolean).length
}
const SHARES_FROM = 27

/** The types of Participatiewet art. 20 to 22, in the order in which a pair of ages is looked up: younger first. */
export const SINGLES: Readonly<Partial<Record<AgeClass, HouseholdType>>> = { '18-20': 'single-18-20', '21': 'single-21', aow: 'single-aow' }
const COUPLES: readonly (readonly [AgeClass, AgeClass, withoutChildren: HouseholdType, withChildren: HouseholdType])[] = [
  ['18-20', '18-20', 'couple-18-20',     'couple-18-20-children'],
  ['18-20', '21',    'couple-one-18-20', 'couple-one-18-20-children'],
  ['21',    '21',    'couple-21',        'couple-21'],
  ['21',    'aow',   'couple-aow',       'couple-aow'],
  ['aow',   'aow',   'couple-aow',       'couple-aow'],
]

/**
 * The household type of adults of known ages. Undefined where the act gives no certain answer: a minor, three adults, and
 * a partner of 18 to 20 beside one of AOW age (art. 20 and art. 22 both speak of them).
 */
export function householdType(classes: readonly AgeClass[], children: number, normFor18To20: Policy['normFor18To20']): HouseholdType | undefined {
  const counted = countedAs(classes, normFor18To20)
  if (counted.length === 1) return SINGLES[counted[0]!]
  const row = counted.length === 2 && COUPLES.find(([a, b]) => (counted[0] === a && counted[1] === b) || (counted[0] === b && counted[1] === a))
  return row ? row[children > 0 ? 3 : 2] : undefined
}

/** The ages as the policy counts them: who is 18 to 20 may have the norm of 21 and older. */
export const countedAs = (classes: readonly AgeClass[], normFor18To20: Policy['normFor18To20']): readonly AgeClass[] =>
  classes.map((one) => (one === '18-20' && normFor18To20 === '21-and-older' ? '21' : one))
