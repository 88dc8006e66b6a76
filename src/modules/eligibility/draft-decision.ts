import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import type { Application, Assessment, Decision } from './application.ts'
import { validityOf } from './domain/policy.ts'
import { objectionLastDay } from './domain/terms.ts'
import { equatedDays } from './release-data.ts'
import { rulesOn } from './rules-in-force.ts'

export type DecidedBy = { readonly kind: 'machine' } | { readonly kind: 'person'; readonly staffId: string; readonly staffName: string }

export const actorOf = (by: DecidedBy) => (by.kind === 'machine' ? { door: 'system' as const } : { door: 'staff' as const, id: by.staffId, role: 'caseworker' })

/**
 * A decision of today, not yet written: for the transaction, and for the preview of its letter. The term for an objection
 * counts from today, because today the letter can be read on the site (Awb 6:8, 2:19).
 */
export async function draftDecision(house: House, { application, assessment, by, outcome, reasons }: {
  readonly application: Application
  readonly assessment: Assessment
  readonly by: DecidedBy
  readonly outcome: Decision['outcome']
  readonly reasons: readonly string[]
}): Promise<Decision> {
  const now = house.clock.now()
  const today = house.clock.today()
  const { policy, policyVersion } = await rulesOn(house, today)
  const valid = outcome === 'granted' ? validityOf(policy, today) : undefined
  return {
    id: newId(now), applicationId: application.id, assessmentId: assessment.id, outcome, reasons, policyVersion, madeBy: by.kind,
    staffId: by.kind === 'person' ? by.staffId : undefined, staffName: by.kind === 'person' ? by.staffName : undefined,
    decidedAt: now, announcedOn: today, objectionLastDay: objectionLastDay(today, equatedDays, policy.objectionWeeks),
    validFrom: valid?.from, validTo: valid?.to,
  }
}
