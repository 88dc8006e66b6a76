import { addDays, localDate } from '#shared/local-date.ts'
import { parsePolicy } from '#modules/eligibility/domain/policy.ts'
import type { Facts } from '#modules/eligibility/domain/facts.ts'
import type { Rules } from '#modules/eligibility/domain/finding.ts'
import { incomeTest } from '#modules/eligibility/domain/income-test.ts'
import { normsInForce } from '#modules/eligibility/domain/norms.ts'
import { aowAges, releaseNorms } from '#modules/eligibility/release-data.ts'
import { readMunicipality } from '#src/municipality.ts'
import { type Figure, median, ROUNDS } from './measure.ts'

const ON = localDate('2026-11-23')
const HOUSEHOLDS = 20_000

/** The income test itself, without register, source or database: tests in a second of one core. No goal: it says how much of a re-test is not the test. */
export function incomeTestRate(): Figure {
  const policy = parsePolicy(readMunicipality('config/groningen.json').policy)
  if (!policy.ok) throw new Error('The policy of config/groningen.json is not valid.')
  const rules: Rules = { policy: policy.value, norms: normsInForce(releaseNorms(), ON), aowAges }
  const households = Array.from({ length: HOUSEHOLDS }, (_, i) => household(i))
  const outcomes = new Map<string, number>()
  const rates: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage()
    for (const facts of households) {
      const { outcome } = incomeTest(facts, rules)
      if (round === 0) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    const { user, system } = process.cpuUsage(before)
    // The first round is for the compiler.
    if (round > 0) rates.push((HOUSEHOLDS * 1e6) / (user + system))
  }
  const shares = [...outcomes].map(([outcome, n]) => `${Math.round((100 * n) / HOUSEHOLDS)}% ${outcome}`).join(', ')
  return {
    name: 'income test, in memory', value: `${Math.round(median(rates))} tests a second per core`, floor: 'none', ratio: undefined, goal: 'none: printed', met: undefined,
    how: `${HOUSEHOLDS} households of every type and age (${shares}), every check with its explanation; by processor time, median of ${ROUNDS} rounds`,
  }
}

/** Household number i of a town: one in three a couple, ages from 18 to 90, an income around the limit; one in twelve is not certain. */
function household(i: number): Facts {
  const couple = i % 3 === 0
  const adult = (n: number) => ({
    born: addDays(ON, -(18 * 366 + ((i * 7919 + n * 104_729) % (72 * 365)))), alive: true,
    income: { complete: i % 24 !== 1, amounts: [{ kind: i % 5 ? 'loon' : 'uitkering', cents: 60_000 + ((i * 6131 + n * 3571) % 140_000), period: 'month', month: '2026-10', netOrGross: i % 24 ? 'net' : 'gross', holidayAllowance: 'included', source: 'UWV' }] },
  } as const)
  return {
    referenceDate: ON, ownMunicipality: '0014', municipality: '0014', adults: couple ? [adult(0), adult(1)] : [adult(0)], partner: couple ? 'here' : 'none', children: i % 4, doubts: [],
    answers: { registerIsRight: true, partner: couple ? 'registered' : 'none', otherAdults: i % 7 === 0 ? 'one' : 'none' },
  }
}
