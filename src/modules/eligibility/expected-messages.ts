import type { House } from '#src/house.ts'
import { type Standing, standingApplications } from './application.store.ts'
import { expectedOfEighteen } from './children/tell-eighteen.ts'
import { letterOf } from './domain/application-states.ts'
import { dedupeKey, eventOf, type LetterKind } from './letters.ts'
import { expectedOfPassEnding } from './pass-ending/tell-pass-ends.ts'
import { expectedOfObjections } from './objection/objection-letters.ts'
import { expectedOfPenalties } from './penalty/fix-penalty.ts'

/** Which letter belonged to a state before moves had names. */
const BEFORE: Readonly<Record<string, LetterKind>> = { 'waiting-for-source': 'source-waiting', 'in-review': 'in-review', 'granted': 'granted', 'refused': 'refused' }

/** The letter of the last move. The new decision on an objection is told with the objection's own letter. */
function letterFor({ move, state, byRetest, replacedBecause }: Standing): LetterKind | undefined {
  if (move === null) return state === 'in-review' && byRetest ? 'retest' : BEFORE[state]
  return replacedBecause === 'objection' && (move === 'grant-again' || move === 'refuse-again') ? 'objection-decided' : letterOf(move)
}

/**
 * Everybody with an application or an objection, or who is nearly 18 and has a child's pass, or whose pass ends soon, and what they must have heard, for the invariant "nobody in a state without a message".
 * Who died is told nothing: a caseworker has the alarm.
 */
export async function expectedMessages(house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> {
  const applications = await standingApplications(house.db)
  const ofApplications = applications.flatMap((standing) => {
    const kind = letterFor(standing)
    if (!kind) return []
    const eventId = { application: standing.id, assessment: standing.assessmentId, decision: standing.decisionId, request: standing.requestId }[eventOf(kind)]
    return [{ residentId: standing.residentId, dedupeKey: dedupeKey(kind, eventId ?? 'missing') }]
  })
  return [...ofApplications, ...await expectedOfObjections(house), ...await expectedOfPenalties(house), ...await expectedOfEighteen(house), ...await expectedOfPassEnding(house)]
}
