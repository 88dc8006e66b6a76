import type { House } from '#src/house.ts'
import { sentLetter } from '#modules/messages/index.ts'
import { languageFor } from '#modules/residents/index.ts'
import { type Answer, file, NotFound, page, redirect } from '#web/answer.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { assessmentById } from '../decision.store.ts'
import { amountsOf } from '../letters.ts'
import { text as dutch } from '../objection/objection.text.ts'
import { decisionText } from '../resident-words.ts'
import { aboveLetter, decisionList, decisionPage, PATH } from './decisions.views.ts'
import { outcomeOf } from './numbered-decision.ts'
import { decisionFor, decisionsFor, doorOf, type OwnDecision } from './read-decisions.ts'

/** `/mijn/besluiten`: every decision that somebody got. */
export async function showDecisions(house: House, { signed, lang }: Visit): Promise<Answer> {
  if (!signed?.subjectId) return redirect(inLanguage(lang, '/aanvragen'))
  return page({ title: decisionText[lang].decisionsTitle, current: PATH, body: decisionList(house, lang, await decisionsFor(house, house.db, signed.subjectId)) })
}

/** A stranger's decision is not there: no difference between another's and none. */
export async function ownDecision(house: House, { signed, params }: Visit): Promise<{ readonly one: OwnDecision; readonly residentId: string }> {
  const residentId = signed?.subjectId
  const one = residentId ? await decisionFor(house, house.db, residentId, params.number ?? '') : undefined
  if (!one || !residentId) throw new NotFound('There is no such decision for this person.')
  return { one, residentId }
}

export async function showDecision(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const { one, residentId } = await ownDecision(house, visit)
  const letter = await sentLetter(house, house.db, residentId, one.letterKey, amountsOf)
  const english = lang === 'en' ? await letter?.inEnglish() : undefined
  const [door, assessment, amounts] = [await doorOf(house, house.db, residentId, one), await assessmentById(house.db, one.decision.assessmentId), await amountsOf(house, house.db, one.decision.id, lang)]
  const title = (lang === 'nl' ? letter : english)?.document.title ?? decisionText[lang].outcomes[outcomeOf(one.decision)]
  return page({ title, current: PATH, body: decisionPage({ house, lang, title, one, door, letter, english, assessment: assessment!, amounts }) })
}

export async function decisionPdf(house: House, visit: Visit): Promise<Answer> {
  const { one, residentId } = await ownDecision(house, visit)
  const letter = await sentLetter(house, house.db, residentId, one.letterKey, amountsOf)
  if (!letter) throw new NotFound('The letter of this decision is no longer kept.')
  // Who chose English has it on paper too, from whatever page.
  const wants = visit.lang === 'en' || await languageFor(house, house.db, residentId) === 'en'
  const english = wants ? await letter.inEnglish() : undefined
  const explained = english && { ...english, document: { ...english.document, blocks: [...aboveLetter(house, one, 'en'), ...english.document.blocks] } }
  return file({ type: 'application/pdf', body: await letter.pdf(aboveLetter(house, one, 'nl'), explained), name: dutch.fileName(one.number) })
}
