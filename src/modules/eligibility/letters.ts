import type { Queryable, Tx } from '#db/database.ts'
import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { typedIfThere } from './application.store.ts'
import { openAmounts, ownSentenceOf, type Sayable } from './amounts.ts'
import { besidesLines } from './asked-besides.ts'
import type { Application, Assessment, Decision, KeptCheck, Request, Typed } from './application.ts'
import { assessmentById, decisionById } from './decision.store.ts'
import type { MoveLetter } from './domain/application-states.ts'
import { whyNotYet, whyYes } from './domain/speaking-reasons.ts'
import { explain, explainRefusal, sentenceOf } from './explain.ts'
import { wordsOfLetter } from './objection/objection-words.ts'
import { extensionReason } from './moves/moves.store.ts'
import { openReason } from './moves/sealed-reason.ts'
import { requestById } from './request.store.ts'
import { type Words, wordsOf } from './request-words.ts'
import { residentText } from './resident-words.ts'
import { ruleSentences } from './rule-sentences.ts'
import { openTyped } from './typed.ts'

/** The letters of this room, content/nl/letters/<kind>.md. README.md names the values that each may use. */
export type LetterKind = MoveLetter | 'receipt' | 'granted-partner' | 'pass-ended-partner' | 'partner-looked-at' | 'objection-decided' | 'late-notice-received' | 'receipt-by-post'

type About = {
  readonly application: Application
  readonly typed: Typed
  readonly assessment?: Assessment | undefined
  readonly decision?: Decision | undefined
  readonly request?: Request | undefined
}

/** Values without an amount and without what was written by hand: they are stored with the message. Those come when somebody reads it, through amountsOf. */
export function letterValues({ application, typed, assessment, decision, request }: About, name: string, lang: Language = 'nl'): Record<string, string> {
  const { date, dayAndDate, time } = spoken[lang]
  return {
    name,
    number: application.number,
    date: date(decision?.announcedOn ?? dayOf(request ? request.closedAt ?? request.askedAt : application.receivedAt)),
    time: time(application.receivedAt),
    lastDay: date(application.lastDay),
    entered: enteredLines({ ...typed, remark: typed.remark && '…' }, lang).join('\n'),
    householdLine: householdLine(assessment, typed, lang),
    ...(typed.byPost ? { receivedOn: date(application.receivedOn), termLine: termLine(application, lang) } : {}),
    ...(request ? { answerBy: dayAndDate(request.dueOn), askedOn: date(dayOf(request.askedAt)) } : {}),
    ...(decision ? { objectionLastDay: date(decision.objectionLastDay) } : {}),
    ...(decision?.validFrom && decision.validTo ? { validFrom: date(decision.validFrom), validTo: date(decision.validTo) } : {}),
  }
}

/** A form that lay too long before it was typed over: then we are late, and say so. */
const termLine = ({ receivedAt, lastDay }: Application, lang: Language): string => (lastDay < dayOf(receivedAt) ? residentText[lang].termOver : residentText[lang].termUntil)(spoken[lang].date(lastDay))

/** What was typed, as a list of sentences: the copy of Awb 2:17(2). */
export function enteredLines({ answers, remark, remarkForgottenOn, channel, way, byPost }: Typed, lang: Language = 'nl'): readonly string[] {
  const { entered, forgotten } = residentText[lang]
  return [
    ...(way ? [entered.way[way]] : []),
    answers.registerIsRight ? entered.registerYes : entered.registerNo(remarkForgottenOn ? forgotten(spoken[lang].date(remarkForgottenOn)) : remark),
    entered.partner[answers.partner],
    entered.otherAdults[answers.otherAdults],
    ...besidesLines(answers, lang),
    entered.channel[channel],
    ...(byPost && !byPost.signed ? [entered.unsigned] : []),
    ...(byPost?.scans ? [entered.scans(byPost.scans)] : []),
  ]
}

/** With whom somebody lives, in a few words: from the type of household, or from the answer while that is not certain. */
function householdLine(assessment: Assessment | undefined, typed: Typed, lang: Language): string {
  const text = residentText[lang]
  const type = assessment?.householdType
  const children = assessment?.checks.find(({ reason }) => reason === 'norm-known')?.facts?.children
  const couple = type ? type.startsWith('couple') : typed.answers.partner !== 'none'
  if (couple) return Number(children) > 0 ? text.householdCoupleChildren : text.householdCouple
  return Number(children) > 0 ? text.householdAloneChildren : text.householdAlone
}

/** The sentences that say why, without what was typed by hand: for a page, a letter and the preview of one. */
export function reasonSentences(house: House, assessment: Assessment, decision: Pick<Decision, 'outcome' | 'madeBy' | 'reasons'> | undefined, opened: Sayable, lang: Language = 'nl'): readonly string[] {
  const say = (checks: readonly KeptCheck[]) => checks.map((check) => explain(house, check, opened, lang))
  if (!decision) return say(whyNotYet(assessment.checks))
  if (decision.outcome === 'set-aside') return [sentenceOf(house, 'not-complete.fail', lang)]
  if (decision.outcome === 'refused') return decision.reasons.map((reason) => explainRefusal(house, reason, assessment, opened, lang))
  return decision.madeBy === 'machine' ? say(whyYes(assessment.checks)) : [sentenceOf(house, 'person-judged.pass', lang)]
}

/**
 * What a message's `amountsRef` stands for: the id of a decision, of an assessment while there is no decision, of a
 * request, or of an application: what was typed with it ({ entered }), and why it got more time. Values { income, limit, reasonSentences, ruleSentences, ownSentence }, of a request also { paper }, formatted; after the
 * forgetting the amounts and the words say so, with the day. What a person wrote is the same in every language.
 */
