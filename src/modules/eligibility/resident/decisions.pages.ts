import type { House } from '#src/house.ts'
import { sentLetter } from '#modules/messages/index.ts'
import { type Answer, file, NotFound, page, redirect } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { assessmentById } from '../decision.store.ts'
import { amountsOf } from '../letters.ts'
import { text } from '../objection/objection.text.ts'
import { aboveLetter, decisionList, decisionPage, PATH } from './decisions.views.ts'
import { outcomeOf } from './numbered-decision.ts'
import { decisionFor, decisionsFor, doorOf, type OwnDecision } from './read-decisions.ts'

/** `/mijn/besluiten`: every decision that somebody got. */
export async function showDecisions(house: House, { signed }: Visit): Promise<Answer> {
  if (!signed?.subjectId) return redirect('/aanvragen')
  return page({ title: text.decisionsTitle, current: PATH, body: decisionList(house, await decisionsFor(house, house.db, signed.subjectId)) })
}

/** A stranger's decision is not there: no difference between another's and none. */
export async function ownDecision(house: House, { signed, params }: Visit): Promise<{ readonly one: OwnDecision; readonly residentId: string }> {
  const residentId = signed?.subjectId
  const one = residentId ? await decisionFor(house, house.db, residentId, params.number ?? '') : undefined
  if (!one || !residentId) throw new NotFound('There is no such decision for this person.')
  return { one, residentId }
}

export async function showDecision(house: House, visit: Visit): Promise<Answer> {
  const { one, residentId } = await ownDecision(house, visit)
  const letter = await sentLetter(house, house.db, residentId, one.letterKey, amountsOf)
  const [door, assessment, amounts] = [await doorOf(house, house.db, residentId, one), await assessmentById(house.db, one.decision.assessmentId), await amountsOf(house, house.db, one.decision.id)]
  return page({ title: letter?.document.title ?? text.outcomes[outcomeOf(one.decision)], current: PATH, body: decisionPage({ house, one, door, letter, assessment: assessment!, amounts }) })
}

export async function decisionPdf(house: House, visit: Visit): Promise<Answer> {
  const { one, residentId } = await ownDecision(house, visit)
  const letter = await sentLetter(house, house.db, residentId, one.letterKey, amountsOf)
  if (!letter) throw new NotFound('The letter of this decision is no longer kept.')
  return file({ type: 'application/pdf', body: await letter.pdf(aboveLetter(house, one)), name: text.fileName(one.number) })
}
