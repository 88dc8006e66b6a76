import type { Queryable, Tx } from '#db/database.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { sentence, type Values } from '#modules/knowledge/index.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type ObjectionLetter, objectionLetterOf, type ObjectionMove } from '../domain/objection-states.ts'
import { dedupeKey as decisionKey } from '../letters.ts'
import { numbered } from '../resident/numbered-decision.ts'
import { decisionText } from '../resident-words.ts'
import type { Objection } from './objection.ts'
import { standingObjections } from './objection.store.ts'

/** Which letters ask for something, and until when. */
const reactionUntil = (letter: ObjectionLetter, objection: Objection) => (letter === 'objection-incomplete' ? objection.missingDue : undefined)
/** These hold what somebody wrote: it comes from its sealed place, each time somebody reads. */
const WITH_WORDS: readonly ObjectionLetter[] = ['objection-received', 'objection-completed', 'objection-heard', 'objection-not-heard', 'objection-more-time', 'objection-agreed', 'objection-unfounded', 'objection-inadmissible']

const objectionKey = (letter: ObjectionLetter, eventId: string): string => `${letter} ${eventId}`

/** Values without a word of anybody's own: they are stored with the message. */
export async function objectionValues(house: House, q: Queryable, objection: Objection): Promise<(lang: Language) => Values> {
  const { decision, number } = await numbered(q, objection.decisionId)
  const { fullName } = await residentCard(house, q, objection.residentId)
  return (lang) => {
    const { date, dayAndDate, time } = spoken[lang]
    const reason = (code: string): string => sentence(house, `reasons/objection#${code}`, {}, lang)
    return {
      name: fullName, number: objection.number, decisionNumber: number, decisionDate: date(decision.announcedOn),
      date: date(house.clock.today()), receivedOn: date(objection.receivedOn), time: time(objection.enteredAt), lastDay: date(objection.lastDay),
      lateLine: objection.late ? reason('late') : '',
      missing: objection.missing.map((one) => decisionText[lang].missing[one]).join('\n'),
      ...(objection.missingDue ? { answerBy: dayAndDate(objection.missingDue) } : {}),
      ...(objection.hearingAt ? { hearingDay: dayAndDate(dayOf(objection.hearingAt)), hearingTime: time(objection.hearingAt), place: lang === 'nl' ? objection.hearingPlace! : { nl: objection.hearingPlace! } } : {}),
      ...(objection.notHeard ? { notHeardLine: reason(`not-heard-${objection.notHeard}`) } : {}),
      ...(objection.reason ? { reasonLine: reason(objection.reason) } : {}),
      excusableLine: objection.excusable ? reason('excusable') : '',
      ...(objection.courtLastDay ? { courtLastDay: date(objection.courtLastDay) } : {}),
    }
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
