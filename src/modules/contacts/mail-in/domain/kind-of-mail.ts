/** Headers by their name in small letters, each as one line. */
export type Headers = ReadonlyMap<string, string>
export type MailFacts = { readonly headers: Headers; readonly from: string | undefined; readonly subject: string; readonly ours: readonly string[] }

/** Only what a person wrote is answered: two machines that answer each other never stop. */
export type KindOfMail = 'person' | 'own' | 'list' | 'auto-reply' | 'bounce'

export function kindOfMail({ headers, from, subject, ours }: MailFacts): KindOfMail {
  const is = (name: string, pattern: RegExp): boolean => pattern.test(headers.get(name) ?? '')
  const mailbox = from?.split('@')[0]?.toLowerCase() ?? ''
  if (from && ours.some((own) => own.toLowerCase() === from.toLowerCase())) return 'own'
  // A report on delivery, or that a mail was read (RFC 3464, 8098); the empty return path of RFC 5321 4.5.5.
  if (is('content-type', /^multipart\/report/i) || is('return-path', /^<\s*>$/) || BOUNCERS.includes(mailbox) || headers.has('x-failed-recipients')) return 'bounce'
  if (headers.has('list-id') || headers.has('list-unsubscribe') || headers.has('list-post') || is('precedence', /^\s*(list|bulk)/i)) return 'list'
  // RFC 3834; the others are what programs say that are older than it. Exchange asks for no answer by X-Auto-Response-Suppress.
  if (is('auto-submitted', /^\s*(?!no\b)\S/i) || is('precedence', /^\s*(junk|auto[_-]?reply)/i) || is('x-auto-response-suppress', /\b(all|oof|autoreply)\b/i)) return 'auto-reply'
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-autoresponder') || AWAY.test(subject) || NOBODY.test(mailbox)) return 'auto-reply'
  return 'person'
}

const BOUNCERS = ['mailer-daemon', 'postmaster', 'mail-daemon', 'mailerdaemon']
const NOBODY = /^(no|do-?not|donot)[-_.]?reply$|^geen[-_.]?antwoord$/
const AWAY = /^\s*(automatisch(e)? (antwoord|beantwoording)|afwezigheid|automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|abwesenheit)/i
