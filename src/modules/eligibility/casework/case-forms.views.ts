import type { Fold } from '#web/components/accordion.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf } from '#web/components/errors.ts'
import { field, select, textarea } from '#web/components/field.ts'
import { html } from '#web/html.ts'
import type { CaseView } from './case-view.ts'
import { text } from './casework.text.ts'

const has = (view: CaseView, ...fields: readonly string[]): boolean => fields.some((name) => view.errors.some((error) => error.field === name))

/** What came by post or by phone: a caseworker enters it for the resident. */
export function answerForm(view: CaseView): readonly Fold[] {
  const { open: { application, requests }, typed, errors, csrf } = view
  const request = requests.find((one) => one.request.state === 'open')?.request
  if (!request) return []
  return [{
    title: text.answerForm, open: has(view, 'answer'),
    body: html`<form class="pas-flow" action="/beoordeling/${application.number}/antwoord" method="post">${csrf}<input type="hidden" name="request" value="${request.id}">
      ${textarea({ name: 'answer', label: text.answerWords, value: typed['answer'] ?? '', error: errorOf(errors, 'answer'), rows: 3 })}
      ${buttonGroup(button({ label: text.answerPress, kind: 'secondary' }))}</form>`,
  }]
}

/** A fact that is wrong: the test is run again with another one, and the first test stays. */
export function correctForm(view: CaseView): readonly Fold[] {
  const { open: { application, opened }, typed, errors, csrf } = view
  if (opened.kind === 'forgotten' || application.state !== 'in-review') return []
  const { facts } = opened.amounts
  const asItIs = { value: '', label: text.asItIs }
  return [{
    title: text.correctForm, open: has(view, 'correction', 'income1', 'income2', 'why'),
    body: html`<form class="pas-flow" action="/beoordeling/${application.number}/verbeter" method="post">${csrf}<p>${text.correctLead}</p>
      ${facts.adults.map((_adult, index) => field({ name: `income${index + 1}`, label: text.adultIncome(index + 1), hint: text.incomeHint(view.withAllowance), optional: true, value: typed[`income${index + 1}`] ?? '', error: errorOf(errors, `income${index + 1}`), inputmode: 'decimal', size: 12 }))}
      ${select({ name: 'partner', label: text.correctPartner, value: typed['partner'] ?? '', options: [asItIs, ...Object.entries(text.partner).map(([value, label]) => ({ value, label }))] })}
      ${select({ name: 'others', label: text.correctOthers, value: typed['others'] ?? '', options: [asItIs, ...Object.entries(text.others).map(([value, label]) => ({ value, label }))] })}
      ${select({ name: 'here', label: text.correctHere, value: typed['here'] ?? '', options: [asItIs, { value: 'yes', label: text.yes }, { value: 'no', label: text.no }] })}
      ${textarea({ name: 'why', label: text.correctWhy, value: typed['why'] ?? '', error: errorOf(errors, 'why') ?? errorOf(errors, 'correction'), rows: 2 })}
      ${buttonGroup(button({ label: text.correctPress, kind: 'secondary' }))}</form>`,
  }]
}

/** Whose case it is: take it, give it back, pass it on. */
export function whoseForm(view: CaseView): readonly Fold[] {
  const { open: { application, assignedTo, assignedName, colleagues }, staffId, errors, csrf } = view
  const mine = assignedTo === staffId
  const others = colleagues.filter((colleague) => colleague.staffId !== staffId)
  return [{
    title: text.whoseTitle, open: has(view, 'colleague'),
    body: html`<form class="pas-flow" action="/beoordeling/${application.number}/van-wie" method="post">${csrf}<input type="hidden" name="was" value="${assignedTo ?? ''}">
      <p>${mine ? text.yours : assignedName ? text.ofColleague(assignedName) : text.nobodys}</p>
      ${others.length > 0 && select({ name: 'colleague', label: text.giveTo, value: '', error: errorOf(errors, 'colleague'), options: [{ value: '', label: text.chooseColleague }, ...others.map(({ staffId: value, name, away }) => ({ value, label: away ? text.awayMark(name) : name }))] })}
      ${buttonGroup(
        !mine && button({ label: text.take, kind: 'secondary', name: 'wat', value: 'neem' }), mine && button({ label: text.giveBack, kind: 'secondary', name: 'wat', value: 'terug' }),
        others.length > 0 && button({ label: text.give, kind: 'secondary', name: 'wat', value: 'geef' }))}</form>`,
  }]
}

/** The resident can write that we are late, once we are. */
export function noticeForm(view: CaseView): readonly Fold[] {
  const { house, open: { application, penalty, clock }, typed, errors, csrf } = view
  if (penalty) return []
  if (house.clock.today() <= clock.lastDay || application.state === 'waiting-for-resident') return []
  return [{
    title: text.noticeForm, open: has(view, 'noticeDay'),
    body: html`<form class="pas-flow" action="/beoordeling/${application.number}/te-laat" method="post">${csrf}
      ${field({ name: 'noticeDay', label: text.noticeDay, type: 'date', value: typed['noticeDay'] ?? '', error: errorOf(errors, 'noticeDay') })}
      ${buttonGroup(button({ label: text.noticePress, kind: 'secondary' }))}</form>`,
  }]
}
