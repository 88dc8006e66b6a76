import type { Queryable, Tx } from '#db/database.ts'
import { dayOf, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type ObjectionLetter, objectionLetterOf, type ObjectionMove } from '../domain/objection-states.ts'
import { dedupeKey as decisionKey } from '../letters.ts'
import { numbered } from '../resident/numbered-decision.ts'
import type { Objection } from './objection.ts'
import { text as own } from './objection.text.ts'
import { standingObjections } from './objection.store.ts'

/** Which letters ask for something, and until when. */
const reactionUntil = (letter: ObjectionLetter, objection: Objection) => (letter === 'objection-incomplete' ? objection.missingDue : undefined)
/** These hold what somebody wrote: it comes from its sealed place, each time somebody reads. */
const WITH_WORDS: readonly ObjectionLetter[] = ['objection-received', 'objection-completed', 'objection-heard', 'objection-not-heard', 'objection-more-time', 'objection-agreed', 'objection-unfounded', 'objection-inadmissible']

const objectionKey = (letter: ObjectionLetter, eventId: string): string => `${letter} ${eventId}`

/** Values without a word of anybody's own: they are stored with the message. */
export async function objectionValues(house: House, q: Queryable, objection: Objection): Promise<Record<string, string>> {
  const { decision, number } = await numbered(q, objection.decisionId)
  const { fullName } = await residentCard(house, q, objection.residentId)
  return {
    name: fullName, number: objection.number, decisionNumber: number, decisionDate: formatDate(decision.announcedOn),
    date: formatDate(house.clock.today()), receivedOn: formatDate(objection.receivedOn), time: formatTime(objection.enteredAt), lastDay: formatDate(objection.lastDay),
    lateLine: objection.late ? sentence(house, 'reasons/objection#late') : '',
    missing: objection.missing.map((one) => own.missing[one]).join('\n'),
    ...(objection.missingDue ? { answerBy: formatDayAndDate(objection.missingDue) } : {}),
    ...(objection.hearingAt ? { hearingDay: formatDayAndDate(dayOf(objection.hearingAt)), hearingTime: formatTime(objection.hearingAt), place: objection.hearingPlace! } : {}),
    ...(objection.notHeard ? { notHeardLine: sentence(house, `reasons/objection#not-heard-${objection.notHeard}`) } : {}),
    ...(objection.reason ? { reasonLine: sentence(house, `reasons/objection#${objection.reason}`) } : {}),
    ...(objection.excusable ? { excusableLine: sentence(house, 'reasons/objection#excusable') } : { excusableLine: '' }),
    ...(objection.courtLastDay ? { courtLastDay: formatDate(objection.courtLastDay) } : {}),
  }
}

/** The letter of a move, in the transaction of the move. */
export async function tellObjection(house: House, tx: Tx, objection: Objection, move: ObjectionMove, eventId: string): Promise<void> {
  const letter = objectionLetterOf(move)
  const until = reactionUntil(letter, objection)
  await tell(house, tx, {
    residentId: objection.residentId, kind: letter, values: await objectionValues(house, tx, objection), dedupeKey: objectionKey(letter, eventId),
    ...(WITH_WORDS.includes(letter) ? { amountsRef: eventId } : {}), ...(until ? { reactionUntil: until } : {}),
  })
}

/** What everybody with an objection must have heard: the letter of its last move. Upheld, it is the letter of the new decision. */
export async function expectedOfObjections(house: House): Promise<{ readonly residentId: string; readonly dedupeKey: string }[]> {
  return (await standingObjections(house.db)).map(({ residentId, move, eventId, newDecisionId }) => ({
    residentId, dedupeKey: newDecisionId ? decisionKey('objection-decided', newDecisionId) : objectionKey(objectionLetterOf(move), eventId),
  }))
}
