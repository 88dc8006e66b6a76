import type { Queryable } from '#db/database.ts'
import { look } from '#modules/audit/index.ts'
import { relativesOf, type ResidentCard, residentCard, residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { type Opened, openAmounts } from './amounts.ts'
import type { Application, Assessment, Decision, Typed } from './application.ts'
import { applicationByNumber, insertConflict } from './application.store.ts'
import { openTyped } from './apply.ts'
import { decisionOf, latestAssessment } from './decision.store.ts'
import { sealedTyped } from './application.store.ts'
import type { NamedEvidence } from './evidence/evidence.ts'
import { listEvidence } from './evidence/list-evidence.ts'
import { knowsHousehold } from './knows-household.ts'

export type Case = {
  readonly application: Application
  readonly typed: Typed
  readonly assessment: Assessment
  readonly opened: Opened
  readonly person: ResidentCard
  /** Partner and children, as the register has them. */
  readonly others: readonly ResidentCard[]
  readonly decision: Decision | undefined
  /** What the resident sent or brought, unopened. */
  readonly papers: readonly NamedEvidence[]
}

const LOOK = { purpose: 'aanvraag beoordelen', activity: 'stadjerspas-beoordelen', page: '/beoordeling/:number' }

/**
 * A case, opened by a caseworker: the line in the processing log is committed before anything of it is read.
 * 'not-yours': this colleague knows the household; nothing is read. Throws NotFound when no person ever had to look at it.
 */
export async function openCase(house: House, staffId: string, number: string): Promise<Case | 'not-yours'> {
  const application = await applicationByNumber(house.db, number)
  if (!application?.openedAt) throw new NotFound('There is no such case.')
  if (await knowsHousehold(house, house.db, staffId, application.householdId)) return 'not-yours'
  const { partnerId, childIds } = await relativesOf(house, house.db, application.residentId)
  const shownIds = [...(partnerId ? [partnerId] : []), ...childIds]
  await house.db.transaction(async (tx) => {
    for (const residentId of [application.residentId, ...shownIds]) await look(house, tx, { ...LOOK, staffId, residentId })
  })
  return readCase(house, house.db, application, shownIds)
}

async function readCase(house: House, q: Queryable, application: Application, shownIds: readonly string[]): Promise<Case> {
  const assessment = await latestAssessment(q, application.id)
  if (!assessment) throw new Error(`Case ${application.id} has no assessment.`)
  return {
    application, assessment,
    typed: openTyped(house, await sealedTyped(q, application.id)),
    opened: await openAmounts(house, q, assessment.id),
    person: await residentCard(house, q, application.residentId),
    others: await residentCards(house, q, shownIds),
    decision: await decisionOf(q, application.id),
    papers: await listEvidence(house, q, application.id),
  }
}

/** "I know these people": from now on neither this case nor a later one of this household is for this colleague. */
export async function markConflict(house: House, staffId: string, number: string): Promise<void> {
  const application = await applicationByNumber(house.db, number)
  if (!application?.openedAt) throw new NotFound('There is no such case.')
  await insertConflict(house.db, staffId, application.householdId, house.clock.now())
}
