import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { formatTime } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup } from '#web/components/button.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { checkbox, field, radios } from '#web/components/field.ts'
import { link } from '#web/components/link.ts'
import { narrow, pageHead, paragraph } from '#web/components/page.ts'
import { summaryList } from '#web/components/summary-list.ts'
import { CONSENT_TEXT, type Reach } from './reach.ts'
import { text } from './residents.text.ts'

export const PATH = '/mijn/bereikbaar'

type ReachView = {
  readonly house: House
  readonly reach: Reach
  readonly saved?: 'email' | 'letter' | undefined
  readonly mailDown?: boolean
  readonly typed?: { readonly channel?: string; readonly email?: string }
  readonly errors?: readonly FieldError[]
  readonly csrf: Html
}

const wrap = (...parts: Content[]): Html => html`<div class="pas-wrap">${narrow(...parts)}</div>`

export function reachPage({ house, reach, saved, mailDown, typed = {}, errors = [], csrf }: ReachView): Html {
  const channel = typed.channel ?? reach.channel
  const email = typed.email ?? (reach.channel === 'email' ? reach.email : '')
  return wrap(
    pageHead({ title: text.title }),
    errorSummary(errors),
    saved && alert({ kind: 'ok', title: text.saved, body: say(house, `pages/bereikbaar#saved-${saved}`) }),
    mailDown && alert({ kind: 'warning', title: text.mailDown, body: say(house, 'pages/bereikbaar#mail-down') }),
    summaryList([{ label: text.now, value: reach.channel === 'email' ? text.nowEmail(reach.email) : text.nowLetter }]),
    html`<form class="pas-flow" method="post" action="${PATH}">${csrf}
      ${radios({
        name: 'channel', legend: text.choose, value: channel, error: errorOf(errors, 'channel'),
        options: [
          { value: 'email',  label: text.byEmail,  hint: sentence(house, 'pages/bereikbaar#email') },
          { value: 'letter', label: text.byLetter, hint: sentence(house, 'pages/bereikbaar#letter') },
        ],
      })}
      ${field({ name: 'email', label: text.email, hint: text.emailHint, value: email, error: errorOf(errors, 'email'), type: 'email', autocomplete: 'email', optional: true })}
      ${button({ label: text.go })}
    </form>`,
  )
}

type CodeView = {
  readonly house: House
  readonly email: string
  readonly until: Date
  readonly consent?: boolean
  readonly errors?: readonly FieldError[]
  readonly csrf: Html
}

export const codePage = ({ house, email, until, consent = false, errors = [], csrf }: CodeView): Html => wrap(
  pageHead({ title: text.codeTitle, lead: html`${text.codeSent(email)} ${text.codeUntil(formatTime(until))}` }),
  errorSummary(errors),
  say(house, 'pages/bereikbaar#why-code'),
  html`<form class="pas-flow" method="post" action="${PATH}/code">${csrf}
    ${field({ name: 'code', label: text.code, hint: text.codeHint, error: errorOf(errors, 'code'), code: true, size: 9, maxlength: 20, autocomplete: 'one-time-code' })}
    ${checkbox({ name: 'consent', label: consentWords(house), checked: consent, error: errorOf(errors, 'consent') })}
    ${button({ label: text.confirm })}
  </form>`,
  html`<form method="post" action="${PATH}/nieuwe-code">${csrf}${buttonGroup(button({ label: text.again, kind: 'subtle' }))}</form>`,
  paragraph(link({ href: PATH, label: text.other })),
)

/** The words somebody agrees to; also shown where they apply. */
export const consentWords = (house: House, lang: Language = 'nl'): string => sentence(house, CONSENT_TEXT, {}, lang)
