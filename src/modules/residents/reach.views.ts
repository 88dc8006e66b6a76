import { sentence, text as say } from '#modules/knowledge/index.ts'
import { type Language, spoken } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, radios } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { narrow, pageHead, paragraph, stack } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { CONSENT_TEXT, type Reach } from './reach.ts'
import { text as dutch } from './residents.text.ts'
import { type ReachText, text as english } from './english.text.ts'

export const PATH = '/mijn/bereikbaar'
export const reachText: Readonly<Record<Language, ReachText>> = { nl: dutch, en: english }

type ReachView = {
  readonly house: House
  readonly lang: Language
  /** What they chose; that need not be what the page speaks. */
  readonly language: Language
  readonly reach: Reach
  readonly saved?: 'email' | 'letter' | 'language' | undefined
  readonly mailDown?: boolean
  readonly typed?: { readonly channel?: string; readonly email?: string }
  readonly errors?: readonly FieldError[]
  readonly csrf: Html
}

const wrap = (...parts: Content[]): Html => html`<div class="pas-wrap">${narrow(...parts)}</div>`

export function reachPage({ house, lang, language, reach, saved, mailDown, typed = {}, errors = [], csrf }: ReachView): Html {
  const text = reachText[lang]
  const channel = typed.channel ?? reach.channel
  const email = typed.email ?? (reach.channel === 'email' ? reach.email : '')
  return wrap(
    pageHead({ title: text.title }),
    errorSummary(errors, lang),
    saved && alert({ kind: 'ok', title: text.saved, body: say(house, `pages/bereikbaar#saved-${saved}`, {}, lang) }),
    mailDown && alert({ kind: 'warning', title: text.mailDown, body: say(house, 'pages/bereikbaar#mail-down', {}, lang) }),
    summaryList([{ label: text.now, value: reach.channel === 'email' ? text.nowEmail(reach.email) : text.nowLetter }]),
    stack('l', html`<form class="pas-flow" method="post" action="${inLanguage(lang, PATH)}">${csrf}
      ${radios({
        name: 'channel', legend: text.choose, value: channel, error: errorOf(errors, 'channel'),
        options: [
          { value: 'email',  label: text.byEmail,  hint: sentence(house, 'pages/bereikbaar#email', {}, lang) },
          { value: 'letter', label: text.byLetter, hint: sentence(house, 'pages/bereikbaar#letter', {}, lang) },
        ],
      })}
      ${field({ name: 'email', label: text.email, hint: text.emailHint, value: email, error: errorOf(errors, 'email'), type: 'email', autocomplete: 'email', optional: true, lang })}
      ${button({ label: text.go })}
    </form>`, html`<form class="pas-flow" method="post" action="${inLanguage(lang, `${PATH}/taal`)}">${csrf}${languageChoice(house, language, lang, errorOf(errors, 'taal'))}${button({ label: text.keepLanguage, kind: 'secondary' })}</form>`),
  )
}

/** The language that explains beside our Dutch: on their own page, and at the desk. */
export function languageChoice(house: House, language: Language, lang: Language = 'nl', error?: string): Html {
  const text = reachText[lang]
  return radios({
    name: 'taal', legend: text.language, hint: sentence(house, 'pages/bereikbaar#language', {}, lang), value: language, error,
    options: (['nl', 'en'] as const).map((value) => ({ value, label: text.languages[value] })),
  })
}

type CodeView = {
  readonly house: House
  readonly lang: Language
  readonly email: string
  readonly until: Date
  readonly consent?: boolean
  readonly errors?: readonly FieldError[]
  readonly csrf: Html
}

export function codePage({ house, lang, email, until, consent = false, errors = [], csrf }: CodeView): Html {
  const text = reachText[lang]
  const path = inLanguage(lang, PATH)
  return wrap(
    pageHead({ title: text.codeTitle, lead: html`${text.codeSent(email)} ${text.codeUntil(spoken[lang].time(until))}` }),
    errorSummary(errors, lang),
    say(house, 'pages/bereikbaar#why-code', {}, lang),
    html`<form class="pas-flow" method="post" action="${path}/code">${csrf}
      ${field({ name: 'code', label: text.code, hint: text.codeHint, error: errorOf(errors, 'code'), code: true, size: 9, maxlength: 20, autocomplete: 'one-time-code' })}
      ${checkbox({ name: 'consent', label: consentWords(house, lang), checked: consent, error: errorOf(errors, 'consent') })}
      ${button({ label: text.confirm })}
    </form>`,
    html`<form method="post" action="${path}/nieuwe-code">${csrf}${buttonGroup(button({ label: text.again, kind: 'subtle' }))}</form>`,
    paragraph(link({ href: path, label: text.other })),
  )
}

/** The words somebody agrees to; also shown where they apply. */
export const consentWords = (house: House, lang: Language = 'nl'): string => sentence(house, CONSENT_TEXT, {}, lang)
