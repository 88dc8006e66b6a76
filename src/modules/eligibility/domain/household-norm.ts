import { type Cents, percentOf } from '#shared/money.ts'
import type { Facts } from './facts.ts'
import { once, type Rules } from './finding.ts'
import { type AgeClass, costSharers, countedAs, householdType, SINGLES } from './household.ts'
import { possibleAges } from './household-checks.ts'
import { type HouseholdType, type NormTable, onBasis } from './norms.ts'

/** Art. 23: everybody in an institution, or one of a couple. */
type InstitutionType = 'single-institution' | 'couple-institution' | 'couple-one-institution'

/** The norm on the policy's basis, before the percentage; or the first thing that is missing to know it. */
export type HouseholdNorm =
  | { readonly known: true; readonly type: HouseholdType | InstitutionType; readonly norm: Cents; readonly costSharers: number }
  | { readonly known: false; readonly missing: 'household' | 'birth-date' | 'stay' | 'housemates' }
  | { readonly known: false; readonly missing: 'norm'; readonly type: HouseholdType | InstitutionType }

/** The type of a household at home, or undefined as long as it is not certain who belongs to it and how old they are. */
export function typeOf(facts: Facts, rules: Rules): HouseholdType | undefined {
  const [first, ...others] = (possibleAges(facts, rules) ?? []).map((ages) => typeAtHome(facts, rules, ages))
  return others.every((type) => type === first) ? first : undefined
}

function typeAtHome(facts: Facts, rules: Rules, ages: readonly AgeClass[]): HouseholdType | undefined {
  const atHome = facts.adults.every(({ stays }) => stays === undefined || stays === 'home')
  return atHome ? householdType(ages, facts.children, rules.policy.normFor18To20) : undefined
}

export const householdNorm = once(normOfHousehold)
/** Where every day on which somebody can be born gives the same norm, it is known; where not, it is not. */
function normOfHousehold(facts: Facts, rules: Rules): HouseholdNorm {
  const all = possibleAges(facts, rules)
  if (!all) return { known: false, missing: 'household' }
  const [first, ...others] = all.map((ages) => normAt(facts, rules, ages))
  return others.every((one) => sameNorm(one, first!)) ? first! : { known: false, missing: 'birth-date' }
}

const sameNorm = (one: HouseholdNorm, other: HouseholdNorm): boolean =>
  one.known && other.known ? one.type === other.type && one.norm === other.norm : !one.known && !other.known && one.missing === other.missing

function normAt(facts: Facts, rules: Rules, ages: readonly AgeClass[]): HouseholdNorm {
  const { policy, norms } = rules
  if (facts.adults.some(({ stays }) => stays === 'unknown')) return { known: false, missing: 'stay' }
  const inside = facts.adults.map(({ stays }) => stays === 'institution')
  const type = inside.includes(true) ? institutionType(ages, inside) : typeAtHome(facts, rules, ages)
  if (!type) return { known: false, missing: 'household' }
  // Nobody shares the costs of a home in which nobody of the household lives.
  const sharers = policy.kostendelersnorm && inside.includes(false) ? costSharers(facts) : 0
  if (sharers === undefined) return { known: false, missing: 'housemates' }
  const counted = countedAs(ages, policy.normFor18To20)
  const amount = norms && (isInstitution(type) ? institutionNorm(norms, counted, inside, sharers) : homeNorm(norms, type, counted, facts.children, sharers))
  const norm = amount === undefined ? undefined : onBasis(norms!, amount, policy.basis)
  return norm === undefined ? { known: false, missing: 'norm', type } : { known: true, type, norm, costSharers: sharers }
}

/** The limit of this household on the reference date: one number, compared and shown. */
export function householdLimit(facts: Facts, rules: Rules): Cents | undefined {
  const found = householdNorm(facts, rules)
  return found.known ? percentOf(found.norm, rules.policy.incomeLimitPercent) : undefined
}

const INSTITUTIONS: readonly string[] = ['single-institution', 'couple-institution', 'couple-one-institution'] satisfies readonly InstitutionType[]
const isInstitution = (type: string): type is InstitutionType => INSTITUTIONS.includes(type)

function institutionType(ages: readonly AgeClass[], inside: readonly boolean[]): InstitutionType | undefined {
  if (ages.includes('minor') || ages.length > 2) return undefined
  return ages.length === 1 ? 'single-institution' : inside.every(Boolean) ? 'couple-institution' : 'couple-one-institution'
}

/** Art. 23(1) and (2); of one of a couple in an institution (3): what each would have alone. There is none for 18 to 20 (art. 13(2)(a)). */
function institutionNorm(norms: NormTable, ages: readonly AgeClass[], inside: readonly boolean[], sharers: number): Cents | undefined {
  if (ages.some((age, i) => inside[i] && age === '18-20')) return undefined
  if (ages.length > 1 && inside.every(Boolean)) return sum(norms, 'institution-couple', 'institution-couple-supplement')
  return added(ages.map((age, i) => (inside[i] ? sum(norms, 'institution-single', 'institution-single-supplement') : singleNorm(norms, age, sharers))))
}

const singleNorm = (norms: NormTable, age: AgeClass, sharers: number): Cents | undefined => {
  const type = SINGLES[age]
  return type && homeNorm(norms, type, [age], 0, sharers)
}

/** Art. 20 to 22, and 22a where costs are shared: from 21 on, so two who are 18 to 20 keep their own norm. */
function homeNorm(norms: NormTable, type: HouseholdType, ages: readonly AgeClass[], children: number, sharers: number): Cents | undefined {
  const from21 = ages.filter((age) => age !== '18-20')
  if (sharers === 0 || from21.length === 0) return norms.amounts[type]
  // B of art. 22a(1): the norm of a couple, of AOW age as soon as one of the two is.
  const couple = norms.amounts[ages.includes('aow') ? 'couple-aow' : 'couple-21']
  const each = couple === undefined ? undefined : kostendelersnorm(couple, sharers + from21.length)
  const young = ages.length > from21.length ? [youngPartner(norms, children)] : []
  return added([...from21.map(() => each), ...young])
}

/**
 * Art. 22a(3): what a partner of 18 to 20 adds. The act prints amounts that follow from art. 20: the norm of one, and with
 * children that of a couple with children less the norm of one (1 July 2026: 1106.40 - 350.42 = 755.98).
 */
function youngPartner({ amounts }: NormTable, children: number): Cents | undefined {
  const [one, couple] = [amounts['single-18-20'], amounts['couple-18-20-children']]
  if (children === 0) return one
  return one === undefined || couple === undefined ? undefined : couple - one
}

/** Art. 22a(1): (40% + A × 30%) / A of the norm of a couple for each person, to the nearest cent. A counts everybody who shares. */
export const kostendelersnorm = (couple: Cents, a: number): Cents => Math.floor((2 * couple * (40 + 30 * a) + 100 * a) / (200 * a))

const sum = (norms: NormTable, ...keys: readonly (keyof NormTable['amounts'])[]): Cents | undefined => added(keys.map((key) => norms.amounts[key]))
const added = (amounts: readonly (Cents | undefined)[]): Cents | undefined =>
  amounts.includes(undefined) ? undefined : amounts.reduce<number>((total, amount) => total + amount!, 0)
