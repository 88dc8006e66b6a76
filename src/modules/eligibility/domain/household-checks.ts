import type { Facts } from './facts.ts'
import { fail, type Finding, once, pass, type Rules, unknown } from './finding.ts'
import { type AgeClass, adultsAtHome, ageClass, costSharers } from './household.ts'

export const livesHere = (facts: Facts): Finding =>
  facts.municipality === undefined ? unknown(['municipality']) : facts.municipality === facts.ownMunicipality ? pass() : fail()

export const alive = (facts: Facts): Finding => (facts.adults.every((adult) => adult.alive) ? pass() : fail())

const classesOf = once((facts, rules) => facts.adults.map((one) => ageClass(one.born, facts.referenceDate, rules.aowAges)))

export function adult(facts: Facts, rules: Rules): Finding {
  if (classesOf(facts, rules).includes('minor')) return fail()
  return facts.adults.some((one) => one.born === undefined) ? unknown(['birth-date']) : pass()
}

export function partnerKnown({ answers, partner }: Facts): Finding {
  if (answers.partner === 'unmarried') return unknown(['partner'], { variant: 'unmarried' })
  if (partner === 'elsewhere') return unknown(['partner'], { variant: 'elsewhere' })
  return partner === 'unknown' ? unknown(['partner']) : pass()
}

/** Three or more adults are a question for a person, but not where the kostendelersnorm is made for them and all of them are known. */
export function atMostTwoAdults(facts: Facts, { policy }: Rules): Finding {
  const adults = adultsAtHome(facts)
  if (adults <= 2) return pass({ facts: { adults } })
  return policy.kostendelersnorm && costSharers(facts) !== undefined ? pass({ facts: { adults }, variant: 'known' }) : unknown(['household'])
}

export function registersAgree({ answers, partner, doubts }: Facts): Finding {
  if (!answers.registerIsRight) return unknown(['household'], { variant: 'corrected' })
  if ((partner === 'here') !== (answers.partner === 'registered') && answers.partner !== 'unmarried') return unknown(['partner'])
  return doubts.length ? unknown(doubts, { variant: 'doubt' }) : pass()
}

/** The ages that count for the norm; undefined as long as it is not certain who belongs to the household and how old they are. */
export const certainAges = once((facts, rules): readonly AgeClass[] | undefined => {
  const certain = [partnerKnown, atMostTwoAdults, registersAgree].every((check) => check(facts, rules).outcome === 'pass')
  const classes = classesOf(facts, rules)
  return certain && classes.every((one) => one !== undefined) ? classes : undefined
})
