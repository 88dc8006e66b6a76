import type { Queryable } from '#db/database.ts'
import { toldTo } from '#modules/messages/index.ts'
import { ownCents, ownDay, ownMoment, type OwnField, type OwnPartOf, ownText, residentCard, whenThere } from '#modules/residents/index.ts'
import { dayOf, formatDate, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { openAmounts } from '../amounts.ts'
import type { Assessment, KeptCheck } from '../application.ts'
import type { Adult } from '../domain/facts.ts'
import { text as words } from '../eligibility.text.ts'
import { dedupeKey, enteredLines } from '../letters.ts'
import { laterByOutage } from '../moves/outage.ts'
import { sealedTyped } from '../application.store.ts'
import { objectionEvents, objectionsOf } from '../objection/objection.store.ts'
import { wordsOfLetter } from '../objection/objection-words.ts'
import { text as objectionWords } from '../objection/objection.text.ts'
import { requestsOf } from '../request.store.ts'
import { wordsOf } from '../request-words.ts'
import { applicationsOf, assessmentsAmong, assessmentsOf, decisionsOf } from './own.store.ts'
import { text } from './own.text.ts'
import { openTyped } from '../typed.ts'

/** Every application as it was typed, and where it stands. */
export const ownApplications: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const { id, number, receivedAt, state, lastDay } of await applicationsOf(q, residentId)) {
    const typed = openTyped(house, await sealedTyped(q, id))
    records.push([
      ownText('number', text.number, number), ownMoment('receivedAt', text.received, receivedAt), ownText('state', text.state, state, text.states[state] ?? state),
      ownDay('decideBy', text.lastDay, lastDay), ownText('entered', text.entered, enteredLines(typed).join('. ')),
    ])
  }
  return { name: 'applications', title: text.applications, records }
}

/** Each run of the income test: what every check found, the norm and the limit, and the income while it is kept. */
export const ownTests: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const assessment of await assessmentsOf(q, residentId)) records.push([...testFields(assessment), ...await incomeFields(house, q, assessment.id, residentId, true)])
  return { name: 'incomeTests', title: text.tests, records }
}

/** The income of who did not apply themselves: it was looked at with their partner's application, and they were told so. */
export const ownIncomeAsPartner: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const assessment of await assessmentsAmong(q, await testsToldTo(house, q, residentId))) {
    records.push([ownMoment('at', text.testedAt, assessment.madeAt), ...await incomeFields(house, q, assessment.id, residentId, false)])
  }
  return { name: 'incomeAsPartner', title: text.asPartner, records }
}

/** Exactly the tests of which this person was told that their income counted, whoever they live with now. */
const testsToldTo = async (house: House, q: Queryable, residentId: string): Promise<string[]> =>
  (await toldTo(house, q, residentId, 'partner-looked-at')).map((key) => key.slice(dedupeKey('partner-looked-at', '').length))

export const ownDecisions: OwnPartOf = async (_house, q, residentId) => ({
  name: 'decisions', title: text.decisions,
  records: await Promise.all((await decisionsOf(q, residentId)).map(async ({ number, outcome, announcedOn, madeBy, reasons, objectionLastDay, validFrom, validTo }) => [
    ownText('number', text.number, number), ownText('outcome', text.outcome, outcome, text.outcomes[outcome] ?? outcome), ownDay('announcedOn', text.announced, announcedOn),
    ownText('madeBy', text.madeBy, madeBy, text.makers[madeBy]), ownText('reasons', text.reasons, reasons.join(', '), reasons.map((reason) => words.checkNames[reason] ?? reason).join(', ')),
    ownDay('objectionLastDay', text.objectionLastDay, await laterByOutage(q, objectionLastDay)), ...whenThere(ownDay('validFrom', text.validFrom, validFrom)), ...whenThere(ownDay('validTo', text.validTo, validTo)),
  ])),
})

