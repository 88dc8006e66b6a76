import type { Facts } from './facts.ts'
import { fail, type Finding, once, pass, type Rules, unknown } from './finding.ts'
import { type AgeClass, adultsAtHome, ageClasses, costSharers } from './household.ts'

export const livesHere = (facts: Facts): Finding =>
  facts.municipality === undefined ? unknown(['municipality']) : facts.municipality === facts.ownMunicipality ? pass() : fail()

export const alive = (facts: Facts): Finding => (facts.adults.every((adult) => adult.alive) ? pass() : fail())

const classesOf = once((facts, rules) => facts.adults.map((one) => ageClasses(one, facts.referenceDate, rules.aowAges)))

export function adult(facts: Facts, rules: Rules): Finding {
  const classes = classesOf(facts, rules)
  if (classes.some((one) => one.length > 0 && one.every((age) => age === 'minor'))) return fail()
  return classes.some((one) => one.length === 0 || one.includes('minor')) ? unknown(['birth-date']) : pass()
}

export function partnerKnown({ answers, partner }: Facts): Finding {
  if (answers.partner === 'unmarried') return unknown(['partner'], { variant: 'unmarried' })
  if (partner === 'elsewhere') return unknown(['partner'], { variant: 'elsewhere' })
  return partner === 'unknown' || answers.partner === 'unknown' ? unknown(['partner']) : pass()
}

/** Three or more adults are a question for a person, but not where the kostendelersnorm is made for them and all of them are known. */
export function atMostTwoAdults(facts: Facts, { policy }: Rules): Finding {
  if (facts.answers.otherAdults === 'unknown') return unknown(['household'])
  const adults = adultsAtHome(facts)
  if (adults <= 2) return pass({ facts: { adults } })
  return policy.kostendelersnorm && costSharers(facts) !== undefined ? pass({ facts: { adults }, variant: 'known' }) : unknown(['household'])
}

export function registersAgree({ answers, partner, doubts }: Facts): Finding {
  if (!answers.registerIsRight) return unknown(['household'], { variant: 'corrected' })
  if ((partner === 'here') !== (answers.partner === 'registered') && answers.partner !== 'unmarried') return unknown(['partner'])
  return doubts.length ? unknown(doubts, { variant: 'doubt' }) : pass()
}

/**
 * The ages that count for the norm: one list, or one for each way in which birth dates that are not whole can fall.
 * Undefined as long as it is not certain who belongs to the household, or nothing is known of an age.
 */
export const possibleAges = once((facts, rules): readonly (readonly AgeClass[])[] | undefined => {
  if (![partnerKnown, atMostTwoAdults, registersAgree].every((check) => check(facts, rules).outcome === 'pass')) return undefined
  let all: readonly (readonly AgeClass[])[] = [[]]
  for (const classes of classesOf(facts, rules)) {
    if (classes.length === 0 || !classes.every((age) => age !== undefined)) return undefined
    all = classes.length === 1 ? all.map((ages) => [...ages, classes[0]!]) : all.flatMap((ages) => classes.map((age) => [...ages, age]))
  }
  return all
})
