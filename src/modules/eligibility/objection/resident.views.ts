import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { radios, textarea } from '#web/components/field.ts'
import { arrowLink } from '#web/components/link.ts'
import { columns, narrow, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { type Step, steps } from '#web/components/steps.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { House } from '#src/house.ts'
import { OPEN_OBJECTION } from '../domain/objection-states.ts'
import { PATH } from '../resident/decisions.views.ts'
import { outcomeOf } from '../resident/numbered-decision.ts'
import type { OwnDecision } from '../resident/read-decisions.ts'
import { decisionText } from '../resident-words.ts'
import type { Objection } from './objection.ts'
import type { ObjectionEvent } from './objection.store.ts'

const PAGE = 'pages/bezwaar'
export const objectionPath = (number: string, lang: Language): string => inLanguage(lang, `${PATH}/${number}/bezwaar`)
const trailOf = (lang: Language, number: string, label: string) => [{ href: inLanguage(lang, PATH), label: decisionText[lang].decisionsTitle }, { href: inLanguage(lang, `${PATH}/${number}`), label: number }, { label }]

export type ObjectionForm = { readonly grounds: string; readonly hearing: string; readonly lateReason: string }

/** The one page on which somebody objects. Nothing is asked that is not needed: who they are and about what is known. */
export function objectPage({ house, lang, one: { decision, number, objectBy }, late, form, errors, csrf }: { readonly house: House; readonly lang: Language; readonly one: OwnDecision; readonly late: boolean; readonly form: ObjectionForm; readonly errors: readonly FieldError[]; readonly csrf: Html }): Html {
  const text = decisionText[lang]
  const { date, dayAndDate } = spoken[lang]
  return html`${pageHead({
    title: text.formTitle, lead: sentence(house, `${PAGE}#lead`, {}, lang), trail: trailOf(lang, number, text.formTitle), narrow: true, lang,
    body: html`${errorSummary(errors, lang)}${late && alert({ kind: 'warning', icon: 'clock', body: say(house, `${PAGE}#late`, { objectionLastDay: dayAndDate(objectBy) }, lang) })}`,
  })}
  ${columns(
    html`<form class="pas-panel pas-flow" method="post" action="${objectionPath(number, lang)}">${csrf}
      <p>${text.aboutDecision} <b class="pas-nowrap">${number}</b>, ${date(decision.announcedOn)}: ${text.outcomes[outcomeOf(decision)].toLowerCase()}.</p>
      ${textarea({ name: 'grounds', label: text.grounds, hint: text.groundsHint, value: form.grounds, error: errorOf(errors, 'grounds'), optional: true, rows: 8, lang })}
      ${late && textarea({ name: 'lateReason', label: text.lateReason, hint: text.lateReasonHint, value: form.lateReason, error: errorOf(errors, 'lateReason'), optional: true, rows: 3, lang })}
      ${radios({ name: 'hearing', legend: text.hearing, value: form.hearing, error: errorOf(errors, 'hearing'), options: [{ value: 'yes', label: text.hearingYes }, { value: 'no', label: text.hearingNo }] })}
      ${say(house, `${PAGE}#signature`, {}, lang)}
      ${buttonGroup(button({ label: text.send, large: true }), buttonLink({ href: inLanguage(lang, `${PATH}/${number}`), label: text.backToDecision, kind: 'subtle' }))}
    </form>`,
    stack('l', card({ title: text.courseTitle, id: 'verder', body: say(house, `${PAGE}#next`, {}, lang) }), html`<div class="pas-flow">${say(house, `${PAGE}#before`, {}, lang)}${say(house, `${PAGE}#help`, {}, lang)}</div>`),
  )}`
}

export type OwnObjection = {
  readonly house: House
  readonly lang: Language
  readonly one: OwnDecision
  readonly objection: Objection
  readonly events: readonly ObjectionEvent[]
  /** What was written at the start and added later, in order. */
  readonly written: readonly { readonly on: string; readonly words: string }[]
  readonly done?: string | undefined
  readonly more?: string | undefined
  readonly errors: readonly FieldError[]
  readonly csrf: Html
}

/** How it goes with an objection: its state in words, what can be added, and every step with its day. */
export function objectionPage(view: OwnObjection): Html {
  const { house, lang, one: { number }, objection, written, done, more = '', errors, csrf } = view
  const text = decisionText[lang]
  const open = OPEN_OBJECTION.includes(objection.state)
  const mayAdd = objection.state === 'received' || objection.state === 'incomplete'
  return html`${pageHead({
    title: text.objectionTitle, lead: sentence(house, `${PAGE}#${objection.state}`, valuesOf(objection, lang), lang), trail: trailOf(lang, number, text.objectionTitle), lang,
    body: html`${errorSummary(errors, lang)}${done && alert({ kind: 'ok', title: done, body: html`<p>${text.number}: <b class="pas-nowrap">${objection.number}</b></p>` })}`,
  })}
  ${columns(
    stack('l',
      mayAdd && html`<form class="pas-panel pas-flow" method="post" action="${objectionPath(number, lang)}/aanvullen" aria-labelledby="aanvullen">${csrf}
        ${heading(2, text.more, { id: 'aanvullen', size: 3 })}${say(house, `${PAGE}#more`, {}, lang)}
        ${textarea({ name: 'more', label: text.moreLabel, value: more, error: errorOf(errors, 'more'), rows: 6 })}
        ${buttonGroup(button({ label: text.moreSend, kind: objection.state === 'incomplete' ? 'primary' : 'secondary' }))}</form>`,
      card({ title: text.yourWords, id: 'woorden', body: written.length ? written.map(({ on, words }) => html`<p class="pas-small pas-quiet">${on}</p>${prose(html`${paragraphs(words)}`)}`) : paragraph(text.missing.grounds) }),
      html`<p>${arrowLink(inLanguage(lang, '/mijn/berichten'), text.readLetters)}</p>`,
      open && html`<p>${arrowLink(`${objectionPath(number, lang)}/intrekken`, text.withdraw)}</p>`,
    ),
    html`<aside class="pas-panel pas-flow" aria-labelledby="verloop">${heading(2, open ? text.courseTitle : text.pastTitle, { id: 'verloop', size: 3 })}${steps(course(view), lang)}
      <p class="pas-small">${text.number}: <b class="pas-nowrap">${objection.number}</b></p></aside>`,
  )}`
}

/** Line breaks of who wrote it stay. */
export const paragraphs = (words: string): readonly Html[] => words.split(/\n{2,}/).map((part) => html`<p>${part.split('\n').flatMap((line, i) => (i ? [html`<br>`, line] : [line]))}</p>`)

const valuesOf = ({ missingDue, hearingAt, hearingPlace, courtLastDay }: Objection, lang: Language, { dayAndDate, time } = spoken[lang]): Record<string, string> => ({
  ...(missingDue ? { answerBy: dayAndDate(missingDue) } : {}), ...(courtLastDay ? { courtLastDay: dayAndDate(courtLastDay) } : {}),
  ...(hearingAt ? { hearingDay: dayAndDate(dayOf(hearingAt)), hearingTime: time(hearingAt), place: hearingPlace! } : {}),
})

function course({ house, lang, objection, events }: OwnObjection): Step[] {
  const text = decisionText[lang]
  const { date, dayAndDate } = spoken[lang]
  const today = house.clock.today()
  const done = events.map(({ move, at }): Step => ({ state: 'done', title: dayOf(at) === today ? text.today(date(today)) : date(dayOf(at)), body: say(house, `${PAGE}#step-${move}`, {}, lang) }))
  if (!OPEN_OBJECTION.includes(objection.state)) return done
  const now = objection.state === 'incomplete' && objection.missingDue ? text.until(dayAndDate(objection.missingDue)) : objection.state === 'hearing' && objection.hearingAt ? dayAndDate(dayOf(objection.hearingAt)) : text.now
  const waits = objection.state === 'incomplete'
  return [...done,
    { state: 'now', title: now, body: say(house, `${PAGE}#now-${objection.state}`, {}, lang) },
    { state: 'later', title: waits ? text.afterwards : text.until(dayAndDate(objection.lastDay)), body: say(house, `${PAGE}#${waits ? 'answer-later' : 'answer'}`, {}, lang) }]
}

/** Asked once more: it ends what somebody began. */
export const withdrawPage = (house: House, lang: Language, number: string, csrf: Html, text = decisionText[lang]): Html => narrow(
  pageHead({ title: text.withdrawTitle, lead: sentence(house, `${PAGE}#withdraw`, {}, lang), trail: trailOf(lang, number, text.withdraw), lang }),
  html`<form method="post" action="${objectionPath(number, lang)}/intrekken">${csrf}${buttonGroup(button({ label: text.withdraw, kind: 'negative' }), buttonLink({ href: objectionPath(number, lang), label: text.keep, kind: 'secondary' }))}</form>`,
)
