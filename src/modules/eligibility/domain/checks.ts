import type { Facts } from './facts.ts'
import type { Check } from './finding.ts'
import { coversAssets, groundOf, saidGround } from './grounds.ts'
import { adult, alive, atMostTwoAdults, livesHere, partnerKnown, registersAgree } from './household-checks.ts'
import { assetsWithinLimit, incomeComparable, incomeKnown, incomeWithinLimit, normKnown, noStudiefinanciering, passesByGround } from './income-checks.ts'
import type { Policy } from './policy.ts'

export type { Finding, Rules } from './finding.ts'

const byGround = (policy: Policy, facts: Facts): boolean => groundOf(facts, policy) !== undefined
const byGroundOrSaid = (policy: Policy, facts: Facts): boolean => byGround(policy, facts) || saidGround(facts, policy) !== undefined
const byIncome = (policy: Policy, facts: Facts): boolean => !byGround(policy, facts)

const LOCAL = 'de regels voor de Stadjerspas'
/** In the order in which people read them. Not one is skipped when an earlier one fails: the result explains itself whole. */
export const CHECKS: readonly Check[] = [
  { reason: 'lives-here',            article: LOCAL,                                    check: livesHere },
  { reason: 'alive',                 article: 'Boek 1 Burgerlijk Wetboek',              check: alive },
  { reason: 'adult',                 article: 'artikel 1:233 Burgerlijk Wetboek',       check: adult },
  { reason: 'partner-known',         article: 'artikel 3 Participatiewet',              check: partnerKnown },
  { reason: 'at-most-two-adults',    article: 'artikel 3 en 4 Participatiewet',         check: atMostTwoAdults },
  { reason: 'registers-agree',       article: 'artikel 3:2 Algemene wet bestuursrecht', check: registersAgree },
  { reason: 'norm-known',            article: 'artikel 20 tot en met 23 Participatiewet',  check: normKnown,            applies: byIncome },
  { reason: 'no-studiefinanciering', article: LOCAL,                                    check: noStudiefinanciering, applies: (policy) => policy.exclusions.includes('studiefinanciering') },
  { reason: 'passes-by-ground',      article: LOCAL,                                    check: passesByGround,       applies: byGroundOrSaid },
  { reason: 'income-known',          article: 'artikel 32 Participatiewet',             check: incomeKnown,          applies: byIncome },
  { reason: 'income-comparable',     article: 'artikel 31 en 32 Participatiewet',       check: incomeComparable,     applies: byIncome },
  { reason: 'income-within-limit',   article: LOCAL,                                    check: incomeWithinLimit,    applies: byIncome },
  { reason: 'assets-within-limit',   article: 'artikel 34 Participatiewet',             check: assetsWithinLimit,    applies: (policy, facts) => policy.assets && !coversAssets(groundOf(facts, policy)) },
]
