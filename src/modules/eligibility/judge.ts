import type { LocalDate } from '#shared/local-date.ts'
import { askIncome, type IncomeAnswer, readPersons, type Registration } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { Facts, ToldAnswers } from './domain/facts.ts'
import { referenceDateOf } from './domain/policy.ts'
import { incomeTest, type TestResult } from './domain/income-test.ts'
import { adultsOf, gatherFacts } from './gather-facts.ts'
import { type RulesInForce, rulesOn } from './rules-in-force.ts'

/** What register and source said, and what the test makes of it. Writes nothing; asks before any transaction begins. */
export type Judgement = {
  readonly registration: Registration
  /** A source did not answer: what it would have said is not known, and the test is not to be believed yet. */
  readonly down: boolean
  readonly incomeLookedAt: boolean
  readonly facts: Facts
  readonly rules: RulesInForce
  readonly result: TestResult
}

/** `applied` is the day of the application: its policy counts, and says on which day norms, ages and income are looked at. */
export async function judge(house: House, { bsn, answers, applied }: { bsn: string; answers: ToldAnswers; applied: LocalDate }): Promise<Judgement> {
  const { policy, policyVersion } = await rulesOn(house, applied)
  const referenceDate = referenceDateOf(policy, applied)
  const registration = await readPersons(house, bsn)
  const income = await incomeFor(house, registration, referenceDate)
  const rules = { ...(await rulesOn(house, referenceDate)), policy, policyVersion }
  const facts = gatherFacts({ registration, income, answers, ownMunicipality: house.municipality.brpCode, referenceDate })
  return {
    registration, rules, facts,
    down: registration.kind === 'down' || income?.kind === 'down',
    incomeLookedAt: income?.kind === 'facts',
    result: incomeTest(facts, rules),
  }
}

/** What a caseworker must see before anything is sent: somebody applies with the DigiD of who died. */
export const alarmOf = ({ registration }: Pick<Judgement, 'registration'>): 'deceased' | undefined => (registration.kind === 'found' && registration.person.deceased ? 'deceased' : undefined)

/** Nobody's income is asked of who is not in the register, or has died. */
const incomeFor = async (house: House, registration: Registration, referenceDate: LocalDate): Promise<IncomeAnswer | undefined> =>
  registration.kind === 'found' && !registration.person.deceased
    ? askIncome(house, { bsns: adultsOf(registration).map(({ bsn }) => bsn), referenceDate })
    : undefined
