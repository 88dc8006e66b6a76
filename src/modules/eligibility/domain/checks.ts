import type { Cents } from '#shared/money.ts'
import type { AowAge } from './aow-age.ts'
import type { Facts } from './facts.ts'
import { adultsAtHome, ageClass, householdType } from './household.ts'
import { provenance, STUDIEFINANCIERING, sumOf, unlike } from './income.ts'
import { type HouseholdType, limitOf, type NormTable, normOf } from './norms.ts'
import type { Policy } from './policy.ts'

/** What a check weighs the facts against. `norms` is the table in force on the reference date. */
export type Rules = { readonly policy: Policy; readonly norms: NormTable | undefined; readonly aowAges: readonly AowAge[] }

/**
 * What one check found. `facts` hold no income (they are kept with the decision); `amounts` do (they are sealed and
 * forgotten on their day). `variant` picks a closer sentence: reason.outcome.variant.
 */
export type Finding = {
  readonly outcome: 'pass' | 'fail' | 'unknown'
  readonly variant?: string
  readonly facts?: Readonly<Record<string, string | number>>
  readonly amounts?: Readonly<Record<string, Cents>>
  readonly missing?: readonly string[]
}

export type Check = {
  readonly reason: string
  /** The rule it rests on, as the letter names it. */
  readonly article: string
  /** Off by policy: then the check is not in the result at all. */
  readonly applies?: (policy: Policy) => boolean
  readonly check: (facts: Facts, rules: Rules) => Finding
}

const pass = (rest: Omit<Finding, 'outcome' | 'missing'> = {}): Finding => ({ outcome: 'pass', ...rest })
const fail = (rest: Omit<Finding, 'outcome' | 'missing'> = {}): Finding => ({ outcome: 'fail', ...rest })
const unknown = (missing: readonly string[], rest: Omit<Finding, 'outcome' | 'missing'> = {}): Finding => ({ outcome: 'unknown', missing, ...rest })

const classesOf = (facts: Facts, rules: Rules) => facts.adults.map((adult) => ageClass(adult.born, facts.referenceDate, rules.aowAges))

const livesHere = (facts: Facts): Finding =>
  facts.municipality === undefined ? unknown(['municipality']) : facts.municipality === facts.ownMunicipality ? pass() : fail()

const alive = (facts: Facts): Finding => (facts.adults.every((adult) => adult.alive) ? pass() : fail())

function adult(facts: Facts, rules: Rules): Finding {
  const classes = classesOf(facts, rules)
  if (classes.includes('minor')) return fail()
  return facts.adults.some((a) => a.born === undefined) ? unknown(['birth-date']) : pass()
}

function partnerKnown({ answers, partner }: Facts): Finding {
  if (answers.partner === 'unmarried') return unknown(['partner'], { variant: 'unmarried' })
  if (partner === 'elsewhere') return unknown(['partner'], { variant: 'elsewhere' })
  return partner === 'unknown' ? unknown(['partner']) : pass()
}

const atMostTwoAdults = (facts: Facts): Finding => (adultsAtHome(facts) > 2 ? unknown(['household']) : pass({ facts: { adults: adultsAtHome(facts) } }))

function registersAgree({ answers, partner, doubts }: Facts): Finding {
  if (!answers.registerIsRight) return unknown(['household'], { variant: 'corrected' })
  if ((partner === 'here') !== (answers.partner === 'registered') && answers.partner !== 'unmarried') return unknown(['partner'])
  return doubts.length ? unknown(doubts, { variant: 'doubt' }) : pass()
}

/** The type of household, or undefined as long as it is not certain who belongs to it and how old they are. */
export function typeOf(facts: Facts, rules: Rules): HouseholdType | undefined {
  const certain = [partnerKnown, atMostTwoAdults, registersAgree].every((check) => check(facts).outcome === 'pass')
  const classes = classesOf(facts, rules)
  if (!certain || classes.some((c) => c === undefined)) return undefined
  return householdType(classes.map((c) => c!), facts.children, rules.policy.normFor18To20)
}

/** The limit of this household on the reference date: one number, compared and shown. */
export function limitFor({ policy, norms }: Rules, type: HouseholdType | undefined): Cents | undefined {
  return norms && type && limitOf(norms, type, policy.basis, policy.incomeLimitPercent)
}

