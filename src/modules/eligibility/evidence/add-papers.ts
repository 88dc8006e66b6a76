import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { holdApplicationById, latestApplication } from '../application.store.ts'
import { papersWanted } from './bring-papers.ts'
import { keepEvidence } from './keep-evidence.ts'
import type { Paper } from './read-files.ts'
import { tellReceived } from './tell-received.ts'

export type NotAdded = Refusal<'nothing-open' | 'too-many-papers'>

/**
 * Papers that a resident adds by themselves while their application is open, with a receipt in the same transaction: it says
 * when, how many, and that nothing more is needed. The same form again keeps nothing twice and is told once. Refused when it
 * is decided by now: then nothing is kept.
 */
export const addPapers = (house: House, { residentId, actedBy, formKey, papers }: { readonly residentId: string; readonly actedBy?: string | undefined; readonly formKey: string; readonly papers: readonly Paper[] }): Promise<Result<number, NotAdded>> =>
  house.db.transaction(async (tx): Promise<Result<number, NotAdded>> => {
    // Held, so that a decision of this moment is there before the paper or after it.
    const application = await latestApplication(tx, residentId)
    if (application) await holdApplicationById(tx, application.id)
    const wanted = await papersWanted(house, tx, residentId)
    if (!wanted) return refuse('nothing-open')
    const kept = await keepEvidence(house, tx, { applicationId: wanted.applicationId, by: { kind: 'resident', residentId, actedBy }, formKey, papers })
    if (!kept.ok) return refuse('too-many-papers')
    if (kept.value > 0) await tellReceived(house, tx, { residentId, number: wanted.number, key: `${wanted.applicationId} ${formKey}`, count: kept.value })
    return ok(kept.value)
  })
