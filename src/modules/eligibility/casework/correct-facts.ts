import type { Cents } from '#shared/money.ts'
import { type FieldError, ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { readPrice } from '#shared/typed.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { openAmounts } from '../amounts.ts'
import type { Assessment } from '../application.ts'
import type { Caseworker } from '../caseworker.ts'
import type { Adult, Answers, Facts, IncomeAmount } from '../domain/facts.ts'
import { countsAs, ESTABLISHED } from '../domain/income.ts'
import { incomeTest } from '../domain/income-test.ts'
import type { Policy } from '../domain/policy.ts'
import { holdCase, type NotMoved } from '../moves/hold-case.ts'
import { rulesOn } from '../rules-in-force.ts'
import { keepAssessment } from '../settle.ts'
import { text } from './casework.text.ts'

/** What a caseworker found otherwise. What is left out stays as it is. */
export type Correction = {
  readonly incomes: readonly (Cents | undefined)[]
  readonly partner?: Answers['partner'] | undefined
  readonly otherAdults?: Answers['otherAdults'] | undefined
  readonly livesHere?: boolean | undefined
  readonly why: string
}

/**
 * The test again, with the facts of the last one and what a caseworker corrected, the same norms and rules. The test before
 * stays as it was. Nothing is decided and nobody is told: that follows from what the caseworker does next.
 */
export const correctFacts = (house: House, who: Caseworker, number: string, correction: Correction): Promise<Result<Assessment, NotMoved | Refusal<'forgotten'>>> =>
  house.db.transaction(async (tx): Promise<Result<Assessment, NotMoved | Refusal<'forgotten'>>> => {
    const held = await holdCase(house, tx, who.staffId, number)
    if (held === 'own-household') return refuse('own-household')
    const { application, assessment } = held
    if (application.state !== 'in-review') return refuse('moved-on', { state: application.state })
    const opened = await openAmounts(house, tx, assessment.id)
    if (opened.kind === 'forgotten') return refuse('forgotten')
    const { policy, policyVersion } = await rulesOn(house, application.receivedOn)
    const facts = correctedFacts(opened.amounts.facts, correction, policy)
    const rules = { ...await rulesOn(house, facts.referenceDate), policy, policyVersion }
    const corrected = await keepAssessment(house, tx, application.id, { facts, result: incomeTest(facts, rules), rules }, { assessmentId: assessment.id, ...who, why: correction.why })
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: 'caseworker' }, action: 'eligibility.facts-corrected', subject: { kind: 'application', id: application.id },
      facts: { before: assessment.id, now: corrected.id, outcome: corrected.outcome } })
    return ok(corrected)
  })

/**
 * Pure. An income that a caseworker gives takes the place of what counts for that person. What does not count stays, and so does
 * what keeps somebody out by itself: who studies still studies when their wage was wrong.
 */
export function correctedFacts(facts: Facts, { incomes, partner, otherAdults, livesHere }: Correction, policy: Policy): Facts {
  const month = facts.referenceDate.slice(0, 7)
  const holidayAllowance = policy.basis === 'including-holiday-allowance' ? 'included' : 'excluded'
  const stays = ({ kind }: IncomeAmount): boolean => countsAs(kind, policy) === 'does-not-count' || (policy.exclusions as readonly string[]).includes(kind)
  return {
    ...facts,
    adults: facts.adults.map((adult, index): Adult => (incomes[index] === undefined ? adult : {
      ...adult, income: { complete: true, amounts: [
        ...(adult.income?.amounts ?? []).filter(stays),
        { kind: ESTABLISHED, cents: incomes[index], period: 'month', month, netOrGross: 'net', holidayAllowance, source: 'medewerker' },
      ] },
    })),
    answers: { ...facts.answers, ...(partner ? { partner } : {}), ...(otherAdults ? { otherAdults } : {}) },
    ...(livesHere === undefined ? {} : { municipality: livesHere ? facts.ownMunicipality : 'elsewhere-corrected' }),
  }
}

const PARTNERS: readonly string[] = ['none', 'registered', 'unmarried']
const OTHERS: readonly string[] = ['none', 'one', 'more']

const MOST = 10_000_000

/** Undefined: nothing was typed. */
function typedCents(typed: string): Cents | 'wrong' | undefined {
  if (typed.trim() === '') return undefined
  const cents = readPrice(typed)
  return cents === undefined || cents > MOST ? 'wrong' : cents
}

export function readCorrection(form: Readonly<Record<string, string>>): { readonly correction: Correction } | { readonly errors: readonly FieldError[] } {
  const incomes = [typedCents(form['income1'] ?? ''), typedCents(form['income2'] ?? '')]
  const partner = PARTNERS.find((one) => one === form['partner']) as Answers['partner'] | undefined
  const otherAdults = OTHERS.find((one) => one === form['others']) as Answers['otherAdults'] | undefined
  const livesHere = form['here'] === 'yes' ? true : form['here'] === 'no' ? false : undefined
  const why = (form['why'] ?? '').trim()
  const nothing = incomes.every((one) => one === undefined) && !partner && !otherAdults && livesHere === undefined
  const errors: FieldError[] = [
    ...incomes.flatMap((one, index) => (one === 'wrong' ? [{ field: `income${index + 1}`, message: text.errors.amount }] : [])),
    ...(nothing ? [{ field: 'correction', message: text.errors.nothing }] : []),
    ...(why === '' && !nothing ? [{ field: 'why', message: text.errors.why }] : []), ...(why.length > 1000 ? [{ field: 'why', message: text.errors.tooLong }] : []),
  ]
  return errors.length ? { errors } : { correction: { incomes: incomes as readonly (Cents | undefined)[], partner, otherAdults, livesHere, why } }
}
