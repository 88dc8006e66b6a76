import type { LocalDate } from '#shared/local-date.ts'
import type { Cents } from '#shared/money.ts'
import type { ApplicationState } from './domain/application-states.ts'
import type { Finding } from './domain/checks.ts'
import type { Answers } from './domain/facts.ts'
import type { HouseholdType } from './domain/norms.ts'

/** Somebody's application for a pass. What was typed stays sealed in the row; `typedOf` opens it. */
export type Application = {
  readonly id: string
  /** "SP-26-01874": on letters and on the phone. No secret, and it opens nothing. */
  readonly number: string
  readonly residentId: string
  readonly householdId: string
  readonly state: ApplicationState
  readonly receivedAt: Date
  /** The last day for our decision. */
  readonly lastDay: LocalDate
  readonly alarm: 'deceased' | undefined
  readonly waitingSince: Date | undefined
  readonly tries: number
  readonly openedAt: Date | undefined
}

/** What the resident typed and chose: the copy of Awb 2:17(2). */
export type Typed = {
  readonly answers: Answers
  /** What is wrong with the register, in the resident's words. */
  readonly remark: string
  readonly channel: 'email' | 'letter'
}

/** A check as it is kept: no income in it, that is sealed. */
export type KeptCheck = Omit<Finding, 'amounts'> & { readonly reason: string; readonly article: string }

export type Assessment = {
  readonly id: string
  readonly applicationId: string
  readonly madeAt: Date
  readonly referenceDate: LocalDate
  readonly outcome: 'passed' | 'failed' | 'unknown'
  readonly checks: readonly KeptCheck[]
  readonly householdType: HouseholdType | undefined
  readonly limitCents: Cents | undefined
  readonly normEffectiveFrom: LocalDate | undefined
  readonly normVersion: number | undefined
  readonly policyVersion: number
}

export type Decision = {
  readonly id: string
  readonly applicationId: string
  readonly assessmentId: string
  readonly outcome: 'granted' | 'refused'
  readonly madeBy: 'machine' | 'person'
  readonly staffId: string | undefined
  readonly staffName: string | undefined
  readonly reasons: readonly string[]
  readonly decidedAt: Date
  readonly announcedOn: LocalDate
  readonly objectionLastDay: LocalDate
  readonly validFrom: LocalDate | undefined
  readonly validTo: LocalDate | undefined
  readonly policyVersion: number
}
