import type { LocalDate } from '#shared/local-date.ts'

/** Where a household stood at the moment of the re-test: by its last application that was tested. */
export type Stood = 'granted' | 'open' | 'refused'
/** `needs-facts`: the facts were forgotten on their day; only a new application can tell. */
export type RetestOutcome = 'passed' | 'failed' | 'unknown' | 'needs-facts'

export type RetestCount = { readonly stood: Stood; readonly outcome: RetestOutcome; readonly reason: string | null; readonly count: number }

export type RetestStage = 'counting' | 'preview' | 'processing' | 'done' | 'cancelled'

/** A re-test of every household with facts in the database, against the norms of one day. */
export type Retest = {
  readonly id: string
  readonly referenceDate: LocalDate
  readonly normEffectiveFrom: LocalDate
  readonly normVersion: number
  readonly policyVersion: number
  readonly stage: RetestStage
  /** Households to look at, and looked at so far. */
  readonly total: number
  readonly looked: number
  readonly lastHousehold: string
  readonly counts: readonly RetestCount[] | null
  readonly askedAt: Date
  readonly askedName: string
  readonly confirmedAt: Date | null
  readonly confirmedName: string | null
  readonly endedAt: Date | null
}

export type StaffMember = { readonly id: string; readonly name: string; readonly role: string }
