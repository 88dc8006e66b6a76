import type { Language } from '#shared/language.ts'
import type { Municipality } from '#src/municipality.ts'
import type { Page } from './answer.ts'
import { buttonGroup, buttonLink } from './components/button.ts'
import { phoneLink } from './components/link.ts'
import { iconList } from './components/list.ts'
import { block, pageHead } from './components/page.ts'
import { ticket } from './components/ticket.ts'
import { errorTexts as englishTexts, errorWords as englishWords } from './english.text.ts'
import { type ErrorKind, errorTexts, text as dutchWords } from './error-pages.text.ts'
import { html } from './html.ts'
import { openingHours } from './layout.ts'
import { type FormAsSent, sendAgain } from './send-again.ts'
import { type AtWork, spell, workErrorPage } from './work-errors.ts'

type Facts = {
  readonly municipality: Municipality
  /** Number of the request: the desk finds in the log what happened by it. Says nothing about the person. */
  readonly number: string
  readonly lang?: Language
  /** Somebody is at work here, not shopping. */
  readonly atWork?: AtWork | undefined
  /** The form that got no answer, to be sent again as it was, with the same key. */
  readonly again?: FormAsSent | undefined
}

/** Where the log holds more than the page says, the number helps. */
const numbered: ReadonlySet<ErrorKind> = new Set(['forbidden', 'bad-request', 'form-expired', 'broken', 'unavailable', 'not-arrived', 'unsure'])

/** What happened, what was kept, what to do now, who helps. No technical word, and nobody's fault. */
export function errorPage(kind: ErrorKind, { municipality, number, lang = 'nl', atWork, again }: Facts): Page {
  const shown = numbered.has(kind)
  if (atWork && kind !== 'not-at-library') return workErrorPage(kind, { municipality, number: shown ? number : undefined, again }, atWork)
  const [texts, text] = lang === 'en' ? [englishTexts, englishWords] : [errorTexts, dutchWords]
  const { title, lead, action, works, ...form } = texts[kind]
  return {
    title, error: true,
    body: html`${pageHead({ title, lead, narrow: true, body: action ? buttonGroup(buttonLink({ ...action, large: true })) : sendAgain(again, form, text.sendAgain) })}
${ticket({
  paper: 'zon', flow: true,
  stub: shown
    ? html`<p class="pas-small">${text.number}</p><p class="pas-reference">${spell(number)}</p>`
    : html`<p class="pas-reference">${phoneLink(municipality)}</p>`,
  body: html`<h2 class="nl-heading nl-heading--level-3">${shown ? html`${text.call} ${phoneLink(municipality)}` : text.callUs}</h2>
<p class="nl-paragraph">${shown ? text.withNumber : text.without}</p>
<p class="pas-small pas-quiet">${openingHours(municipality, lang)}.</p>`,
})}
${works && html`<div class="pas-section">${block({ title: text.works, id: 'werkt', body: iconList(works) })}</div>`}`,
  }
}
