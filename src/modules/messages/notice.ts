import { type Language, spoken } from '#shared/language.ts'
import { formatDayAndDate } from '#shared/local-date.ts'
import { document, type Document } from '#modules/knowledge/index.ts'
import type { MailCode } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { html } from '#web/html.ts'
import type { Due } from './delivery.store.ts'
import type { Mail, MailDoor } from './mail.ts'

/**
 * A notice says that a message is ready, what it is about, and until when an answer is expected (Awb 2:10). Never what it
 * says: no income, no BSN, no code, and no link, because real mail of ours that has none makes false mail stand out.
 */
export function noticeMail(house: House, due: Due, to: { readonly address: string; readonly name: string }): Mail {
  const values = { name: to.name, about: due.about }
  const notice = due.postBy
    ? document(house, 'emails/notice-by-post', { name: to.name, postBy: due.postBy })
    : due.reactionUntil
    ? document(house, 'emails/notice-answer-needed', { ...values, lastDay: formatDayAndDate(due.reactionUntil) })
    : document(house, 'emails/notice-new-message', values)
  return { to: to.address, reference: due.messageId, ...mailOf(notice) }
}

/** The code that proves an address. Sent at once, kept nowhere: who waits for it is looking at the screen. */
export const mailCode = (house: House, mail: MailDoor): MailCode => async ({ to, name, code, until, aloud, lang = 'nl' }) => {
  const letter = document(house, aloud ? 'emails/email-code-aloud' : 'emails/email-code', { name, code, time: spoken[lang].time(until) }, aloud ? 'nl' : lang)
  const outcome = await mail.send({ to, reference: newId(house.clock.now()), ...mailOf(letter, aloud ? 'nl' : lang) })
  if (outcome.kind === 'sent') return 'sent'
  house.log.warn({ mail: 'email-code', outcome: outcome.kind, code: outcome.code }, 'A code could not be sent by e-mail.')
  return 'down'
}

/** A document as a mail: subject, plain text and HTML. */
export const mailOf = ({ title, text, html: body }: Document, lang: Language = 'nl'): Pick<Mail, 'subject' | 'text' | 'html'> => ({
  subject: title, text: `${text}\n`,
  html: html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body>${body}</body></html>`.text,
})
