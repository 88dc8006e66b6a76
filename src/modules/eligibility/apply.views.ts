import { type Language, spoken } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { document, text as say } from '#modules/knowledge/index.ts'
import type { Pass } from '#modules/passes/index.ts'
import { consentWords, type RegisteredPerson, type Registration } from '#modules/residents/index.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { card } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, radios, textarea } from '#web/components/field.ts'
import { columns, pageHead, prose, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { House } from '#src/house.ts'
import type { Asks } from './asked-besides.ts'
import { besidesCards, institutionBoxes } from './asked-besides.views.ts'
import type { ApplyForm } from './read-apply-form.ts'
import { residentText } from './resident-words.ts'

const INTRO = 'pages/aanvragen-intro'

/** The questions with what was answered so far, on whatever page they stand. */
export type Questions = {
  readonly house: House
  readonly registration: Registration
  readonly asks: Asks
  readonly form: ApplyForm
  readonly errors: readonly FieldError[]
  /** A code was sent to this address: the form asks for it, with everything that was typed. */
  readonly codeSentTo?: string | undefined
  /** Of a form of paper: a question may have been left empty. */
  readonly fromPaper?: boolean
  /** Dutch when it is left out: at the desk. */
  readonly lang?: Language
}
/** `over`: the pass they had until its last day. */
type View = Questions & { readonly over?: Pass | undefined; readonly csrf: Html }

/** The one page of the application: everything is seen before the one button is pressed. */
export function applyPage(view: View): Html {
  const { house, errors, codeSentTo, lang = 'nl' } = view
  const text = residentText[lang]
  const { title, intro } = document(house, INTRO, {}, lang)
  return html`${pageHead({
      title, lead: intro, narrow: true, body: html`${errorSummary(errors, lang)}${
        view.over && alert({ kind: 'info', body: say(house, 'pages/mijn-aanvraag#pas-voorbij', { validTo: spoken[lang].date(view.over.validTo) }, lang) })}${
        codeSentTo && errors.length === 0 && alert({ kind: 'info', icon: 'post', title: text.codeSent, body: say(house, 'pages/mijn-aanvraag#code', { address: codeSentTo }, lang) })}${registerNotes(view)}`,
    })}
    <form method="post" action="${inLanguage(lang, '/aanvragen')}">${view.csrf}${columns(
      questionCards(view),
      // Below the questions on a phone, beside them elsewhere: what we look up is read before the button is pressed.
      stack('l',
        card({ title: text.lookedUpTitle, id: 'bekijken', body: prose(say(house, `${INTRO}#looked-up`, {}, lang)) }),
        pressCard(view),
      ),
    )}</form>`
}

/** What is asked, the same for who fills it in and for who is helped. */
export const questionCards = (view: Questions): Html => stack('l', householdCard(view), besidesCards(besides(view)), reachCard(view))

/** Remarks about the registration. Not one of them is a refusal. */
export function registerNotes({ house, registration, lang = 'nl' }: Questions): Html {
  if (registration.kind !== 'found') return alert({ kind: 'warning', body: say(house, 'pages/mijn-aanvraag#register-down', {}, lang) })
  const elsewhere = registration.notes.find(({ note, about }) => note === 'lives-elsewhere' && about === 'self')
  return html`${elsewhere && alert({ kind: 'info', body: say(house, 'pages/mijn-aanvraag#lives-elsewhere', { town: elsewhere.facts?.municipality ?? residentText[lang].elsewhere }, lang) })}${
    registration.person.secretAddress && alert({ kind: 'info', icon: 'lock', body: say(house, 'pages/mijn-aanvraag#secret-address', {}, lang) })}`
}

const besides = ({ house, asks, form, errors, lang = 'nl' }: Questions) => ({ house, asks, form: form.besides, errors, lang })

function householdCard(view: Questions): Html {
  const { house, registration, form, errors, lang = 'nl' } = view
  const text = residentText[lang]
  const leftEmpty = view.fromPaper ? [{ value: 'unknown', label: text.leftEmpty }] : []
  const known = registration.kind === 'found' && html`${say(house, `${INTRO}#household`, {}, lang)}
    ${summaryList(peopleOf(registration, lang), 'rows')}
    ${radios({
      name: 'register', legend: text.registerLegend, value: form.register, error: errorOf(errors, 'register'),
      options: [{ value: 'yes', label: text.registerYes }, { value: 'no', label: text.registerNo }],
    })}
    ${textarea({ name: 'remark', label: text.remark, hint: text.remarkHint, value: form.remark, error: errorOf(errors, 'remark'), optional: true, rows: 3, lang })}`
  return card({
    title: text.householdTitle, id: 'samen', body: html`${known}
    ${radios({
      name: 'partner', legend: text.partnerLegend, hint: text.partnerHint, value: form.partner, error: errorOf(errors, 'partner'),
      options: [{ value: 'none', label: text.partnerNone }, { value: 'registered', label: text.partnerRegistered }, { value: 'unmarried', label: text.partnerUnmarried }, ...leftEmpty],
    })}
    ${radios({
      name: 'others', legend: text.othersLegend, hint: text.othersHint, value: form.others, error: errorOf(errors, 'others'),
      options: [{ value: 'none', label: text.othersNone }, { value: 'one', label: text.othersOne }, { value: 'more', label: text.othersMore }, ...leftEmpty],
    })}
    ${institutionBoxes(besides(view))}`,
  })
}

type Found = Extract<Registration, { kind: 'found' }>

function peopleOf({ person, partner, children }: Found, lang: Language) {
  const text = residentText[lang]
  const line = (label: string, { fullName, born, bornText }: RegisteredPerson) => ({ label, value: html`<b>${fullName}</b><br><span class="pas-small pas-quiet">${text.born} ${born ? spoken[lang].date(born) : bornText}</span>` })
  const address = person.secretAddress ? text.secretAddress : person.address.lines.length ? person.address.lines.join(', ') : text.unknownAmount
  return [
    line(text.you, person),
    { label: text.address, value: address },
    ...(partner ? [line(text.partner, partner)] : []),
    ...children.map((child) => line(text.child, child)),
  ]
}

function reachCard({ house, form, errors, lang = 'nl' }: Questions): Html {
  const text = residentText[lang]
  return card({
    title: text.reachTitle, id: 'bericht', body: stack('m',
      say(house, `${INTRO}#reach`, {}, lang),
      radios({
        name: 'channel', legend: text.channelLegend, value: form.channel, error: errorOf(errors, 'channel'),
        options: [{ value: 'email', label: text.channelEmail, hint: text.channelEmailHint }, { value: 'letter', label: text.channelLetter, hint: text.channelLetterHint }],
      }),
      field({ name: 'email', label: text.email, hint: text.emailHint, value: form.email, error: errorOf(errors, 'email'), type: 'email', autocomplete: 'email', optional: true, lang }),
      checkbox({ name: 'consent', label: consentWords(house, lang), checked: form.consent, error: errorOf(errors, 'consent') }),
    ),
  })
}

/** The one button, and the code that it asked for. Its button stands first: Enter in a field presses this one. */
function pressCard(view: View): Html {
  const { house, codeSentTo, lang = 'nl' } = view
  const text = residentText[lang]
  const press = button({ label: text.apply(house.municipality.passName), large: true })
  if (codeSentTo === undefined) return card({ title: text.nextTitle, id: 'drukken', kind: 'sun', body: html`${say(house, `${INTRO}#next`, {}, lang)}${buttonGroup(press)}` })
  return card({
    title: text.codeTitle, id: 'drukken', kind: 'sun', body: html`
    ${codeField(view, codeSentTo)}
    ${buttonGroup(press, button({ label: text.newCode, kind: 'subtle', name: 'again', value: 'ja' }))}`,
  })
}

export const codeField = ({ form, errors, lang = 'nl' }: Questions, sentTo: string): Html =>
  field({ name: 'code', label: residentText[lang].code, hint: residentText[lang].codeHint(sentTo), value: form.code, error: errorOf(errors, 'code'), code: true, size: 9, maxlength: 20, autocomplete: 'one-time-code' })