function normKnown(facts: Facts, rules: Rules): Finding {
  const type = typeOf(facts, rules)
  if (!type) return unknown(['household'])
  const norm = rules.norms && normOf(rules.norms, type, rules.policy.basis)
  if (!rules.norms || norm === undefined) return unknown(['norm'], { facts: { type }, variant: 'table' })
  return pass({ facts: { type, children: facts.children, normFrom: rules.norms.effectiveFrom, norm, percent: rules.policy.incomeLimitPercent } })
}

/** Everybody studies: fail. One of two: the policy does not say, so a person looks. */
function noStudiefinanciering(facts: Facts): Finding {
  const studying = facts.adults.filter((a) => a.income?.amounts.some((amount) => amount.kind === STUDIEFINANCIERING)).length
  if (studying > 0) return studying === facts.adults.length ? fail() : unknown([STUDIEFINANCIERING], { variant: 'one-of-two' })
  return facts.adults.every((a) => a.income?.complete) ? pass() : unknown(['income'])
}

const incomesOf = (facts: Facts) => facts.adults.flatMap((a) => (a.income ? [a.income] : []))

const incomeKnown = (facts: Facts): Finding =>
  facts.adults.every((a) => a.income?.complete) ? pass() : unknown(['income'], facts.adults.some((a) => a.income?.amounts.length) ? { variant: 'incomplete' } : {})

function incomeComparable(facts: Facts, { policy }: Rules): Finding {
  const wrong = unlike(incomesOf(facts), policy.basis, facts.referenceDate)
  return wrong.length || incomeKnown(facts).outcome !== 'pass' ? unknown(wrong.length ? wrong : ['income']) : pass({ facts: provenance(incomesOf(facts)) })
}

function incomeWithinLimit(facts: Facts, rules: Rules): Finding {
  const limit = limitFor(rules, typeOf(facts, rules))
  const comparable = incomeComparable(facts, rules).outcome === 'pass'
  if (limit === undefined || !comparable) return unknown([...(limit === undefined ? ['limit'] : []), ...(comparable ? [] : ['income'])])
  const income = sumOf(incomesOf(facts))
  const found = { facts: { limit }, amounts: { income, difference: Math.abs(income - limit) }, ...(facts.adults.length > 1 ? { variant: 'couple' } : {}) }
  return income <= limit ? pass(found) : fail(found)
}

/** No source tells us about savings: with the policy on, a person looks. */
const assetsWithinLimit = (): Finding => unknown(['assets'])

const LOCAL = 'de regels voor de Stadjerspas'
/** In the order in which people read them. Not one is skipped when an earlier one fails: the result explains itself whole. */
export const CHECKS: readonly Check[] = [
  { reason: 'lives-here',            article: LOCAL,                                    check: livesHere },
  { reason: 'alive',                 article: 'Boek 1 Burgerlijk Wetboek',              check: alive },
  { reason: 'adult',                 article: 'artikel 1:233 Burgerlijk Wetboek',       check: adult },
  { reason: 'partner-known',         article: 'artikel 3 Participatiewet',              check: partnerKnown },
  { reason: 'at-most-two-adults',    article: 'artikel 3 en 4 Participatiewet',         check: atMostTwoAdults },
  { reason: 'registers-agree',       article: 'artikel 3:2 Algemene wet bestuursrecht', check: registersAgree },
  { reason: 'norm-known',            article: 'artikel 20, 21 en 22 Participatiewet',   check: normKnown },
  { reason: 'no-studiefinanciering', article: LOCAL,                                    check: noStudiefinanciering, applies: (policy) => policy.exclusions.includes('studiefinanciering') },
  { reason: 'income-known',          article: 'artikel 32 Participatiewet',             check: incomeKnown },
  { reason: 'income-comparable',     article: 'artikel 31 en 32 Participatiewet',       check: incomeComparable },
  { reason: 'income-within-limit',   article: LOCAL,                                    check: incomeWithinLimit },
  { reason: 'assets-within-limit',   article: 'artikel 34 Participatiewet',             check: assetsWithinLimit, applies: (policy) => policy.assets },
]

