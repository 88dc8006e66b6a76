import type { Queryable } from '#db/database.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import { letterOf } from '#modules/messages/index.ts'
import type { House } from '#src/house.ts'
import { openAmounts, type Sayable } from './amounts.ts'
import type { Assessment, Decision } from './application.ts'
import { applicationByNumber, latestApplication } from './application.store.ts'
import { decisionOf, latestAssessment } from './decision.store.ts'
import { dedupeKey, reasonSentences } from './letters.ts'
import { laterByOutage } from './moves/outage.ts'
import { letterKeyOf } from './resident/read-decisions.ts'

/** How it stands with somebody's last application, and why, in the sentences that their letter has. */
export type WhereStands = {
  readonly number: string
  /** Of the application; 'ended' when a decision ended the pass before its day. */
  readonly state: string
  readonly receivedOn: LocalDate
  /** Last day for our decision. */
  readonly lastDay: LocalDate
  readonly alarm: boolean
  readonly decidedOn: LocalDate | undefined
  readonly objectionLastDay: LocalDate | undefined
  readonly reasons: readonly string[]
}

/** Undefined: never applied. Staff write a line in the processing log first. Without `amounts` the sentences leave somebody's amounts in what they were sent, and nothing sealed is opened. */
export async function whereStands(house: House, q: Queryable, residentId: string, { amounts = true }: { readonly amounts?: boolean } = {}): Promise<WhereStands | undefined> {
  const application = await latestApplication(q, residentId)
  if (!application) return undefined
  const assessment = await latestAssessment(q, application.id)
  const decision = await decisionOf(q, application.id)
  const opened: Sayable | undefined = amounts ? assessment && await openAmounts(house, q, assessment.id) : { kind: 'left-out', where: await toldOnPaper(q, assessment, decision) ? 'letter' : 'message' }
  return {
    number: application.number, state: decision?.replacedBecause === 'ended' ? 'ended' : application.state, receivedOn: application.receivedOn, lastDay: application.lastDay, alarm: application.alarm !== undefined,
    decidedOn: decision && dayOf(decision.decidedAt), objectionLastDay: decision && await laterByOutage(q, decision.objectionLastDay),
    reasons: assessment && opened ? reasonSentences(house, assessment, decision, opened) : [],
  }
}

/** Whether the message that holds these amounts went, or goes, by post as well. */
async function toldOnPaper(q: Queryable, assessment: Assessment | undefined, decision: Decision | undefined): Promise<boolean> {
  const keys = decision ? [letterKeyOf(decision)] : assessment ? (['in-review', 'retest'] as const).map((kind) => dedupeKey(kind, assessment.id)) : []
  for (const key of keys) if (await letterOf(q, key)) return true
  return false
}

export const applicantOf = async (_house: House, q: Queryable, number: string): Promise<string | undefined> => (await applicationByNumber(q, number))?.residentId
