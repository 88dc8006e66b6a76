import { type Language, spoken } from '#shared/language.ts'
import { ageOn, type LocalDate } from '#shared/local-date.ts'
import { text as say, sentence } from '#modules/knowledge/index.ts'
import type { Pass } from '#modules/passes/index.ts'
import type { Reach, ResidentCard } from '#modules/residents/index.ts'
import { accordion, type Fold } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { bars } from '#web/components/figures.ts'
import { arrowLink } from '#web/components/link.ts'
import { actions, iconList } from '#web/components/list.ts'
import { block, columns, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { passTicket } from '#web/components/pass.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { House } from '#src/house.ts'
import { type Opened, ownSentenceOf } from './amounts.ts'
import type { Application, Assessment, Decision, Typed } from './application.ts'
import type { CourseStep } from './domain/course.ts'
import { whyYes } from './domain/speaking-reasons.ts'
import { ADD_PATH, addText } from './evidence/add.views.ts'
import { explain } from './explain.ts'
import { enteredLines, reasonSentences } from './letters.ts'
import { residentText } from './resident-words.ts'
import { courseList } from './resident/course.views.ts'
import { doorWords } from './resident/decisions.views.ts'
import type { Door, OwnDecision } from './resident/read-decisions.ts'
import { ruleSentences } from './rule-sentences.ts'

const PAGE = 'pages/mijn-aanvraag'

export type Result = {
  readonly house: House
  readonly lang: Language
  readonly person: ResidentCard
  readonly application: Application
  readonly typed: Typed
  readonly assessment: Assessment | undefined
  readonly opened: Opened | undefined
  readonly decision: Decision | undefined
  readonly reach: Reach
  readonly course: readonly CourseStep[]
  /** The decision in force, and what somebody can do who does not agree. */
  readonly disagree: { readonly one: OwnDecision; readonly door: Door } | undefined
}

/** "Sem (11) en Noor (7)" */
const withAge = (today: LocalDate) => ({ givenName, born }: ResidentCard): string => (born ? `${givenName} (${ageOn(born, today)})` : givenName)

/** The pass itself: for who applied, and for a partner who got one with it. */
function grantedHead({ house, lang, person }: Pick<Result, 'house' | 'lang' | 'person'>, pass: Pass, children: readonly ResidentCard[], lead: 'granted' | 'granted-by-partner'): Html {
  const text = residentText[lang]
  const { date, list } = spoken[lang]
  const people = children.map(({ givenName }) => givenName)
  const key = lead === 'granted' && people.length ? (people.length > 1 ? 'granted-children-more' : 'granted-children') : lead
  return html`<div class="pas-page-head">${passTicket({
    passName: house.municipality.passName, holder: person.fullName, others: children.length ? list(children.map(withAge(house.clock.today()))) : undefined,
    valid: { label: text.validTo, until: date(pass.validTo) },
    body: html`${heading(1, text.welcome(person.givenName))}${paragraph(sentence(house, `${PAGE}#${key}`, { people: list(people) }, lang), true)}
      ${buttonGroup(buttonLink({ href: inLanguage(lang, '/aanbod'), label: text.orderFirst, large: true, iconEnd: 'arrow' }))}`,
  })}</div>`
}

export const partnerPage = (who: Pick<Result, 'house' | 'lang' | 'person'>, pass: Pass): Html => grantedHead(who, pass, [], 'granted-by-partner')

export function grantedPage(result: Result, pass: Pass, children: readonly ResidentCard[]): Html {
  const { house, lang, assessment, opened, decision } = result
  const text = residentText[lang]
  return html`${grantedHead(result, pass, children, 'granted')}
  ${columns(
    stack('l',
      card({ title: text.whyYesTitle, id: 'waarom', body: html`${whyYesLead(result)}${amountBars(result, text.yourIncome, text.limit)}${
        assessment && opened && decision?.madeBy === 'machine' && iconList(whyYes(assessment.checks).filter(({ reason }) => reason !== 'income-within-limit').map((check) => explain(house, check, opened, lang)))}` }),
      accordion([{ title: text.notRightTitle, body: say(house, `${PAGE}#not-right`, {}, lang) }, { title: text.keptTitle, body: say(house, `${PAGE}#kept`, {}, lang) }, ...objectionFold(result), courseFold(result), enteredFold(result)]),
    ),
    stack('l', toldAlert(result), html`<p class="pas-small">${text.number}: <b class="pas-nowrap">${result.application.number}</b></p>`),
  )}`
}

function whyYesLead({ house, lang, decision, opened }: Result): Html {
  const ownSentence = opened && ownSentenceOf(opened, decision?.id)
  if (decision?.madeBy === 'person') return html`${say(house, `${PAGE}#why-yes-person`, {}, lang)}${ownSentence && paragraph(written(lang, ownSentence))}`
  const difference = opened?.kind === 'known' ? opened.amounts.byReason['income-within-limit']?.difference : undefined
  if (difference === undefined) return html``
  return difference === 0 ? say(house, `${PAGE}#why-yes-exact`, {}, lang) : say(house, `${PAGE}#why-yes`, { difference: spoken[lang].euro(difference) }, lang)
}

