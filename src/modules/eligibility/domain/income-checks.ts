import type { Cents } from '#shared/money.ts'
import type { Facts } from './facts.ts'
import { fail, type Finding, once, pass, type Rules, unknown } from './finding.ts'
import { groundOf } from './grounds.ts'
import { householdLimit, householdNorm } from './household-norm.ts'
import { isEstablished, provenance, STUDIEFINANCIERING, sumOf, unlike } from './income.ts'
import type { Ground } from './policy.ts'

export function normKnown(facts: Facts, rules: Rules): Finding {
  const found = householdNorm(facts, rules)
  if (found.known) {
    const known = { type: found.type, children: facts.children, normFrom: rules.norms!.effectiveFrom, norm: found.norm, percent: rules.policy.incomeLimitPercent }
    if (found.type.endsWith('institution')) return pass({ facts: known, variant: 'institution' })
    return found.costSharers > 0 ? pass({ facts: { ...known, costSharers: found.costSharers }, variant: 'sharers' }) : pass({ facts: known })
  }
  if (found.missing === 'birth-date') return unknown(['birth-date'], { variant: 'birth-date' })
  if (found.missing === 'stay') return unknown(['stay'], { variant: 'stay' })
  if (found.missing === 'housemates') return unknown(['housemates'], { variant: 'housemates' })
  return found.missing === 'norm' ? unknown(['norm'], { facts: { type: found.type }, variant: 'table' }) : unknown(['household'])
}

/** Everybody studies: fail. One of two: unless the policy says that it does not matter, a person looks. */
export function noStudiefinanciering(facts: Facts, { policy }: Rules): Finding {
  const studying = facts.adults.filter((one) => one.income?.amounts.some((amount) => amount.kind === STUDIEFINANCIERING)).length
  const allKnown = facts.adults.every((one) => one.income?.complete)
  if (studying === 0) return allKnown ? pass() : unknown(['income'])
  if (policy.exclusionExceptions.includes('child') && facts.children > 0) return pass({ variant: 'child' })
  if (studying === facts.adults.length) return fail()
  return policy.exclusionExceptions.includes('one-of-two') && allKnown ? pass({ variant: 'one-of-two' }) : unknown([STUDIEFINANCIERING], { variant: 'one-of-two' })
}

const BY_GROUND: Readonly<Record<Ground, Finding>> = {
  'bijstand':        pass({ variant: 'bijstand' }),
  'debt-settlement': pass({ variant: 'debt-settlement' }),
  'aow-only':        pass({ variant: 'aow-only' }),
}
/** What only the applicant says, a person looks at; not where the income is within the limit anyway. */
export function passesByGround(facts: Facts, rules: Rules): Finding {
  const ground = groundOf(facts, rules.policy)
  if (ground) return BY_GROUND[ground]
  return incomeWithinLimit(facts, rules).outcome === 'pass' ? pass({ variant: 'not-needed' }) : unknown(['debt-settlement'], { variant: 'debt-settlement' })
}

const incomesOf = once((facts) => facts.adults.flatMap((one) => (one.income ? [one.income] : [])))

export const incomeKnown = (facts: Facts): Finding =>
  facts.adults.every((one) => one.income?.complete) ? pass() : unknown(['income'], facts.adults.some((one) => one.income?.amounts.length) ? { variant: 'incomplete' } : {})

export const incomeComparable = once(comparable)
function comparable(facts: Facts, rules: Rules): Finding {
  const { policy } = rules
  const wrong = unlike(incomesOf(facts, rules), policy, facts.referenceDate)
  if (wrong.length || incomeKnown(facts).outcome !== 'pass') return unknown(wrong.length ? wrong : ['income'])
  const from = provenance(incomesOf(facts, rules), policy)
  if (policy.averaging.months > 1 && !incomesOf(facts, rules).every(isEstablished)) return pass({ facts: { ...from, months: policy.averaging.months }, variant: 'average' })
  return policy.basis === 'including-holiday-allowance' ? pass({ facts: from }) : pass({ facts: from, variant: 'without-allowance' })
}

export function incomeWithinLimit(facts: Facts, rules: Rules): Finding {
  const limit = householdLimit(facts, rules)
  const alike = incomeComparable(facts, rules).outcome === 'pass'
  if (limit === undefined || !alike) return unknown([...(limit === undefined ? ['limit'] : []), ...(alike ? [] : ['income'])])
  const income = sumOf(incomesOf(facts, rules), rules.policy)
  const found = { facts: { limit }, amounts: { income, difference: Math.abs(income - limit) }, ...(facts.adults.length > 1 ? { variant: 'couple' } : {}) }
  return income <= limit ? pass(found) : fail(found)
}

/** Art. 34(2)(b) and (d), (3): possessions less debts, and of the own home what lies above the exempt part. Exactly the limit passes. */
export function assetsWithinLimit(facts: Facts, rules: Rules): Finding {
  if (!facts.assets) return unknown(['assets'])
  const assetLimit = assetLimitOf(facts, rules)
  const exempt = rules.norms?.amounts['asset-home-exempt']
  if (assetLimit === undefined || (facts.assets.homeCents > 0 && exempt === undefined)) return unknown(['limit'], { variant: 'limit' })
  const assets = facts.assets.cents + Math.max(0, facts.assets.homeCents - (exempt ?? 0))
  const found = { facts: { assetLimit }, amounts: { assets, difference: Math.abs(assets - assetLimit) } }
  return assets <= assetLimit ? pass(found) : fail(found)
}

function assetLimitOf(facts: Facts, rules: Rules): Cents | undefined {
  const household = householdNorm(facts, rules)
  if (!household.known && household.missing === 'household') return undefined
  return rules.norms?.amounts[facts.adults.length > 1 || facts.children > 0 ? 'asset-limit-family' : 'asset-limit-single']
}
