import type { Queryable, Tx } from '#db/database.ts'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { formatEuro } from '#shared/money.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { openAmounts } from './amounts.ts'
import type { Application, Assessment, Decision, KeptCheck, Typed } from './application.ts'
import { assessmentById, decisionById } from './decision.store.ts'
import { whyNotYet, whyYes } from './domain/speaking-reasons.ts'
import { text } from './eligibility.text.ts'
import { explain, explainRefusal, sentenceOf } from './explain.ts'

/** The letters of this room, content/nl/letters/<kind>.md. README.md names the values that each may use. */
export type LetterKind = 'receipt' | 'source-waiting' | 'in-review' | 'granted' | 'granted-partner' | 'refused' | 'partner-looked-at' | 'retest'

type About = {
  readonly application: Application
  readonly typed: Typed
  readonly assessment?: Assessment | undefined
  readonly decision?: Decision | undefined
}

/** Values without an amount: they are stored with the message. Amounts come when somebody reads it, through amountsOf. */
export function letterValues({ application, typed, assessment, decision }: About, name: string): Record<string, string> {
  return {
    name,
    number: application.number,
    date: formatDate(decision?.announcedOn ?? dayOf(application.receivedAt)),
    time: formatTime(application.receivedAt),
    lastDay: formatDate(application.lastDay),
    entered: enteredLines(typed).join('\n'),
    householdLine: householdLine(assessment, typed),
    ...(decision ? { objectionLastDay: formatDate(decision.objectionLastDay) } : {}),
    ...(decision?.validFrom && decision.validTo ? { validFrom: formatDate(decision.validFrom), validTo: formatDate(decision.validTo) } : {}),
  }
}

/** What was typed, as a list of sentences: the copy of Awb 2:17(2). */
export const enteredLines = ({ answers, remark, channel }: Typed): readonly string[] => [
  answers.registerIsRight ? text.entered.registerYes : text.entered.registerNo(remark),
  text.entered.partner[answers.partner],
  text.entered.otherAdults[answers.otherAdults],
  text.entered.channel[channel],
]

/** With whom somebody lives, in a few words: from the type of household, or from the answer while that is not certain. */
function householdLine(assessment: Assessment | undefined, typed: Typed): string {
  const type = assessment?.householdType
  const children = assessment?.checks.find(({ reason }) => reason === 'norm-known')?.facts?.children
  const couple = type ? type.startsWith('couple') : typed.answers.partner !== 'none'
  if (couple) return Number(children) > 0 ? text.householdCoupleChildren : text.householdCouple
  return Number(children) > 0 ? text.householdAloneChildren : text.householdAlone
}

/** The sentences that say why, without what was typed by hand: for a page, a letter and the preview of one. */
export function reasonSentences(house: House, assessment: Assessment, decision: Pick<Decision, 'outcome' | 'madeBy' | 'reasons'> | undefined, opened: Awaited<ReturnType<typeof openAmounts>>): readonly string[] {
  const say = (checks: readonly KeptCheck[]) => checks.map((check) => explain(house, check, opened))
  if (!decision) return say(whyNotYet(assessment.checks))
  if (decision.outcome === 'refused') return decision.reasons.map((reason) => explainRefusal(house, reason, assessment, opened))
  return decision.madeBy === 'machine' ? say(whyYes(assessment.checks)) : [sentenceOf(house, 'person-judged.pass')]
}

/**
 * What a message's `amountsRef` stands for: the id of a decision, or of an assessment while there is no decision.
 * Values { income, limit, reasonSentences, ownSentence }, formatted; after the forgetting the amounts say so, with the day.
 */
export async function amountsOf(house: House, q: Queryable, ref: string): Promise<Readonly<Record<string, string>>> {
  const decision = await decisionById(q, ref)
  const assessment = await assessmentById(q, decision?.assessmentId ?? ref)
  if (!assessment) throw new Error(`No decision and no assessment is called ${ref}.`)
  const opened = await openAmounts(house, q, assessment.id)
  return amountValues(house, assessment, decision, opened, opened.kind === 'known' ? opened.amounts.ownSentence ?? '' : text.forgotten(formatDate(opened.on)))
}

export function amountValues(house: House, assessment: Assessment, decision: Pick<Decision, 'outcome' | 'madeBy' | 'reasons'> | undefined, opened: Awaited<ReturnType<typeof openAmounts>>, ownSentence: string): Record<string, string> {
  const cents = opened.kind === 'known' ? opened.amounts.byReason['income-within-limit']?.income : undefined
  return {
    income: opened.kind === 'forgotten' ? text.forgotten(formatDate(opened.on)) : cents === undefined ? text.unknownAmount : formatEuro(cents),
    limit: assessment.limitCents === undefined ? text.unknownAmount : formatEuro(assessment.limitCents),
    reasonSentences: reasonSentences(house, assessment, decision, opened).join('\n'),
    ownSentence: decision ? ownSentence : '',
  }
}

/** What each letter is about: its event, named so that it is told once, and so that who was missed can be found. */
const EVENTS: Readonly<Record<LetterKind, 'application' | 'assessment' | 'decision'>> = {
  'receipt':           'application',
  'source-waiting':    'application',
  'in-review':         'assessment',
  'retest':            'assessment',
  'partner-looked-at': 'assessment',
  'granted':           'decision',
  'granted-partner':   'decision',
  'refused':           'decision',
}
/** The letters that hold amounts; the others hold none, also when somebody reads them. */
const WITH_AMOUNTS: readonly LetterKind[] = ['in-review', 'granted', 'refused']

export const dedupeKey = (kind: LetterKind, eventId: string): string => `eligibility ${kind} ${eventId}`

/** Writes the message in the transaction of the change it tells about. Told again, it is the same message. */
export async function tellAbout(house: House, tx: Tx, kind: LetterKind, about: About, to = about.application.residentId): Promise<void> {
  const { fullName } = await residentCard(house, tx, to)
  const eventId = about[EVENTS[kind]]?.id
  if (!eventId) throw new Error(`The letter ${kind} is about a ${EVENTS[kind]} that is not there.`)
  await tell(house, tx, {
    residentId: to, kind, values: letterValues(about, fullName), dedupeKey: dedupeKey(kind, eventId),
    ...(WITH_AMOUNTS.includes(kind) ? { amountsRef: eventId } : {}),
  })
}
