import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { Application, Assessment, Decision, Typed } from '#modules/eligibility/application.ts'
import { numberOf } from '#modules/eligibility/apply.ts'
import { incomeTest, type TestResult } from '#modules/eligibility/domain/income-test.ts'
import { childValidity, validityOf } from '#modules/eligibility/domain/policy.ts'
import { whyYes } from '#modules/eligibility/domain/speaking-reasons.ts'
import { decisionLastDay, objectionLastDay } from '#modules/eligibility/domain/terms.ts'
import { equatedDays } from '#modules/eligibility/release-data.ts'
import type { RulesInForce } from '#modules/eligibility/rules-in-force.ts'
import type { CityHousehold, CityPerson } from './household.ts'

/** A household with what the shop made of its application. */
export type Judged = CityHousehold & {
  readonly application: Application
  readonly typed: Typed
  readonly assessment: Assessment
  readonly result: TestResult
  readonly decision: Decision | undefined
  readonly passes: readonly { readonly id: string; readonly person: CityPerson; readonly under: string | undefined; readonly from: LocalDate; readonly to: LocalDate }[]
}

const COLLEAGUE = { staffId: '01935000-0000-7000-8000-0000000000c1', staffName: 'Stad (nagemaakt)' }

/**
 * The same income test and the same terms as in the shop: who passes is granted at once, the others are looked at by a
 * person within some weeks; who came in lately still waits.
 */
export function judged(household: CityHousehold, i: number, firstNumber: number, rules: RulesInForce, now: Date): Judged {
  const { dice, received, day, adults, children, facts, channel } = household
  const result = incomeTest(facts, rules)
  const later = new Date(received.getTime() + (2 + dice.below(30)) * 86_400_000)
  const byMachine = result.outcome === 'passed'
  const granted = byMachine || (result.outcome === 'unknown' && dice.chance(0.8))
  const decidedAt = byMachine ? received : later <= now ? later : undefined
  const applicant = adults[0]
  const application: Application = {
    id: dice.id(received), number: numberOf(day, firstNumber + i), residentId: applicant.id, householdId: household.id,
    state: decidedAt ? (granted ? 'granted' : 'refused') : 'in-review', receivedAt: received, receivedOn: day, lastDay: decisionLastDay(day, rules.policy.decisionWeeks),
    alarm: undefined, waitingSince: undefined, tries: 0, openedAt: byMachine ? undefined : received,
  }
  const assessment: Assessment = {
    id: dice.id(received), applicationId: application.id, madeAt: received, referenceDate: day, outcome: result.outcome,
    checks: result.checks.map(({ amounts: _sealed, ...check }) => check), householdType: result.householdType, limitCents: result.limit,
    normEffectiveFrom: rules.norms?.effectiveFrom, normVersion: rules.norms?.version, policyVersion: rules.policyVersion,
  }
  const decision = decidedAt && decisionOf(household, { application, assessment, rules, decidedAt, granted, byMachine })
  const valid = decision?.validFrom && decision.validTo ? { from: decision.validFrom, to: decision.validTo } : undefined
  const passes = valid ? [
    ...adults.map((person) => ({ id: dice.id(decidedAt!), person, under: undefined, ...valid })),
    ...children.map((person) => ({ id: dice.id(decidedAt!), person, under: applicant.id, ...childValidity(person.born, valid) })).filter(({ from, to }) => from <= to),
  ] : []
  return { ...household, application, assessment, result, decision, passes, typed: { answers: facts.answers, remark: '', channel } }
}

function decisionOf({ dice }: CityHousehold, { application, assessment, rules, decidedAt, granted, byMachine }: {
  application: Application; assessment: Assessment; rules: RulesInForce; decidedAt: Date; granted: boolean; byMachine: boolean
}): Decision {
  const day = dayOf(decidedAt)
  const valid = granted ? validityOf(rules.policy, day) : undefined
  const failed = assessment.checks.find(({ outcome }) => outcome === 'fail') ?? assessment.checks.find(({ outcome }) => outcome === 'unknown')
  return {
    id: dice.id(decidedAt), applicationId: application.id, assessmentId: assessment.id, outcome: granted ? 'granted' : 'refused',
    madeBy: byMachine ? 'machine' : 'person', staffId: byMachine ? undefined : COLLEAGUE.staffId, staffName: byMachine ? undefined : COLLEAGUE.staffName,
    reasons: byMachine ? whyYes(assessment.checks).map(({ reason }) => reason) : granted ? ['person-judged'] : [failed!.reason],
    decidedAt, announcedOn: day, objectionLastDay: objectionLastDay(day, equatedDays, rules.policy.objectionWeeks),
    validFrom: valid?.from, validTo: valid?.to, policyVersion: rules.policyVersion,
  }
}
