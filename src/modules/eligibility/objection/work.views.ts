import { dayOf, daysBetween, formatDate, formatDayAndDate, formatTime, type LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import { accordion } from '#web/components/accordion.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, checkboxes, field, radios, select, textarea } from '#web/components/field.ts'
import { prose, stack } from '#web/components/page.ts'
import { steps } from '#web/components/steps.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { desk, queue } from '#web/components/workplace.ts'
import { type Content, type Html, html } from '#web/html.ts'
import type { House } from '#src/house.ts'
import { INADMISSIBLE, MISSING, NOT_HEARD_GROUNDS, OPEN_OBJECTION, type ObjectionMove, objectionMovesFrom } from '../domain/objection-states.ts'
import { explainRefusal } from '../explain.ts'
import { reasonSentences } from '../letters.ts'
import { againstFields } from '../casework/against.views.ts'
import { text as caseText } from '../casework/casework.text.ts'
import { refusalReasons } from '../casework/move-form.ts'
import { text as penaltyText } from '../penalty/penalty.text.ts'
import { objectionNoticeForm, penaltyPanel } from '../penalty/penalty.views.ts'
import { outcomeOf } from '../resident/numbered-decision.ts'
import type { ObjectionQueueRow } from './objection.store.ts'
import { text } from './objection.text.ts'
import type { ObjectionCase } from './open-objection.ts'
import { againstVerdict, type HandlingForm } from './read-handling.ts'
import { paragraphs } from './resident.views.ts'

const PAGE = 'pages/bezwaren'
export const WORK = '/beoordeling/bezwaren'
/** From here on a deadline is near. */
const NEAR = 14

const deadline = (lastDay: LocalDate, today: LocalDate): Html => {
  const left = daysBetween(today, lastDay)
  return badge({ label: text.days(left), kind: left < 0 ? 'error' : left <= NEAR ? 'warning' : 'plain', icon: 'clock' })
}

/** Every objection that waits, the most urgent first, and beside it what is open. No names in the queue. */
export function objectionsPage(house: House, rows: readonly ObjectionQueueRow[], staffId: string, current: string | undefined, work: Content): Html {
  const today = house.clock.today()
  const lead = rows.length ? `${text.queueCount(rows.length)}` : sentence(house, `${PAGE}#empty`)
  const items = rows.map(({ number, state, lastDay, late, handlerName, deciders }) => ({
    href: `${WORK}/${number}`, number, badge: deadline(lastDay, today), current: number === current,
    about: [text.states[state], ...(late ? [text.lateBadge] : []), ...(deciders.includes(staffId) ? [text.ownDecision] : handlerName ? [text.handledBy(handlerName)] : [])].join('. '),
  }))
  return html`<div class="pas-page-head pas-flow pas-flow--s">${heading(1, current ? text.caseTitle(current) : text.queueTitle)}<p>${lead}</p>
    ${!current && buttonGroup(buttonLink({ href: '/balie/bezwaar', label: text.enter, kind: 'secondary', icon: 'post' }))}</div>
    ${rows.length ? desk('queue', queue(items), work) : work}`
}

export const notForYou = (house: House, why: 'own-household' | 'decided-it'): Html => alert({ kind: 'info', title: text.notYoursTitle, body: sentence(house, `${PAGE}#${why}`) })
export const chooseOne = (house: House, waiting: boolean): Html | undefined => (waiting ? alert({ kind: 'info', body: sentence(house, `${PAGE}#choose`) }) : undefined)

type CaseView = {
  readonly house: House
  readonly open: ObjectionCase
  readonly form: HandlingForm
  readonly errors: readonly FieldError[]
  /** A step could not be made: why, in a sentence. */
  readonly refused?: string | undefined
  readonly mostWeeks: number
  /** As it was typed. */
  readonly noticeDay?: string | undefined
  readonly csrf: Html
}

export function objectionCase(view: CaseView): Html {
  const { house, open, errors, refused } = view
  return stack('m',
    errorSummary(errors),
    refused && alert({ kind: 'warning', title: text.moveErrors, body: refused }),
    penaltyPanel({ house, stands: open.penalty, name: open.person.fullName, number: open.objection.number, action: `${WORK}/${open.objection.number}/dwangsom`, csrf: view.csrf }),
    article(house, open),
    OPEN_OBJECTION.includes(open.objection.state) && handlingForms(view),
  )
}

function article(house: House, { objection, person, against, assessment, opened, events }: ObjectionCase): Html {
  const { decision } = against
  const received = events.find(({ move }) => move === 'receive')?.words
  const words = received?.kind === 'known' ? received.words : undefined
  const yesNo = (yes: boolean): string => (yes ? text.yes : text.no)
  return html`<article class="pas-panel pas-flow" aria-labelledby="zaak">
    <div class="pas-section__head pas-head-flat">${heading(2, person.fullName, { id: 'zaak' })}${OPEN_OBJECTION.includes(objection.state) ? deadline(objection.lastDay, house.clock.today()) : badge({ label: text.states[objection.state], kind: 'info' })}</div>
    ${objection.late && alert({ kind: 'warning', icon: 'clock', title: text.lateBadge, body: sentence(house, `${PAGE}#late`) })}
    ${summaryList([
      { label: text.decision, value: html`${against.number}<br><span class="pas-small pas-quiet">${text.outcomes[outcomeOf(decision)]}, ${formatDate(decision.announcedOn)}</span>` },
      { label: text.received, value: html`${formatDate(objection.receivedOn)}<br><span class="pas-small pas-quiet">${text.ways[objection.way]}${objection.postedOn && `, ${text.posted.toLowerCase()} ${formatDate(objection.postedOn)}`}</span>` },
      { label: text.objectionLastDay, value: formatDate(against.objectBy) },
      { label: text.lastDay, value: formatDayAndDate(objection.lastDay) },
      { label: text.wants, value: yesNo(objection.wantsHearing) },
      ...(objection.hearingAt ? [{ label: text.hearingAt, value: `${formatDayAndDate(dayOf(objection.hearingAt))}, ${formatTime(objection.hearingAt)}, ${objection.hearingPlace}` }] : []),
      ...(objection.missing.length ? [{ label: text.missingLabel, value: objection.missing.map((one) => text.missing[one]).join(', ') }] : []),
      { label: text.handler, value: objection.handlerName ?? text.nobody },
      ...(objection.courtLastDay ? [{ label: text.courtLastDay, value: formatDate(objection.courtLastDay) }] : []),
    ], 'rows')}
    <section class="pas-flow" aria-labelledby="bezwaarwoorden">${heading(3, text.theirWords, { id: 'bezwaarwoorden' })}${prose(html`${words?.words ? paragraphs(words.words) : sentence(house, `${PAGE}#no-words`)}`)}
      ${words?.lateReason && html`${heading(3, text.theirLate)}${prose(html`${paragraphs(words.lateReason)}`)}`}</section>
    <section class="pas-flow" aria-labelledby="besluitredenen">${heading(3, text.decisionReasons, { id: 'besluitredenen' })}
      ${prose(html`<ul>${reasonSentences(house, assessment, decision, opened).map((line) => html`<li>${line}</li>`)}</ul>`)}</section>
    <section class="pas-flow" aria-labelledby="stappen">${heading(3, text.eventsTitle, { id: 'stappen' })}${steps(events.map(({ move, at, by, words: said }) => ({
      state: 'done' as const, title: `${formatDate(dayOf(at))}: ${text.moves[move]}`,
      body: html`<p class="pas-small pas-quiet">${text.by[by]}</p>${move !== 'receive' && said?.kind === 'known' && said.words && html`${paragraphs(said.words.words)}`}`,
    })))}</section>
  </article>`
}

/** One form for each move that can be made from here; the one that was sent and is not right yet stands open. */
function handlingForms(view: CaseView): Html {
  const { open: { objection }, form, csrf } = view
  const moves = objectionMovesFrom(objection.state, 'person').filter((move) => FIELDS[move])
  const late = objection.state !== 'incomplete' && !objection.defaultNoticeOn && view.house.clock.today() > objection.lastDay
  return html`<section class="pas-panel pas-flow" aria-labelledby="doen">${heading(2, text.doTitle, { id: 'doen', size: 3 })}
    ${accordion([...moves.map((move) => ({
      title: text.moves[move], open: form.move === move,
      body: html`<form method="post" class="pas-flow" action="${WORK}/${objection.number}">${csrf}<input type="hidden" name="doe" value="${move}">${FIELDS[move]!(view, named(move, view))}
        ${checkbox({ name: `${move}-own`, label: text.fields.own, checked: form.move === move && form.get('own') === 'ja', error: errorOf(view.errors, `${move}-own`) })}
        ${buttonGroup(button({ label: text.moves[move] }))}</form>`,
    })), ...(late ? [{ title: penaltyText.noticeForm, open: view.errors.some(({ field: name }) => name === 'noticeDay'), body: objectionNoticeForm({ action: `${WORK}/${objection.number}/dwangsom`, day: view.noticeDay ?? '', errors: view.errors, csrf }) }] : [])])}</section>`
}

type Named = (name: string) => { readonly name: string; readonly value: string; readonly error: string | undefined }
const named = (move: ObjectionMove, { form, errors }: CaseView): Named => (name) => ({ name: `${move}-${name}`, value: form.move === move ? form.get(name) : '', error: errorOf(errors, `${move}-${name}`) })

const why = (at: Named, label: string = text.fields.why): Html => textarea({ ...at('words'), label, hint: text.fields.whyHint, rows: 4 })
const excusable = ({ open: { objection } }: CaseView, at: Named): Html | undefined => {
  const { name, value, error } = at('excusable')
  return objection.late ? checkbox({ name, label: text.fields.excusable, checked: value === 'ja', error }) : undefined
}

const FIELDS: Partial<Readonly<Record<ObjectionMove, (view: CaseView, at: Named) => Html>>> = {
  'ask-missing': ({ form }, at) => html`${checkboxes({ name: at('missing').name, legend: text.fields.missing, hint: text.fields.missingHint, error: at('missing').error, values: form.move === 'ask-missing' ? form.all('missing') : [], options: MISSING.map((one) => ({ value: one, label: text.missing[one] })) })}`,
  'invite': (_view, at) => html`${field({ ...at('day'), label: text.fields.day, hint: text.fields.dayHint, size: 12 })}${field({ ...at('time'), label: text.fields.time, hint: text.fields.timeHint, size: 6 })}${field({ ...at('place'), label: text.fields.place, hint: text.fields.placeHint })}`,
  'complete': (_view, at) => textarea({ ...at('words'), label: text.enterGrounds, hint: text.enterGroundsHint, rows: 6 }),
  'withdraw': ({ house }) => say(house, `${PAGE}#withdraw`),
  'hear': (_view, at) => textarea({ ...at('words'), label: text.fields.report, hint: text.fields.reportHint, rows: 6 }),
  'skip-hearing': (_view, at) => html`${radios({ ...at('ground'), legend: text.fields.ground, options: NOT_HEARD_GROUNDS.map((one) => ({ value: one, label: text.grounds73[one] })) })}${why(at)}`,
  'extend': ({ mostWeeks }, at) => html`${field({ ...at('weeks'), label: text.fields.weeks, hint: text.fields.weeksHint(mostWeeks), size: 3, inputmode: 'numeric' })}${why(at)}`,
  'extend-agreed': (_view, at) => html`${field({ ...at('until'), label: text.fields.until, hint: text.fields.dayHint, size: 12 })}${why(at, text.fields.agreed)}`,
  'uphold': (view, at) => {
    const { house, open: { assessment, opened, outcome } } = view
    return html`${radios({ ...at('verdict'), legend: text.fields.verdict, options: [{ value: 'granted', label: text.fields.granted }, ...(outcome === 'granted' ? [] : [{ value: 'refused', label: text.fields.refused }])] })}
      ${outcome !== 'granted' && select({ ...at('reason'), label: text.fields.reason, optional: true, options: [{ value: '', label: text.fields.noReason }, ...refusalReasons(assessment).map((reason) => ({ value: reason, label: caseText.reasonOption(explainRefusal(house, reason, assessment, opened), againstVerdict(assessment, 'refused', reason).length > 0) }))] })}
      ${excusable(view, at)}${why(at, text.fields.judgement)}
      ${againstFields(house, againstVerdict(assessment, at('verdict').value, at('reason').value), { opened }, at)}`
  },
  'reject': (view, at) => html`${excusable(view, at)}${why(at, text.fields.judgement)}`,
  'set-aside': (_view, at) => html`${radios({ ...at('reason'), legend: text.fields.reason, options: INADMISSIBLE.map((one) => ({ value: one, label: text.inadmissible[one] })) })}${why(at, text.fields.judgement)}`,
}