export async function amountsOf(house: House, q: Queryable, ref: string, lang: Language = 'nl'): Promise<Readonly<Record<string, string>>> {
  const words = await wordsOfLetter(house, q, ref, lang)
  if (words) return words
  const sealed = await typedIfThere(q, ref)
  if (sealed) {
    const [reason, entered] = [await extensionReason(q, ref), enteredLines(openTyped(house, sealed.typed), lang).join('\n')]
    return { entered, ownSentence: reason ? openReason(house, ref, reason) : sealed.forgottenOn ? residentText[lang].forgotten(spoken[lang].date(sealed.forgottenOn)) : '' }
  }
  const request = await requestById(q, ref)
  const decision = request ? undefined : await decisionById(q, ref)
  const assessment = await assessmentById(q, request?.assessmentId ?? decision?.assessmentId ?? ref)
  if (!assessment) throw new Error(`No decision, no request and no assessment is called ${ref}.`)
  const opened = await openAmounts(house, q, assessment.id)
  if (request) return requestValues(house, assessment, request, opened, await wordsOf(house, q, request.id), lang)
  return amountValues(house, assessment, decision, opened, opened.kind === 'known' ? ownSentenceOf(opened, decision?.id) ?? '' : residentText[lang].forgotten(spoken[lang].date(opened.on)), lang)
}

/** Of a question the papers and the words; of a proposed refusal its reasons, as the refusal itself would say them. */
export function requestValues(house: House, assessment: Assessment, { kind, evidence }: Pick<Request, 'kind' | 'evidence'>, opened: Awaited<ReturnType<typeof openAmounts>>, words: Words, lang: Language = 'nl'): Record<string, string> {
  const text = residentText[lang]
  const said = words.kind === 'known' ? words.asked.words : text.forgotten(spoken[lang].date(words.on))
  const papers = evidence.filter((one) => one !== 'other').map((one) => text.evidence[one])
  if (kind === 'question') return { paper: (papers.length ? papers : [said]).join('\n'), ownSentence: papers.length ? said : '' }
  const reasons = words.kind === 'known' && words.asked.reason ? [words.asked.reason] : []
  return amountValues(house, assessment, { id: '', outcome: 'refused', madeBy: 'person', reasons }, opened, said, lang)
}

export function amountValues(house: House, assessment: Assessment, decision: Pick<Decision, 'id' | 'outcome' | 'madeBy' | 'reasons'> | undefined, opened: Awaited<ReturnType<typeof openAmounts>>, ownSentence: string, lang: Language = 'nl'): Record<string, string> {
  const text = residentText[lang]
  const { date, euro } = spoken[lang]
  const cents = opened.kind === 'known' ? opened.amounts.byReason['income-within-limit']?.income : undefined
  return {
    income: opened.kind === 'forgotten' ? text.forgotten(date(opened.on)) : cents === undefined ? text.unknownAmount : euro(cents),
    limit: assessment.limitCents === undefined ? text.unknownAmount : euro(assessment.limitCents),
    reasonSentences: reasonSentences(house, assessment, decision, opened, lang).join('\n'),
    ruleSentences: decision?.outcome === 'refused' ? ruleSentences(house, assessment, decision.reasons, lang).join('\n') : '',
    ownSentence: decision ? ownSentence : '',
  }
}

/** What each letter is about: its event, named so that it is told once, and so that who was missed can be found. */
const EVENTS: Readonly<Record<LetterKind, 'application' | 'assessment' | 'decision' | 'request'>> = {
  'receipt':             'application',
  'receipt-by-post':     'application',
  'source-waiting':      'application',
  'more-time':           'application',
  'withdrawn':           'application',
  'late-notice-received': 'application',
  'in-review':           'assessment',
  'retest':              'assessment',
  'partner-looked-at':   'assessment',
  'evidence-needed':     'request',
  'refusal-proposed':    'request',
  'answer-received':     'request',
  'question-over':       'request',
  'question-taken-back': 'request',
  'granted':             'decision',
  'granted-partner':     'decision',
  'refused':             'decision',
  'set-aside':           'decision',
  'granted-again':       'decision',
  'refused-again':       'decision',
  'pass-ended':          'decision',
  'pass-ended-partner':  'decision',
  'objection-decided':   'decision',
}
export const eventOf = (kind: LetterKind) => EVENTS[kind]

/** The letters that hold amounts, or words that may; the others hold none, also when somebody reads them. */
const WITH_AMOUNTS: readonly LetterKind[] = ['receipt', 'receipt-by-post', 'in-review', 'more-time', 'evidence-needed', 'refusal-proposed', 'granted', 'refused', 'set-aside', 'granted-again', 'refused-again', 'pass-ended', 'objection-decided']
/** The letters that ask for something. */
const ASKING: readonly LetterKind[] = ['evidence-needed', 'refusal-proposed']

export const dedupeKey = (kind: LetterKind, eventId: string): string => `eligibility ${kind} ${eventId}`

/** Writes the message in the transaction of the change it tells about. Told again, it is the same message. */
export async function tellAbout(house: House, tx: Tx, kind: LetterKind, about: About, to = about.application.residentId): Promise<void> {
  const { fullName } = await residentCard(house, tx, to)
  const eventId = about[EVENTS[kind]]?.id
  if (!eventId) throw new Error(`The letter ${kind} is about a ${EVENTS[kind]} that is not there.`)
  await tell(house, tx, {
    residentId: to, kind, values: (lang) => letterValues(about, fullName, lang), dedupeKey: dedupeKey(kind, eventId),
    ...(WITH_AMOUNTS.includes(kind) ? { amountsRef: eventId } : {}),
    ...(ASKING.includes(kind) && about.request ? { reactionUntil: about.request.dueOn } : {}),
  })
}