/** What we asked, and what was answered, in the words of both until they are forgotten. */
export const ownQuestions: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const { id: applicationId } of await applicationsOf(q, residentId)) {
    for (const { id, askedAt, dueOn, answeredAt } of await requestsOf(q, applicationId)) {
      const said = await wordsOf(house, q, id)
      records.push([
        ownMoment('askedAt', text.asked, askedAt), ownDay('answerBy', text.answerBy, dueOn), ownText('asked', text.question, said.kind === 'known' ? said.asked.words : undefined, said.kind === 'known' ? said.asked.words : words.forgotten(formatDate(said.on))),
        ...whenThere(ownMoment('answeredAt', text.answered, answeredAt)), ...whenThere(ownText('answer', text.answer, said.kind === 'known' ? said.answer : undefined)),
      ])
    }
  }
  return { name: 'questions', title: text.questions, records }
}

/** Every objection, and what was written with it, until that is forgotten. */
export const ownObjections: OwnPartOf = async (house, q, residentId) => {
  const records = []
  for (const objection of await objectionsOf(q, residentId)) {
    const said: OwnField[] = []
    for (const { id, move, at } of await objectionEvents(q, objection.id)) {
      const { words } = await wordsOfLetter(house, q, id, 'nl') ?? { words: '' }
      if (words) said.push(ownText(`${move}Words`, `${objectionWords.moves[move]}, ${formatDate(dayOf(at))}`, words))
    }
    records.push([
      ownText('number', text.number, objection.number), ownDay('receivedOn', text.received, objection.receivedOn), ownText('state', text.state, objection.state, objectionWords.states[objection.state]),
      ownDay('answerBy', text.lastDay, objection.lastDay), ...said,
    ])
  }
  return { name: 'objections', title: text.objections, records }
}

const testFields = ({ madeAt, referenceDate, outcome, checks, householdType, limitCents, normEffectiveFrom }: Assessment): OwnField[] => [
  ownMoment('at', text.testedAt, madeAt), ownDay('referenceDate', text.referenceDate, referenceDate), ownText('outcome', text.outcome, outcome, text.testOutcomes[outcome]),
  ownText('household', text.household, householdType, householdType && words.households[householdType]), ownCents('limitCents', text.limit, limitCents),
  ownDay('normFrom', text.normFrom, normEffectiveFrom),
  ownText('checks', text.checks, checks.map(({ reason, outcome: found }) => `${reason} ${found}`).join(', '), checks.map(checkShown).join(', ')),
]

const checkShown = ({ reason, outcome }: KeptCheck): string => `${words.checkNames[reason] ?? reason}: ${text.found[outcome]}`

/** This person's own income, source by source; what a partner earns is the partner's. After the forgetting it says since when. */
async function incomeFields(house: House, q: Queryable, assessmentId: string, residentId: string, applied: boolean): Promise<OwnField[]> {
  const opened = await openAmounts(house, q, assessmentId)
  if (opened.kind === 'forgotten') return [ownText('income', text.income, undefined, words.forgotten(formatDate(opened.on)))]
  const { born } = await residentCard(house, q, residentId)
  const incomes = adultOf(opened.amounts.facts.adults, born, applied)?.income?.amounts ?? []
  return [
    ...incomes.flatMap(({ kind, cents, month, source, netOrGross, period }, i): OwnField[] => [
      ownCents(`income${i + 1}Cents`, text.incomeLine(kind, `${words.netOrGross[netOrGross]} ${words.periods[period] ?? period}${month ? `, ${words.month(month)}` : ''}`, source), cents),
    ]),
    ...(applied ? whenThere(ownText('ownSentence', text.ownSentence, opened.amounts.ownSentence)) : []),
  ]
}

/** Applicant first, partner second (gather-facts.ts); with another date of birth it is somebody else, and nothing is shown. */
function adultOf(adults: readonly Adult[], born: LocalDate | undefined, applied: boolean): Adult | undefined {
  const adult = adults[applied ? 0 : 1]
  return adult?.born === born ? adult : undefined
}
