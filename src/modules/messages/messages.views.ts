import { type Language, spoken } from '#shared/language.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import { type Document, text as say } from '#modules/knowledge/index.ts'
import type { House } from '#src/house.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { buttonLink } from '#web/components/button.ts'
import { heading } from '#web/components/card.ts'
import { link } from '#web/components/link.ts'
import { actions } from '#web/components/list.ts'
import { narrow, pageHead, paragraph, prose, stack } from '#web/components/page.ts'
import { type Content, type Html, html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import { inDutch, type OwnText, text as english } from './english.text.ts'
import { englishTitle } from './in-english.ts'
import type { Explained } from './letter-pdf.ts'
import type { MessageRow } from './messages.store.ts'
import { text as dutch } from './messages.text.ts'

export const PATH = '/mijn/berichten'
export const ownText: Readonly<Record<Language, OwnText>> = { nl: dutch, en: english }

/** Until when an answer is awaited, while there is still time for it. */
export const stillUntil = (reactionUntil: LocalDate | null, today: LocalDate): LocalDate | undefined => (reactionUntil && reactionUntil >= today ? reactionUntil : undefined)

const titleOf = (message: MessageRow, lang: Language): Content =>
  (lang === 'nl' ? message.title : englishTitle(message) ?? html`<span lang="nl">${message.title}</span>`)

export function messageList(messages: readonly MessageRow[], today: LocalDate, lang: Language): Html {
  const text = ownText[lang]
  const { date } = spoken[lang]
  return html`<div class="pas-wrap">${narrow(
    pageHead({ title: text.title }),
    messages.length
      ? actions(messages.map((message) => ({
          href: inLanguage(lang, `${PATH}/${message.id}`), icon: 'post', label: titleOf(message, lang),
          note: html`${text.from(date(dayOf(message.createdAt)))}${stillUntil(message.reactionUntil, today) && html`. ${text.answerUntil(date(message.reactionUntil!))}`}${!message.readAt && html` ${badge({ label: text.fresh, kind: 'info' })}`}`,
        })))
      : paragraph(text.none),
    paragraph(link({ href: inLanguage(lang, '/mijn/besluiten'), label: text.decisions })),
    paragraph(link({ href: inLanguage(lang, '/mijn/bereikbaar'), label: text.reach })),
  )}</div>`
}

type View = { readonly house: House; readonly lang: Language; readonly message: MessageRow; readonly document: Document; readonly english: Explained | undefined; readonly today: LocalDate }

/** In English: what explains it, and below that the message as it was sent. */
export function messagePage({ house, lang, message, document, english: explained, today }: View): Html {
  const text = ownText[lang]
  const { date, dayAndDate } = spoken[lang]
  const title = lang === 'nl' ? document.title : explained?.document.title ?? html`<span lang="nl">${document.title}</span>`
  const until = stillUntil(message.reactionUntil, today)
  return html`<div class="pas-wrap">${narrow(
    pageHead({ title, lead: text.from(date(dayOf(message.createdAt))), lang, trail: [{ href: inLanguage(lang, PATH), label: text.title }, { label: title }] }),
    until && alert({ kind: 'warning', icon: 'clock', body: text.answerUntil(dayAndDate(until)) }),
    lang === 'nl' ? prose(document.html) : besideDutch(house, document, explained, inDutch),
    buttonLink({ href: inLanguage(lang, `${PATH}/${message.id}.pdf`), label: text.print, kind: 'secondary', icon: 'print' }),
    paragraph(link({ href: inLanguage(lang, PATH), label: text.back })),
  )}</div>`
}

/** On a page in English: which of the two counts, what explains it, and below that the Dutch as it was sent, under a heading of its own. */
export const besideDutch = (house: House, document: Document, explained: Explained | undefined, dutchTitle: string): Html => stack('l', html`${alert({ kind: 'info', body: explained ? explained.counts : say(house, 'pages/berichten-nederlands#dutch-only', {}, 'en') })}
${explained && prose(explained.document.html)}`, html`<section class="pas-panel pas-flow" aria-labelledby="nederlands">${heading(2, dutchTitle, { id: 'nederlands', size: 3 })}<div class="pas-flow" lang="nl">${explained && html`<p><b>${document.title}</b></p>`}${prose(document.html)}</div></section>`)