/** Income beside the limit, with where it comes from. Nothing when either is not known, or forgotten. */
function amountBars({ house, lang, assessment, opened }: Result, incomeLabel: string, limitLabel: string): Html | undefined {
  const income = opened?.kind === 'known' ? opened.amounts.byReason['income-within-limit']?.income : undefined
  const limit = assessment?.limitCents
  if (income === undefined || limit === undefined) return undefined
  const { sources, month } = (assessment?.checks.find(({ reason }) => reason === 'income-comparable')?.facts ?? {}) as { sources?: string; month?: string }
  const { euro, list } = spoken[lang]
  return html`${bars([
    { label: incomeLabel, shown: euro(income), value: income },
    { label: limitLabel,  shown: euro(limit),  value: limit, tone: 'sun' },
  ])}<div class="pas-small pas-quiet">${sources && month ? say(house, `${PAGE}#about-amounts`, { source: list(sources.split(', ')), month: residentText[lang].month(month) }, lang) : say(house, `${PAGE}#about-amounts-none`, {}, lang)}</div>`
}

/** In review, waiting for a source or for the resident, or an alarm: what was seen, what happens next, and by which day. */
export type LaterKind = 'alarm' | 'waiting' | 'later' | 'asked' | 'proposed'
export const laterKind = ({ alarm, state }: Application): LaterKind =>
  alarm ? 'alarm' : state === 'waiting-for-source' ? 'waiting' : state === 'waiting-for-resident' ? 'asked' : state === 'refusal-proposed' ? 'proposed' : 'later'

