import { dayOf, formatDate, formatDayAndDate, type LocalDate } from '#shared/local-date.ts'
import type { Document } from '#modules/knowledge/index.ts'
import { alert } from '#web/components/alert.ts'
import { badge } from '#web/components/badge.ts'
import { buttonLink } from '#web/components/button.ts'
import { link } from '#web/components/link.ts'
import { actions } from '#web/components/list.ts'
import { narrow, pageHead, paragraph, prose } from '#web/components/page.ts'
import { type Html, html } from '#web/html.ts'
import type { MessageRow } from './messages.store.ts'
import { text } from './messages.text.ts'

export const PATH = '/mijn/berichten'

/** Until when an answer is awaited, while there is still time for it. */
export const stillUntil = (reactionUntil: LocalDate | null, today: LocalDate): LocalDate | undefined => (reactionUntil && reactionUntil >= today ? reactionUntil : undefined)

export const messageList = (messages: readonly MessageRow[], today: LocalDate): Html => html`<div class="pas-wrap">${narrow(
  pageHead({ title: text.title }),
  messages.length
    ? actions(messages.map(({ id, title, createdAt, readAt, reactionUntil }) => ({
        href: `${PATH}/${id}`, icon: 'post', label: title,
        note: html`${text.from(formatDate(dayOf(createdAt)))}${stillUntil(reactionUntil, today) && html`. ${text.answerUntil(formatDate(reactionUntil!))}`}${!readAt && html` ${badge({ label: text.fresh, kind: 'info' })}`}`,
      })))
    : paragraph(text.none),
  paragraph(link({ href: '/mijn/besluiten', label: text.decisions })),
  paragraph(link({ href: '/mijn/bereikbaar', label: text.reach })),
)}</div>`

export const messagePage = ({ id, createdAt, reactionUntil }: MessageRow, document: Document, today: LocalDate): Html => html`<div class="pas-wrap">${narrow(
  pageHead({ title: document.title, lead: text.from(formatDate(dayOf(createdAt))), trail: [{ href: PATH, label: text.title }, { label: document.title }] }),
  stillUntil(reactionUntil, today) && alert({ kind: 'warning', icon: 'clock', body: text.answerUntil(formatDayAndDate(reactionUntil!)) }),
  prose(document.html),
  buttonLink({ href: `${PATH}/${id}.pdf`, label: text.print, kind: 'secondary', icon: 'print' }),
  paragraph(link({ href: PATH, label: text.back })),
)}</div>`
