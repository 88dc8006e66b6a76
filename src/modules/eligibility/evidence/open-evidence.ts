import { look } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { applicationByNumber } from '../application.store.ts'
import { knowsHousehold } from '../knows-household.ts'
import type { Evidence } from './evidence.ts'
import { evidenceById, markSeen } from './evidence.store.ts'
import { openFile } from './seal-evidence.ts'

const LOOK = { purpose: 'papier bij aanvraag bekijken', activity: 'stadjerspas-beoordelen', page: '/beoordeling/:number/papier/:id' }

export type OpenedPaper = { readonly evidence: Evidence; readonly bytes: Buffer }

/**
 * A paper of a case, for a caseworker: the line in the processing log and the mark that it was seen are committed before a
 * byte is opened. 'not-yours': this colleague knows the household. Throws NotFound when it is not of this case, or gone.
 */
export async function openEvidence(house: House, staffId: string, number: string, id: string): Promise<OpenedPaper | 'not-yours'> {
  const application = await applicationByNumber(house.db, number)
  const evidence = application?.openedAt ? await evidenceById(house.db, id) : undefined
  if (!application || evidence?.applicationId !== application.id) throw new NotFound('There is no such paper in this case.')
  if (await knowsHousehold(house, house.db, staffId, application.householdId)) return 'not-yours'
  const sealed = await house.db.transaction(async (tx) => {
    await look(house, tx, { ...LOOK, staffId, residentId: application.residentId })
    return markSeen(tx, id, house.clock.now())
  })
  if (!sealed) throw new NotFound('This paper was taken back or forgotten.')
  return { evidence, bytes: openFile(house.box, id, sealed.wrappedKey, sealed.sealed) }
}
