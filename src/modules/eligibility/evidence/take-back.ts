import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { applicationById } from '../application.store.ts'
import { evidenceById, takeBackUnseen } from './evidence.store.ts'

/** Whether we had asked for it. */
type Taken = { readonly asked: boolean }

/**
 * The resident takes a paper back: a wrong photo, or too much on it. Until a caseworker has opened it; then it is a part of
 * what we look at, and they can ask us to leave it out. Throws NotFound when it is not theirs.
 */
export const takeEvidenceBack = (house: House, { residentId, actedBy }: { readonly residentId: string; readonly actedBy?: string | undefined }, id: string): Promise<Result<Taken, Refusal<'seen', Taken>>> =>
  house.db.transaction(async (tx): Promise<Result<Taken, Refusal<'seen', Taken>>> => {
    const evidence = await evidenceById(tx, id)
    const application = evidence && await applicationById(tx, evidence.applicationId)
    if (!evidence || application?.residentId !== residentId) throw new NotFound('There is no such paper of yours.')
    const taken = { asked: evidence.requestId !== undefined }
    if (evidence.gone) return ok(taken)
    if (!await takeBackUnseen(tx, id, house.clock.today())) return refuse('seen', taken)
    await record(house, tx, { actor: { door: 'resident', id: residentId, role: actedBy ? 'representative' : 'resident' }, action: 'eligibility.evidence-taken-back', subject: { kind: 'application', id: application.id }, facts: { evidence: id, ...(actedBy ? { actedBy } : {}) } })
    return ok(taken)
  })
