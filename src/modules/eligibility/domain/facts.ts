import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'

/** Everything the income test looks at, and nothing else: the same facts and rules give the same outcome for ever. */
export type Facts = {
  readonly referenceDate: LocalDate
  /** Code of the municipality whose pass this is, and of the one that registers the applicant. */
  readonly ownMunicipality: string
  readonly municipality: string | undefined
  /** Applicant and, when the BRP has a registered partner at the same address, the partner. Order does not matter. */
  readonly adults: readonly Adult[]
  readonly partner: 'none' | 'here' | 'elsewhere' | 'unknown'
  readonly children: number
  /** What the register itself doubts or does not know; words for a caseworker, never a refusal. */
  readonly doubts: readonly string[]
  readonly answers: Answers
}

/** What only the applicant can say: the BRP knows no household. */
export type Answers = {
  readonly registerIsRight: boolean
  readonly partner: 'none' | 'registered' | 'unmarried'
  readonly otherAdults: 'none' | 'one' | 'more'
}

export type Adult = {
  readonly born: LocalDate | undefined
  readonly alive: boolean
  /** Undefined: no source answered about this person. */
  readonly income: AdultIncome | undefined
}

export type AdultIncome = { readonly complete: boolean; readonly amounts: readonly IncomeAmount[] }

/** One amount as its source gives it. What the source does not say is `unknown` and never filled in. */
export type IncomeAmount = {
  readonly kind: string
  readonly cents: Cents
  readonly period: string
  readonly month: string | undefined
  readonly netOrGross: 'net' | 'gross' | 'unknown'
  readonly holidayAllowance: 'included' | 'excluded' | 'unknown'
  readonly source: string
}