export function laterPage(result: Result): Html {
  const { house, lang, application, assessment, opened } = result
  const text = residentText[lang]
  const kind = laterKind(application)
  const higher = opened?.kind === 'known' && assessment?.checks.some(({ reason, outcome }) => reason === 'income-within-limit' && outcome === 'fail')
    ? opened.amounts.byReason['income-within-limit']?.difference : undefined
  // After a caseworker corrected what was wrong there may be nothing left to tell.
  const reasons = assessment && opened ? reasonSentences(house, assessment, undefined, opened, lang) : []
  const seen = !application.alarm && (higher !== undefined || reasons.length > 0) && card({
    title: text.seenTitle, id: 'gezien', body: higher !== undefined
      ? html`${say(house, `${PAGE}#later-higher`, { difference: spoken[lang].euro(higher) }, lang)}${amountBars(result, text.incomeSeen, text.limitForYou)}${otherReasons(result)}`
      : iconList(reasons.map((sentence) => ({ text: sentence, icon: 'question' as const, tone: 'neutral' as const }))),
  })
  const asks = kind === 'asked' || kind === 'proposed'
  return html`${pageHead({ title: text.laterTitles[kind], lead: sentence(house, `${PAGE}#${kind}`, {}, lang), body: asks && buttonGroup(buttonLink({ href: inLanguage(lang, '/mijn/aanvraag/antwoord'), label: text.answer, large: true, iconEnd: 'arrow' })) })}
  ${columns(
    stack('l', seen, whatYouCanDo(result, kind === 'later'), toldAlert(result), accordion([enteredFold(result), { title: text.disagreeTitle, body: say(house, `${PAGE}#no-decision-yet`, {}, lang) }])),
    html`<aside class="pas-panel pas-flow" aria-labelledby="verder">${heading(2, text.stepsTitle, { id: 'verder', size: 3 })}${courseList(house, result.course, lang)}
      <p class="pas-small">${text.number}: <b class="pas-nowrap">${application.number}</b></p></aside>`,
  )}`
}

/** Beside an income that is too high there may be other checks that need a person. */
function otherReasons({ house, lang, assessment, opened }: Result): Html | undefined {
  const others = assessment && opened ? reasonSentences(house, { ...assessment, checks: assessment.checks.filter(({ reason }) => reason !== 'income-within-limit') }, undefined, opened, lang) : []
  return others.length ? iconList(others.map((sentence) => ({ text: sentence, icon: 'question' as const, tone: 'neutral' as const }))) : undefined
}

/** What became of it: a no, an application that was set aside, or a pass that ended before its day. */
const noKind = ({ application, decision }: Result): 'set-aside' | 'ended' | 'refused' =>
  (application.state === 'set-aside' ? 'set-aside' : decision?.replacedBecause === 'ended' ? 'ended' : 'refused')

export function noTitle(result: Result): string {
  const { lang, house: { municipality: { passName } } } = result
  const text = residentText[lang]
  return { 'set-aside': text.setAsideTitle, 'ended': text.endedTitle(passName), 'refused': text.refusedTitle(passName) }[noKind(result)]
}

/** A no, an application that was set aside or a pass that ended: why, what to do, and how to object. */
export function refusedPage(result: Result): Html {
  const { house, lang, assessment, opened, decision } = result
  const text = residentText[lang]
  const own = opened && ownSentenceOf(opened, decision?.id)
  return html`${pageHead({ title: noTitle(result), lead: sentence(house, `${PAGE}#${noKind(result)}`, {}, lang) })}
  ${columns(
    stack('l',
      card({ title: text.whyNoTitle, id: 'waarom', body: html`${assessment && opened && decision && reasonSentences(house, assessment, decision, opened, lang).map((sentence) => paragraph(sentence))}${own && paragraph(written(lang, own))}${
        assessment && decision?.outcome === 'refused' && paragraph(ruleSentences(house, assessment, decision.reasons, lang).join(' '))}${
        decision?.reasons.includes('income-within-limit') && amountBars(result, text.yourIncome, text.limitForYou)}` }),
      block({ title: text.changedTitle, id: 'opnieuw', body: html`${say(house, `${PAGE}#again`, {}, lang)}${buttonGroup(buttonLink({ href: inLanguage(lang, '/aanvragen'), label: text.applyAgain, kind: 'secondary' }))}` }),
      accordion([courseFold(result), enteredFold(result)]),
    ),
    html`<aside class="pas-panel pas-flow" aria-labelledby="bezwaar">${heading(2, text.disagreeTitle, { id: 'bezwaar', size: 3 })}${result.disagree && doorWords(house, result.disagree.one, result.disagree.door, lang)}
      ${arrowLink(inLanguage(lang, '/mijn/besluiten'), text.readDecision)}
      <p class="pas-small">${text.number}: <b class="pas-nowrap">${result.application.number}</b></p></aside>`,
  )}`
}

const objectionFold = ({ house, lang, disagree }: Result): Fold[] => (disagree
  ? [{ title: residentText[lang].disagreeTitle, body: html`${doorWords(house, disagree.one, disagree.door, lang)}<p>${arrowLink(inLanguage(lang, '/mijn/besluiten'), residentText[lang].readDecision)}</p>` }] : [])

const courseFold = ({ house, lang, course }: Result): Fold => ({ title: residentText[lang].courseTitle, body: courseList(house, course, lang) })

const enteredFold = ({ lang, typed, application }: Result): Fold => ({
  title: residentText[lang].enteredTitle,
  body: html`<p>${residentText[lang].enteredOn(spoken[lang].date(application.receivedOn))}</p>${prose(html`<ul>${enteredLines(typed, lang).map((line) => html`<li>${line}</li>`)}</ul>`)}`,
})

/** What we asked has a button of its own; who died is no matter of papers. */
const papersHelp = ({ alarm, state }: Application): boolean => !alarm && (state === 'in-review' || state === 'waiting-for-source')

/** While a person looks, telling us something may help; while a source is down it does not, but a question is welcome. */
function whatYouCanDo({ house, lang, application }: Result, helps: boolean): Html {
  const text = residentText[lang]
  return block({
    title: helps ? text.doTitle : text.questionTitle, id: 'doen', body: html`${helps && say(house, `${PAGE}#later-do`, {}, lang)}${actions([
      { href: house.municipality.phoneLink, label: text.call(house.municipality.phone), note: text.nameNumber(application.number), icon: 'phone' },
      ...(papersHelp(application) ? [{ href: inLanguage(lang, ADD_PATH), label: addText[lang].title, note: addText[lang].note, icon: 'upload' as const }] : []),
      { href: '/contact', label: text.desk, note: text.deskNote, icon: 'desk' },
      ...(application.alarm ? [] : [{ href: inLanguage(lang, '/mijn/aanvraag/stoppen'), label: text.withdraw, note: text.withdrawNote, icon: 'cross' as const }]),
    ])}`,
  })
}

/** What a member of staff wrote: in Dutch, whatever the page speaks. */
const written = (lang: Language, words: string): Content => (lang === 'nl' ? words : html`<span lang="nl">${words}</span>`)

function toldAlert({ lang, reach, application }: Result): Html | undefined {
  const text = residentText[lang]
  if (application.alarm) return undefined
  return reach.channel === 'email'
    ? alert({ kind: 'ok', icon: 'post', title: text.toldByMail, body: text.toldTo(masked(reach.email)) })
    : alert({ kind: 'ok', icon: 'post', title: text.toldByLetter, body: text.toldLetter })
}

/** "m•••@voorbeeld.nl": to recognise, not to read over a shoulder. */
const masked = (email: string): string => email.replace(/^(.)[^@]*/, '$1•••')

/** The resident took it back. Nothing is decided, and they may apply again. */
export function withdrawnPage(result: Result): Html {
  const { house, lang } = result
  const text = residentText[lang]
  return html`${pageHead({ title: text.withdrawnTitle, lead: sentence(house, `${PAGE}#withdrawn`, {}, lang) })}
  ${columns(
    stack('l', buttonGroup(buttonLink({ href: inLanguage(lang, '/aanvragen'), label: text.applyAgain })), accordion([enteredFold(result)])),
    html`<aside class="pas-panel pas-flow" aria-labelledby="verder">${heading(2, text.courseTitle, { id: 'verder', size: 3 })}${courseList(house, result.course, lang)}
      <p class="pas-small">${text.number}: <b class="pas-nowrap">${result.application.number}</b></p></aside>`,
  )}`
}
