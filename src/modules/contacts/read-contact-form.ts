import { readEmail } from '#modules/residents/index.ts'
import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { isKind, isTopic, type Kind, type Reply, type Topic } from './domain/matter.ts'
import { contactLabels } from './contact-labels.ts'
import type { Person } from './matter.ts'

/** A form as it was typed. */
export type MessageForm = Readonly<Record<'kind' | 'topic' | 'story' | 'name' | 'reply' | 'email' | 'phone' | 'street' | 'place' | 'together', string>>

export const emptyMessage: MessageForm = { kind: '', topic: '', story: '', name: '', reply: '', email: '', phone: '', street: '', place: '', together: '' }

export const readMessageForm = (form: Readonly<Record<string, string>>): MessageForm => ({
  kind: form.soort ?? '', topic: form.onderwerp ?? '', story: form.verhaal ?? '', name: form.naam ?? '', reply: form.antwoord ?? '',
  email: form.mail ?? '', phone: form.telefoon ?? '', street: form.straat ?? '', place: form.plaats ?? '', together: form.samen ?? '',
})

export type CheckedMessage = { readonly kind: Kind; readonly topic: Topic; readonly words: string; readonly sender: { readonly person: Person; readonly replyBy: Exclude<Reply, 'message'> } | undefined }

const LONGEST = 5000
/** Two kinds say themselves what they are about. */
const SAYS_TOPIC = ['wrong-voucher', 'sign-in']

/** Who is signed in and known is not asked who they are, or how to reach them. */
export function checkMessage(form: MessageForm, known: boolean, lang: Language = 'nl'): { readonly errors: readonly FieldError[] } | { readonly message: CheckedMessage } {
  const { text } = contactLabels[lang]
  const words = form.story.trim()
  const email = readEmail(form.email)
  const phone = readPhone(form.phone)
  // Who asks to be called may give an address as well: then the answer comes on paper too.
  const addressed = form.reply === 'letter' || (form.reply === 'phone' && (form.street.trim() || form.place.trim()) !== '')
  const rules: readonly (readonly [field: string, right: boolean, message: string])[] = [
    ['soort',     isKind(form.kind),                                                    text.errors.kind],
    ['onderwerp', isTopic(form.topic) || SAYS_TOPIC.includes(form.kind),                text.errors.topic],
    ['verhaal',   words.length > 0,                                                     text.errors.story],
    ['verhaal',   words.length <= LONGEST,                                              text.errors.storyLong],
    ['naam',      known || isName(form.name),    text.errors.name],
    ['antwoord',  known || ['email', 'phone', 'letter'].includes(form.reply),           text.errors.reply],
    ['mail',      known || form.reply !== 'email' || email !== undefined,               text.errors.email],
    ['telefoon',  known || form.reply !== 'phone' || phone !== undefined,               text.errors.phone],
    ['straat',    known || !addressed || isStreet(form.street),                         text.errors.street],
    ['plaats',    known || !addressed || isPlace(form.place),                           text.errors.place],
  ]
  const errors = rules.filter(([, right]) => !right).map(([field, , message]) => ({ field, message }))
  if (errors.length || !isKind(form.kind)) return { errors }
  const topic = isTopic(form.topic) ? form.topic : 'other'
  if (known) return { message: { kind: form.kind, topic, words, sender: undefined } }
  const address = addressed ? [form.street.trim(), form.place.trim()] : undefined
  return { message: { kind: form.kind, topic, words, sender: { person: { name: form.name.trim(), email, phone, address }, replyBy: form.reply as 'email' | 'phone' | 'letter' } } }
}

/** Our mail begins with it: nobody puts an address of their own there. "J.P. de Vries" is a name, "win.nl" is none. */
const isName = (typed: string): boolean => typed.trim().length > 0 && typed.length <= 100 && !/[:/\\@<>]|\p{L}{2,}\.\p{L}{2,}|www/iu.test(typed)

export const isStreet = (typed: string): boolean => /\p{L}.*\d/u.test(typed) && typed.length <= 200
export const isPlace = (typed: string): boolean => /^\s*\d{4}\s?[a-z]{2}\s+\p{L}/iu.test(typed) && typed.length <= 200

/** A Dutch number, however it was spaced, or one with a country code. */
function readPhone(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s().-]/g, '').replace(/^\+/, '00')
  return /^(0[1-9]\d{8}|00\d{9,15})$/.test(digits) ? digits : undefined
}
