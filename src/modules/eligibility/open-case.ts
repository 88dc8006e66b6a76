import type { Queryable } from '#db/database.ts'
import { look } from '#modules/audit/index.ts'
import { sentTo } from '#modules/messages/index.ts'
import { relativesOf, residentCard, residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { openAmounts } from './amounts.ts'
import type { Application } from './application.ts'
import { applicationByNumber, insertConflict, sealedTyped } from './application.store.ts'
import type { Case, ShownPlan } from './casework/case.ts'
import { caseEvents, holderOf } from './casework/case.store.ts'
import { againstMove } from './casework/move-form.ts'
import { letterOfMove } from './casework/preview.ts'
import { colleagues } from './casework/queue.store.ts'
import { assessmentById, decisionOf, decisionsOf, latestAssessment } from './decision.store.ts'
import { lastDayOf } from './domain/clock.ts'
import { listEvidence } from './evidence/list-evidence.ts'
import { knowsHousehold } from './knows-household.ts'
import { clockFacts } from './moves/clock.ts'
import { laterByOutage } from './moves/outage.ts'
import { type Planned, plannedOf } from './moves/planned.store.ts'
import { openChosen, openReturned } from './moves/planned-words.ts'
import { penaltyOnApplication } from './penalty/standing-penalty.ts'
import { requestsOf } from './request.store.ts'
import { wordsOf } from './request-words.ts'
import { openTyped } from './typed.ts'

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
  const today = house.clock.today()
  const facts = await clockFacts(house, q, application)
  const [sealed, opened, before, person, others, decision, decisions, requests, holder, penalty, planned] = await Promise.all([
    sealedTyped(q, application.id), openAmounts(house, q, assessment.id), assessment.corrects ? assessmentById(q, assessment.corrects) : undefined, residentCard(house, q, application.residentId),
    residentCards(house, q, shownIds), decisionOf(q, application.id), decisionsOf(q, application.id), requestsOf(q, application.id), holderOf(q, application.id), penaltyOnApplication(house, q, application), plannedOf(q, application.id),
  ])
  const clock = { receivedOn: facts.receivedOn, lastDay: lastDayOf(facts, today) }
  const read: Case = {
    application, assessment, typed: openTyped(house, sealed), opened, before, openedBefore: before && await openAmounts(house, q, before.id), person, others, decision, decisions, clock,
    objectionBy: decision && await laterByOutage(q, decision.objectionLastDay),
    requests: await Promise.all(requests.map(async (request) => ({ request, said: await wordsOf(house, q, request.id) }))),
    assignedTo: holder?.staffId, assignedName: holder?.name, colleagues: await colleagues(q, today), penalty,
    planned: undefined, events: await caseEvents(q, application.id), told: await sentTo(house, q, application.residentId, 'eligibility'),
    papers: await listEvidence(house, q, application.id),
  }
  return { ...read, planned: planned && await shownPlan(house, read, planned) }
}

async function shownPlan(house: House, open: Case, { typedSealed, returnedSealed, ...planned }: Planned): Promise<ShownPlan> {
  const who = { staffId: planned.plannedBy, staffName: planned.plannedName }
  const chosen = planned.state === 'waiting' && typedSealed ? openChosen(house, planned.id, typedSealed) : undefined
  return {
    ...planned, why: returnedSealed ? openReturned(house, planned.id, returnedSealed) : undefined,
    letter: chosen && await letterOfMove(house, who, open, chosen),
    against: { checks: chosen ? againstMove(open.assessment, chosen) : [], why: chosen && 'despite' in chosen ? chosen.despite : undefined },
  }
}

/** "I know these people": from now on neither this case nor a later one of this household is for this colleague. */
export async function markConflict(house: House, staffId: string, number: string): Promise<void> {
  const application = await applicationByNumber(house.db, number)
  if (!application?.openedAt) throw new NotFound('There is no such case.')
  await insertConflict(house.db, staffId, application.householdId, house.clock.now())
}
