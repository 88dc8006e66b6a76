import { type Language, spoken } from '#shared/language.ts'
import { document, type Document, sentence } from '#modules/knowledge/index.ts'
import type { MailCode } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Html, html } from '#web/html.ts'
import type { Due } from './delivery.store.ts'
import type { Mail, MailDoor } from './mail.ts'

/**
 * A notice says that a message is ready, what it is about, and until when an answer is expected (Awb 2:10). Never what it
 * says: no income, no BSN, no code, and no link, because real mail of ours that has none makes false mail stand out.
 */
export function noticeMail(house: House, due: Due, { address, name, lang = 'nl' }: { readonly address: string; readonly name: string; readonly lang?: Language }): Mail {
  const dutch = notice(house, due, name, 'nl')
  return { to: address, reference: due.messageId, ...(lang === 'nl' ? mailOf(dutch) : bothOf(dutch, notice(house, due, name, lang))) }
}

/** A message that is there in Dutch only says that, where it would say what it is about. */
function notice(house: House, due: Due, name: string, lang: Language): Document {
  const about = lang === 'nl' ? due.about : due.aboutEnglish ?? sentence(house, 'pages/berichten-nederlands#about', {}, 'en')
  const postBy = lang === 'nl' ? due.postBy : due.postByEnglish ?? due.postBy
  if (postBy) return document(house, 'emails/notice-by-post', { name, postBy }, lang)
  if (due.reactionUntil) return document(house, 'emails/notice-answer-needed', { name, about, lastDay: spoken[lang].dayAndDate(due.reactionUntil) }, lang)
  return document(house, 'emails/notice-new-message', { name, about }, lang)
}

/** One mail, the Dutch first. */
function bothOf(dutch: Document, english: Document): Pick<Mail, 'subject' | 'text' | 'html'> {
  const title = `${dutch.title} / ${english.title}`
  return {
    subject: title, text: `${dutch.text}\n\n--\n\n${english.title}\n\n${english.text}\n`,
    html: page(title, 'nl', html`${dutch.html}<hr><div lang="en"><h1>${english.title}</h1>${english.html}</div>`),
  }
}

/** The code that proves an address. Sent at once, kept nowhere: who waits for it is looking at the screen. */
export const mailCode = (house: House, mail: MailDoor): MailCode => async ({ to, code, until, aloud, lang = 'nl' }) => {
  const letter = document(house, aloud ? 'emails/email-code-aloud' : 'emails/email-code', { code, time: spoken[lang].time(until) }, aloud ? 'nl' : lang)
  const outcome = await mail.send({ to, reference: newId(house.clock.now()), ...mailOf(letter, aloud ? 'nl' : lang) })
  if (outcome.kind === 'sent') return 'sent'
  house.log.warn({ mail: 'email-code', outcome: outcome.kind, code: outcome.code }, 'A code could not be sent by e-mail.')
  return 'down'
}

/** A document as a mail: subject, plain text and HTML. */
export const mailOf = ({ title, text, html: body }: Pick<Document, 'title' | 'text' | 'html'>, lang: Language = 'nl'): Pick<Mail, 'subject' | 'text' | 'html'> => ({
  subject: title, text: `${text}\n`,
  html: page(title, lang, body),
})

const page = (title: string, lang: Language, body: Html): string =>
  html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body>${body}</body></html>`.text
