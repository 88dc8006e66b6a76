import { type Language, spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { field, fileField, radios, textarea } from '#web/components/field.ts'
import { block, columns, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { ACCEPT_DOCUMENTS, FILE_BYTES } from '#web/files/limits.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { megabytes } from '#web/upload.ts'
import type { Application, Request } from '../application.ts'
import type { Words } from '../request-words.ts'
import { evidenceText, residentText } from '../resident-words.ts'
import type { NamedEvidence } from './evidence.ts'
import { sentPapers } from './evidence.views.ts'

const PAGE = 'pages/antwoord'
export const ANSWER_PATH = '/mijn/aanvraag/antwoord'

export type Typed = { readonly how: string; readonly words: string; readonly phone: string }
export type AnswerView = {
  readonly house: House
  readonly lang: Language
  readonly application: Application
  readonly request: Request
  readonly asked: Words
  readonly papers: readonly NamedEvidence[]
  readonly csrf: Html
}
type FormView = AnswerView & { readonly key: Html; readonly typed: Typed; readonly errors: readonly FieldError[]; readonly added: number }

/** A number is copied onto an envelope: it stands on one line. */
const UNBROKEN = '\u2011'

const trailIn = (lang: Language) => [{ label: evidenceText[lang].application, href: inLanguage(lang, '/mijn/aanvraag') }, { label: evidenceText[lang].here }]
export function titleOf({ kind, state }: Request, lang: Language): string {
  const text = evidenceText[lang]
  return { 'open': kind === 'question' ? text.questionTitle : text.viewTitle, 'answered': text.receivedTitle, 'expired': text.overTitle, 'taken-back': text.takenBackTitle }[state]
}

/** What a member of staff wrote: in Dutch, whatever the page speaks. */
const written = (lang: Language, said: string): Content => (lang === 'nl' ? said : html`<span lang="nl">${said}</span>`)

/** The question as it was asked, the form, and every other way. */
export function answerForm(view: FormView): Html {
  const { house, lang, application, request, errors, added } = view
  const text = evidenceText[lang]
  const words = residentText[lang]
  return html`${pageHead({ title: titleOf(request, lang), trail: trailIn(lang), lang, lead: sentence(house, `${PAGE}#${request.kind}`, { answerBy: spoken[lang].dayAndDate(request.dueOn) }, lang) })}
${columns(
    stack('l', errorSummary(errors, lang), added > 0 && alert({ kind: 'ok', body: text.added(added) }), askedCard(view), keptCard(view), form(view)),
    stack('l',
      block({ title: text.howTitle, id: 'foto', body: html`${say(house, `${PAGE}#how`, { size: megabytes(FILE_BYTES, lang) }, lang)}${say(house, `${PAGE}#cover`, {}, lang)}` }),
      html`<aside class="pas-panel pas-flow" aria-labelledby="anders">${heading(2, text.otherWaysTitle, { id: 'anders', size: 3 })}${say(house, `${PAGE}#other-ways`, { number: application.number.replaceAll('-', UNBROKEN) }, lang)}
        ${buttonGroup(buttonLink({ href: house.municipality.phoneLink, label: words.call(house.municipality.phone), kind: 'secondary', icon: 'phone' }), buttonLink({ href: '/contact', label: words.desk, kind: 'secondary' }))}</aside>`),
  )}`
}

function askedCard({ lang, asked, request }: AnswerView): Html {
  const text = evidenceText[lang]
  const words = residentText[lang]
  const listed = request.evidence.filter((one) => one !== 'other').map((one) => words.evidence[one])
  const said = asked.kind === 'known' ? asked.asked.words && written(lang, asked.asked.words) : words.forgotten(spoken[lang].date(asked.on))
  return card({ title: request.kind === 'question' ? text.askedTitle : text.proposalTitle, id: 'vraag', body: html`${listed.length > 0 && prose(html`<ul>${listed.map((one) => html`<li>${one}</li>`)}</ul>`)}${said && paragraph(said)}
<p class="pas-small pas-quiet">${text.askedBy(request.askedByName, spoken[lang].date(dayOf(request.askedAt)))}</p>` })
}

const keptCard = ({ house, lang, papers, csrf }: AnswerView): Html | undefined => (papers.length
  ? card({ title: evidenceText[lang].keptTitle, id: 'gestuurd', body: html`${papers.some(({ gone, seenAt }) => !gone && !seenAt) && say(house, `${PAGE}#kept`, {}, lang)}${sentPapers(papers, csrf, lang)}` }) : undefined)

function form({ lang, request, typed, errors, csrf, key }: FormView): Html {
  const text = evidenceText[lang]
  return html`<form class="pas-panel pas-flow" action="${inLanguage(lang, ANSWER_PATH)}" method="post" enctype="multipart/form-data" aria-labelledby="antwoord">${csrf}${key}
    ${heading(2, text.formTitle, { id: 'antwoord', size: 3 })}
    ${fileField({ name: 'papieren', label: text.files, hint: text.filesHint, accept: ACCEPT_DOCUMENTS, multiple: true, optional: true, lang, error: errorOf(errors, 'papieren') })}
    ${button({ label: text.add, kind: 'secondary', name: 'stap', value: 'toevoegen' })}
    ${textarea({ name: 'woorden', label: request.kind === 'question' ? text.words : text.wordsView, value: typed.words, optional: request.kind === 'question', lang, rows: 4, maxlength: 2000, error: errorOf(errors, 'woorden') })}
    ${radios({ name: 'manier', legend: text.how, value: typed.how, options: [{ value: 'sturen', label: text.howSend }, { value: 'bellen', label: text.howCall, hint: text.howCallHint }] })}
    ${field({ name: 'telefoon', label: text.phone, hint: text.phoneHint, type: 'tel', autocomplete: 'tel', value: typed.phone, optional: true, lang, size: 16, error: errorOf(errors, 'telefoon') })}
    ${buttonGroup(button({ label: text.send, name: 'stap', value: 'sturen' }))}
  </form>`
}

const END = { 'answered': 'received', 'expired': 'over', 'taken-back': 'taken-back' } as const

/** After it: what came in and when, or why nothing is asked any more. */
export function answeredPage(view: AnswerView, problem?: string): Html {
  const { house, lang, application, request, asked } = view
  const text = evidenceText[lang]
  const { date, dayAndDate, time } = spoken[lang]
  if (request.state === 'open') throw new Error('An open question has a form.')
  const at = request.answeredAt ?? request.closedAt ?? request.askedAt
  const lead = sentence(house, `${PAGE}#${END[request.state]}`, { date: date(dayOf(at)), time: time(at), lastDay: date(application.lastDay), answerBy: dayAndDate(request.dueOn), number: application.number }, lang)
  const said = asked.kind === 'forgotten' ? residentText[lang].forgotten(date(asked.on)) : asked.answer
  return html`${pageHead({ title: titleOf(request, lang), trail: trailIn(lang), lang, lead })}
${stack('l', problem && alert({ kind: 'warning', body: problem }),
    request.state === 'answered' && card({ title: text.yourWords, id: 'woorden', body: paragraph(said ?? text.nothingTyped) }), keptCard(view), askedCard(view),
    buttonGroup(buttonLink({ href: inLanguage(lang, '/mijn/aanvraag'), label: text.toApplication })))}`
}

/** The question was closed while they typed: nothing of it is lost to them. */
export function justOverPage({ house, lang, application, request }: AnswerView, typed: Typed): Html {
  const text = evidenceText[lang]
  return html`${pageHead({ title: titleOf(request, lang), trail: trailIn(lang), lang, lead: sentence(house, `${PAGE}#just-over`, { number: application.number }, lang) })}
${stack('l', typed.words && card({ title: text.yourWords, id: 'woorden', body: paragraph(typed.words) }), buttonGroup(buttonLink({ href: inLanguage(lang, '/mijn/aanvraag'), label: text.toApplication })))}`
}

/** Nothing was ever asked: an old bookmark, or an address that somebody typed. */
export const nothingAsked = (house: House, lang: Language): Html => pageHead({
  title: evidenceText[lang].noneTitle, trail: trailIn(lang), lang, lead: sentence(house, `${PAGE}#none`, {}, lang),
  body: buttonGroup(buttonLink({ href: inLanguage(lang, '/mijn/aanvraag'), label: evidenceText[lang].toApplication })),
})
