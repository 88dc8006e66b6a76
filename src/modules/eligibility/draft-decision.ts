import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import type { Application, Assessment, Decision } from './application.ts'
import { validityOf } from './domain/policy.ts'
import { objectionLastDay } from './domain/terms.ts'
import { equatedDays } from './release-data.ts'
import { rulesOn } from './rules-in-force.ts'

export type DecidedBy = { readonly kind: 'machine' } | { readonly kind: 'person'; readonly staffId: string; readonly staffName: string; readonly secondId?: string | undefined; readonly secondName?: string | undefined }

export const actorOf = (by: DecidedBy) => (by.kind === 'machine' ? { door: 'system' as const } : { door: 'staff' as const, id: by.staffId, role: 'caseworker' })

export type Draft = {
  readonly application: Application
  readonly assessment: Assessment
  readonly by: DecidedBy
  readonly outcome: Decision['outcome']
  readonly reasons: readonly string[]
} & Pick<Decision, 'notHeard' | 'replaces' | 'replacedBecause'>

/**
 * A decision of today, not yet written: for the transaction, and for the preview of its letter. The term for an objection
 * counts from today, because today the letter can be read on the site (Awb 6:8, 2:19).
 */
export async function draftDecision(house: House, { application, assessment, by, outcome, reasons, notHeard, replaces, replacedBecause }: Draft): Promise<Decision> {
  const now = house.clock.now()
  const today = house.clock.today()
  const { policy, policyVersion } = await rulesOn(house, today)
  const valid = outcome === 'granted' ? validityOf(policy, today) : undefined
  const person = by.kind === 'person' ? by : undefined
  return {
    id: newId(now), applicationId: application.id, assessmentId: assessment.id, outcome, reasons, policyVersion, madeBy: by.kind,
    staffId: person?.staffId, staffName: person?.staffName, secondId: person?.secondId, secondName: person?.secondName,
    decidedAt: now, announcedOn: today, objectionLastDay: objectionLastDay(today, equatedDays, policy.objectionWeeks),
    validFrom: valid?.from, validTo: valid?.to, notHeard, replaces, replacedBecause,
  }
}
