import { type Language, spoken } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import { sentence, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { button, buttonGroup, buttonLink } from '#web/components/button.ts'
import { card, heading } from '#web/components/card.ts'
import { errorOf, errorSummary } from '#web/components/errors.ts'
import { fileField } from '#web/components/field.ts'
import { block, columns, pageHead, stack } from '#web/components/page.ts'
import { ACCEPT_DOCUMENTS, FILE_BYTES } from '#web/files/limits.ts'
import { type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { megabytes } from '#web/upload.ts'
import { evidenceText } from '../resident-words.ts'
import { type AddText, text as dutch } from './add.text.ts'
import { text as english } from './english.text.ts'
import type { NamedEvidence } from './evidence.ts'
import { sentPapers } from './evidence.views.ts'

export const ADD_PATH = '/mijn/aanvraag/toevoegen'
const PAGE = 'pages/toevoegen'
const ANSWER = 'pages/antwoord'
export const addText: Readonly<Record<Language, AddText>> = { nl: dutch, en: english }
const trailIn = (lang: Language) => [{ label: evidenceText[lang].application, href: inLanguage(lang, '/mijn/aanvraag') }, { label: addText[lang].here }]

type AddView = {
  readonly house: House
  readonly lang: Language
  readonly number: string
  readonly lastDay: LocalDate
  readonly papers: readonly NamedEvidence[]
  /** They were sent a moment ago. */
  readonly sent: boolean
  /** Of this press, when another file could not be used. */
  readonly kept: number
  readonly errors: readonly FieldError[]
  readonly csrf: Html
  readonly key: Html
}

/** The form, what lies there already, and every other way. */
export function addForm({ house, lang, number, lastDay, papers, sent, kept, errors, csrf, key }: AddView): Html {
  const text = addText[lang]
  const words = evidenceText[lang]
  // Copied onto an envelope: it stands on one line.
  const unbroken = number.replaceAll('-', '\u2011')
  return html`${pageHead({ title: text.title, trail: trailIn(lang), lang, lead: sentence(house, `${PAGE}#lead`, {}, lang) })}
${columns(
    stack('l', errorSummary(errors, lang), kept > 0 && alert({ kind: 'ok', body: text.kept(kept) }),
      sent && alert({ kind: 'ok', title: text.sentTitle, body: sentence(house, `${PAGE}#sent`, { lastDay: spoken[lang].date(lastDay) }, lang) }),
      html`<form class="pas-panel pas-flow" action="${inLanguage(lang, ADD_PATH)}" method="post" enctype="multipart/form-data" aria-labelledby="kies">${csrf}${key}
        ${heading(2, text.formTitle, { id: 'kies', size: 3 })}
        ${fileField({ name: 'papieren', label: words.files, hint: text.filesHint, accept: ACCEPT_DOCUMENTS, multiple: true, error: errorOf(errors, 'papieren') })}
        ${buttonGroup(button({ label: text.send }))}
      </form>`,
      papers.length > 0 && card({ title: text.keptTitle, id: 'gestuurd', body: html`${papers.some(({ gone, seenAt }) => !gone && !seenAt) && say(house, `${PAGE}#kept`, {}, lang)}${sentPapers(papers, csrf, lang)}` }),
      buttonGroup(buttonLink({ href: inLanguage(lang, '/mijn/aanvraag'), label: words.toApplication, kind: 'secondary' }))),
    stack('l',
      block({ title: words.howTitle, id: 'foto', body: html`${say(house, `${PAGE}#photo`, { size: megabytes(FILE_BYTES, lang) }, lang)}${say(house, `${ANSWER}#cover`, {}, lang)}` }),
      card({ title: text.wordsTitle, id: 'woorden', body: html`${say(house, `${PAGE}#words`, { number: unbroken }, lang)}${buttonGroup(buttonLink({ href: inLanguage(lang, '/contact/bericht'), label: text.write, kind: 'secondary', icon: 'speech' }))}` }),
      card({ title: words.otherWaysTitle, id: 'anders', body: say(house, `${ANSWER}#other-ways`, { number: unbroken }, lang) })),
  )}`
}

/** Why nothing can be added any more, with what can be done instead. */
export type Closed = 'decided' | 'granted' | 'stopped'
export const closedTitle = (lang: Language, closed: Closed): string => ({ decided: addText[lang].decidedTitle, granted: addText[lang].grantedTitle, stopped: addText[lang].stoppedTitle })[closed]

/** `lost`: what they sent just now was not kept. */
export const closedPage = (house: House, lang: Language, closed: Closed, lost: boolean): Html => html`${pageHead({
  title: closedTitle(lang, closed), trail: trailIn(lang), narrow: true, lang, lead: sentence(house, `${PAGE}#${closed}`, {}, lang),
  body: html`${lost && alert({ kind: 'warning', body: sentence(house, `${PAGE}#just-over`, {}, lang) })}${buttonGroup(
    closed !== 'stopped' && buttonLink({ href: inLanguage(lang, '/mijn/besluiten'), label: addText[lang].decisions }),
    closed !== 'granted' && buttonLink({ href: inLanguage(lang, '/aanvragen'), label: addText[lang].again, kind: closed === 'stopped' ? 'primary' : 'secondary' }))}`,
})}`
