import { formatDate, formatTime } from '#shared/local-date.ts'
import { sentence } from '#modules/knowledge/index.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { errorOf } from '#web/components/errors.ts'
import { checkbox, checkboxes, radios, select, textarea } from '#web/components/field.ts'
import { letterSheet } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import { END_REASONS, EVIDENCE_KINDS, NOT_HEARD } from '../domain/request.ts'
import { text as words } from '../eligibility.text.ts'
import { explainRefusal } from '../explain.ts'
import { againstForm, againstPlanned } from './against.views.ts'
import type { CaseView } from './case-view.ts'
import { text } from './casework.text.ts'
import type { Choices } from './choices.ts'
import { againstMove, type Choice, refusalReasons } from './move-form.ts'
import { PAGE } from './queue.views.ts'

function hintOf(choice: Choice, { validTo, answerBy, viewBy, longerTo, setAsideBy }: Choices): string | undefined {
  switch (choice) {
    case 'grant':           return words.grantHint(formatDate(validTo))
    case 'ask':             return text.hints.ask(formatDate(answerBy))
    case 'propose-refusal': return text.hints['propose-refusal'](formatDate(viewBy))
    case 'refuse':          return words.refuseHint
    case 'extend':          return text.hints.extend(formatDate(longerTo))
    case 'set-aside':       return setAsideBy && text.hints['set-aside'](formatDate(setAsideBy))
    default:                return text.hints[choice]
  }
}

/** Shows with the move that needs it, where a browser can see which is chosen; elsewhere its hint says when it is needed. */
const when = (needs: 'ask' | 'no' | 'end' | 'unheard', field: Html): Html => html`<div class="pas-when pas-when--${needs}">${field}</div>`

/** What can be done now, and the sentence for the letter. Not while something waits already. */
export function chooseForm(view: CaseView): Html | undefined {
  const { house, open, choices: { moves, heard, ...days }, form, errors, csrf } = view
  const { application, assessment, opened, person, planned } = open
  if (moves.length === 0 || planned?.state === 'waiting') return undefined
  const some = (...wanted: readonly Choice[]) => wanted.some((one) => moves.includes(one))
  const title = open.decision ? text.correctTitle : text.chooseTitle
  return html`<form class="pas-panel pas-flow" action="/beoordeling/${application.number}" method="post" aria-labelledby="besluit">${csrf}
    ${heading(2, title, { id: 'besluit', size: 3 })}
    ${radios({ name: 'move', legend: text.chooseLegend, legendHidden: true, value: form.move, error: errorOf(errors, 'move'),
      options: moves.map((move) => ({ value: move, label: text.choices[move], hint: hintOf(move, { moves, heard, ...days }) })) })}
    ${some('ask') && when('ask', checkboxes({ name: 'evidence', legend: text.evidence, hint: text.evidenceHint, optional: true, bare: true, values: form.evidence, error: errorOf(errors, 'evidence'),
      options: EVIDENCE_KINDS.filter((kind) => kind !== 'other').map((kind) => ({ value: kind, label: words.evidence[kind] })) }))}
    ${some('propose-refusal', 'refuse', 'refuse-again') && when('no', select({
      name: 'reason', label: words.reason, hint: words.reasonHint, value: form.reason, error: errorOf(errors, 'reason'),
      options: [{ value: '', label: words.noReason }, ...refusalReasons(assessment).map((reason) => ({ value: reason, label: text.reasonOption(explainRefusal(house, reason, assessment, opened), againstMove(assessment, { move: 'refuse', reason }).length > 0) }))],
    }))}
    ${some('end-pass') && when('end', select({
      name: 'ending', label: text.ending, hint: text.endingHint, value: form.ending, error: errorOf(errors, 'ending'), optional: true,
      options: [{ value: '', label: text.noEnding }, ...END_REASONS.map((reason) => ({ value: reason, label: text.endings[reason] }))],
    }))}
    ${((some('refuse') && !heard) || some('refuse-again', 'end-pass')) && when('unheard', select({
      name: 'notHeard', label: words.notHeard, hint: words.notHeardHint, value: form.notHeard, error: errorOf(errors, 'notHeard'), optional: true,
      options: [{ value: '', label: words.asksFirst }, ...NOT_HEARD.map((ground) => ({ value: ground, label: words.notHeardGrounds[ground] }))],
    }))}
    ${textarea({ name: 'ownSentence', label: words.ownSentence, hint: words.ownSentenceHint(person.givenName), value: form.ownSentence, error: errorOf(errors, 'ownSentence'), rows: 3 })}
    ${againstForm(view)}
    ${checkbox({ name: 'own', label: words.own, hint: words.ownHint, checked: form.own, error: errorOf(errors, 'own') })}
    ${buttonGroup(button({ label: text.press }), button({ label: words.preview, kind: 'secondary', name: 'preview', value: 'ja' }))}
  </form>`
}

/** What waits: for its minutes, or for a colleague. Who chose it can undo it; a colleague says yes, or why not. */
export function plannedPanel({ house, open, staffId, typed, errors, csrf }: CaseView): Html | undefined {
  const { planned, application } = open
  if (!planned) return undefined
  if (planned.state === 'returned') return alert({ kind: 'warning', title: text.returnedTitle, body: html`<p>${planned.secondName}: ${planned.why}</p>` })
  if (planned.state !== 'waiting') return undefined
  const own = planned.plannedBy === staffId
  const key = planned.needsSecond ? (own ? 'planned-own-second' : 'planned-second') : own ? 'planned-own' : 'planned-other'
  return html`<section class="pas-panel pas-flow" aria-labelledby="gepland">${heading(2, text.plannedTitle[planned.move] ?? text.moves[planned.move], { id: 'gepland', size: 3 })}
    <p>${sentence(house, `${PAGE}#${key}`, { time: formatTime(planned.dueAt), name: planned.plannedName })}</p>
    ${againstPlanned(house, open)}
    ${planned.letter && letterSheet(planned.letter)}
    ${(own || planned.needsSecond) && html`<form class="pas-flow" action="/beoordeling/${application.number}/gepland" method="post">${csrf}
      ${planned.needsSecond && !own && textarea({ name: 'back', label: text.whyBack, optional: true, value: typed['back'] ?? '', error: errorOf(errors, 'back'), rows: 2 })}
      ${buttonGroup(
        own && !planned.needsSecond && button({ label: text.sendNow, name: 'wat', value: 'nu' }),
        own && button({ label: text.undo, kind: 'secondary', name: 'wat', value: 'ongedaan' }),
        planned.needsSecond && !own && button({ label: text.agree, name: 'wat', value: 'akkoord' }),
        planned.needsSecond && !own && button({ label: text.sendBack, kind: 'secondary', name: 'wat', value: 'terug' }),
      )}
    </form>`}
  </section>`
}
