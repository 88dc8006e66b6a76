import { look } from '#modules/audit/index.ts'
import { type ResidentCard, residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { type Opened, openAmounts } from '../amounts.ts'
import type { Assessment } from '../application.ts'
import { assessmentById, decisionOf } from '../decision.store.ts'
import { knowsHousehold } from '../knows-household.ts'
import { numbered, type NumberedDecision } from '../resident/numbered-decision.ts'
import { penaltyOnObjection, type StandingPenalty } from '../penalty/standing-penalty.ts'
import type { Objection } from './objection.ts'
import { decidersOf, objectionByNumber, type ObjectionEvent, objectionEvents } from './objection.store.ts'
import { objectionWords, type OpenedWords } from './objection-words.ts'
import { text } from './objection.text.ts'

export type ObjectionCase = {
  readonly objection: Objection
  readonly person: ResidentCard
  readonly against: NumberedDecision
  readonly assessment: Assessment
  readonly opened: Opened
  /** The outcome in force now, which an objection may not make worse. */
  readonly outcome: 'granted' | 'refused' | 'set-aside'
  /** They wrote that we are late. */
  readonly penalty: StandingPenalty | undefined
  readonly events: readonly (ObjectionEvent & { readonly words: OpenedWords | undefined })[]
}

const LOOK = { purpose: text.purpose, activity: 'stadjerspas-bezwaar', page: '/beoordeling/bezwaren/:number' }

/**
 * An objection, opened by a caseworker: the line in the processing log is committed before anything of it is read.
 * 'own-household' and 'decided-it': it is not for this colleague, and nothing is read. Throws NotFound when there is none.
 */
export async function openObjection(house: House, staffId: string, number: string): Promise<ObjectionCase | 'own-household' | 'decided-it'> {
  const objection = await objectionByNumber(house.db, number)
  if (!objection) throw new NotFound('There is no such objection.')
  const against = await numbered(house.db, objection.decisionId)
  if (await knowsHousehold(house, house.db, staffId, against.application.householdId)) return 'own-household'
  if ((await decidersOf(house.db, objection.applicationId)).includes(staffId)) return 'decided-it'
  await house.db.transaction((tx) => look(house, tx, { ...LOOK, staffId, residentId: objection.residentId }))

  const now = await decisionOf(house.db, objection.applicationId)
  const assessment = await assessmentById(house.db, (now ?? against.decision).assessmentId)
  if (!assessment) throw new Error(`Decision ${objection.decisionId} has no assessment.`)
  const events = []
  for (const event of await objectionEvents(house.db, objection.id)) events.push({ ...event, words: await objectionWords(house, house.db, event.id) })
  const penalty = await penaltyOnObjection(house, house.db, objection)
  return { objection, penalty, against, assessment, events, outcome: (now ?? against.decision).outcome, person: await residentCard(house, house.db, objection.residentId), opened: await openAmounts(house, house.db, assessment.id) }
}
