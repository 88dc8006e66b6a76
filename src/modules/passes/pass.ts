import type { LocalDate } from '#shared/local-date.ts'
import type { PassState } from './domain/pass-states.ts'

export type Pass = {
  readonly id: string
  /** Eight characters, the last one to check; `spellCode` shows it in groups. */
  readonly number: string
  readonly residentId: string
  readonly householdId: string
  readonly decisionId: string
  /** The adult under whose application a child's pass hangs. */
  readonly underResident: string | undefined
  readonly validFrom: LocalDate
  /** The last day, included. */
  readonly validTo: LocalDate
  readonly state: PassState
}

/** Who did it, for the event. `system`: a job, or the income test itself. */
export type Actor = { readonly door: 'resident' | 'provider' | 'staff' | 'system'; readonly id?: string | undefined; readonly role?: string | undefined }
