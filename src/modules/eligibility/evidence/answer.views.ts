import { dayOf, formatDate, formatDayAndDate, formatTime } from '#shared/local-date.ts'
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
import { type Html, html } from '#web/html.ts'
import { megabytes } from '#web/upload.ts'
import type { Application, Request } from '../application.ts'
import { text as words } from '../eligibility.text.ts'
import type { Words } from '../request-words.ts'
import type { NamedEvidence } from './evidence.ts'
import { text } from './evidence.text.ts'
import { sentPapers } from './evidence.views.ts'

const PAGE = 'pages/antwoord'
export const ANSWER_PATH = '/mijn/aanvraag/antwoord'

export type Typed = { readonly how: string; readonly words: string; readonly phone: string }
export type AnswerView = {
  readonly house: House
  readonly application: Application
  readonly request: Request
  readonly asked: Words
  readonly papers: readonly NamedEvidence[]
  readonly csrf: Html
}
type FormView = AnswerView & { readonly key: Html; readonly typed: Typed; readonly errors: readonly FieldError[]; readonly added: number }

/** A number is copied onto an envelope: it stands on one line. */
const UNBROKEN = '\u2011'

const trail = [{ label: text.application, href: '/mijn/aanvraag' }, { label: text.here }]
export const titleOf = ({ kind, state }: Request): string =>
  ({ 'open': kind === 'question' ? text.questionTitle : text.viewTitle, 'answered': text.receivedTitle, 'expired': text.overTitle, 'taken-back': text.takenBackTitle })[state]

/** The question as it was asked, the form, and every other way. */
export function answerForm(view: FormView): Html {
  const { house, application, request, errors, added } = view
  return html`${pageHead({ title: titleOf(request), trail, lead: sentence(house, `${PAGE}#${request.kind}`, { answerBy: formatDayAndDate(request.dueOn) }) })}
${columns(
    stack('l', errorSummary(errors), added > 0 && alert({ kind: 'ok', body: text.added(added) }), askedCard(view), keptCard(view), form(view)),
    stack('l',
      block({ title: text.howTitle, id: 'foto', body: html`${say(house, `${PAGE}#how`, { size: megabytes(FILE_BYTES) })}${say(house, `${PAGE}#cover`)}` }),
      html`<aside class="pas-panel pas-flow" aria-labelledby="anders">${heading(2, text.otherWaysTitle, { id: 'anders', size: 3 })}${say(house, `${PAGE}#other-ways`, { number: application.number.replaceAll('-', UNBROKEN) })}
        ${buttonGroup(buttonLink({ href: house.municipality.phoneLink, label: words.call(house.municipality.phone), kind: 'secondary', icon: 'phone' }), buttonLink({ href: '/contact', label: words.desk, kind: 'secondary' }))}</aside>`),
  )}`
}

function askedCard({ asked, request }: AnswerView): Html {
  const listed = request.evidence.filter((one) => one !== 'other').map((one) => words.evidence[one])
  const said = asked.kind === 'known' ? asked.asked.words : words.forgotten(formatDate(asked.on))
  return card({ title: request.kind === 'question' ? text.askedTitle : text.proposalTitle, id: 'vraag', body: html`${listed.length > 0 && prose(html`<ul>${listed.map((one) => html`<li>${one}</li>`)}</ul>`)}${said && paragraph(said)}
<p class="pas-small pas-quiet">${text.askedBy(request.askedByName, formatDate(dayOf(request.askedAt)))}</p>` })
}

const keptCard = ({ house, papers, csrf }: AnswerView): Html | undefined => (papers.length
  ? card({ title: text.keptTitle, id: 'gestuurd', body: html`${papers.some(({ gone, seenAt }) => !gone && !seenAt) && say(house, `${PAGE}#kept`)}${sentPapers(papers, csrf)}` }) : undefined)

function form({ request, typed, errors, csrf, key }: FormView): Html {
  return html`<form class="pas-panel pas-flow" action="${ANSWER_PATH}" method="post" enctype="multipart/form-data" aria-labelledby="antwoord">${csrf}${key}
    ${heading(2, text.formTitle, { id: 'antwoord', size: 3 })}
    ${fileField({ name: 'papieren', label: text.files, hint: text.filesHint, accept: ACCEPT_DOCUMENTS, multiple: true, optional: true, error: errorOf(errors, 'papieren') })}
    ${button({ label: text.add, kind: 'secondary', name: 'stap', value: 'toevoegen' })}
    ${textarea({ name: 'woorden', label: request.kind === 'question' ? text.words : text.wordsView, value: typed.words, optional: request.kind === 'question', rows: 4, maxlength: 2000, error: errorOf(errors, 'woorden') })}
    ${radios({ name: 'manier', legend: text.how, value: typed.how, options: [{ value: 'sturen', label: text.howSend }, { value: 'bellen', label: text.howCall, hint: text.howCallHint }] })}
    ${field({ name: 'telefoon', label: text.phone, hint: text.phoneHint, type: 'tel', autocomplete: 'tel', value: typed.phone, optional: true, size: 16, error: errorOf(errors, 'telefoon') })}
    ${buttonGroup(button({ label: text.send, name: 'stap', value: 'sturen' }))}
  </form>`
}

const END = { 'answered': 'received', 'expired': 'over', 'taken-back': 'taken-back' } as const

/** After it: what came in and when, or why nothing is asked any more. */
export function answeredPage(view: AnswerView, problem?: string): Html {
  const { house, application, request, asked } = view
  if (request.state === 'open') throw new Error('An open question has a form.')
  const at = request.answeredAt ?? request.closedAt ?? request.askedAt
  const lead = sentence(house, `${PAGE}#${END[request.state]}`, { date: formatDate(dayOf(at)), time: formatTime(at), lastDay: formatDate(application.lastDay), answerBy: formatDayAndDate(request.dueOn), number: application.number })
  const said = asked.kind === 'forgotten' ? words.forgotten(formatDate(asked.on)) : asked.answer
  return html`${pageHead({ title: titleOf(request), trail, lead })}
${stack('l', problem && alert({ kind: 'warning', body: problem }),
    request.state === 'answered' && card({ title: text.yourWords, id: 'woorden', body: paragraph(said ?? text.nothingTyped) }), keptCard(view), askedCard(view),
    buttonGroup(buttonLink({ href: '/mijn/aanvraag', label: text.toApplication })))}`
}

/** The question was closed while they typed: nothing of it is lost to them. */
export function justOverPage({ house, application, request }: AnswerView, typed: Typed): Html {
  return html`${pageHead({ title: titleOf(request), trail, lead: sentence(house, `${PAGE}#just-over`, { number: application.number }) })}
${stack('l', typed.words && card({ title: text.yourWords, id: 'woorden', body: paragraph(typed.words) }), buttonGroup(buttonLink({ href: '/mijn/aanvraag', label: text.toApplication })))}`
}

/** Nothing was ever asked: an old bookmark, or an address that somebody typed. */
export const nothingAsked = (house: House): Html => html`${pageHead({ title: text.noneTitle, trail, lead: sentence(house, `${PAGE}#none`), body: buttonGroup(buttonLink({ href: '/mijn/aanvraag', label: text.toApplication })) })}`
