import type { House } from '#src/house.ts'
import { standingApplications } from './application.store.ts'
import { dedupeKey, type LetterKind } from './letters.ts'

/** Which letter belongs to the state somebody is in. Who died is told nothing: a caseworker has the alarm. */
const TOLD: Readonly<Record<string, LetterKind>> = { 'waiting-for-source': 'source-waiting', 'in-review': 'in-review', 'granted': 'granted', 'refused': 'refused' }

/** Everybody with an application and what they must have heard, for the invariant "nobody in a state without a message". */
export async function expectedMessages(house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> {
  const applications = await standingApplications(house.db)
  return applications.flatMap(({ residentId, state, id, assessmentId, decisionId, byRetest }) => {
    const kind = state === 'in-review' && byRetest ? 'retest' : TOLD[state]
    const eventId = kind === 'source-waiting' ? id : kind === 'in-review' || kind === 'retest' ? assessmentId : decisionId
    return kind ? [{ residentId, dedupeKey: dedupeKey(kind, eventId ?? 'missing') }] : []
  })
}
