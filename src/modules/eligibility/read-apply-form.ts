import type { Language } from '#shared/language.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { FieldError } from '#shared/result.ts'
import type { Registration } from '#modules/residents/index.ts'
import type { Typed } from './application.ts'
import { type Asks, type BesidesForm, checkBesides, emptyBesides, readBesides } from './asked-besides.ts'
import type { Answers } from './domain/facts.ts'
import { residentText } from './resident-words.ts'

/** The form as it was typed: shown again whatever is wrong with it. */
export type ApplyForm = {
  readonly register: string
  readonly remark: string
  readonly partner: string
  readonly others: string
  readonly channel: string
  readonly email: string
  readonly consent: boolean
  readonly code: string
  readonly wantsNewCode: boolean
  readonly besides: BesidesForm
}

const PARTNERS: readonly string[] = ['none', 'registered', 'unmarried'] satisfies Answers['partner'][]
const OTHERS: readonly string[] = ['none', 'one', 'more'] satisfies Answers['otherAdults'][]
/** Only of a form of paper: nobody could stop them. */
const LEFT_EMPTY = 'unknown' satisfies Answers['partner'] & Answers['otherAdults']
const LONGEST = 1000

export const readApplyForm = (form: Readonly<Record<string, string>>): ApplyForm => ({
  register: form.register ?? '', remark: (form.remark ?? '').trim(), partner: form.partner ?? '', others: form.others ?? '',
  channel: form.channel ?? '', email: (form.email ?? '').trim(), consent: form.consent === 'ja', code: (form.code ?? '').trim(), wantsNewCode: form.again === 'ja',
  besides: readBesides(form),
})

/** What the register knows already stands in the form: a registered partner at the same address. Anything else is asked. */
export const emptyForm = (registration: Registration): ApplyForm => ({
  register: '', remark: '', partner: registration.kind === 'found' && registration.partner ? 'registered' : '', others: '',
  channel: '', email: '', consent: false, code: '', wantsNewCode: false, besides: emptyBesides,
})

/** The application, or a sentence for each field that is not right yet. */
export function checkApplyForm(form: ApplyForm, registration: Registration, asks: Asks, today: LocalDate, { fromPaper = false, lang = 'nl' }: { readonly fromPaper?: boolean; readonly lang?: Language } = {}): { readonly typed: Typed } | { readonly errors: readonly FieldError[] } {
  const text = residentText[lang]
  const shown = registration.kind === 'found'
  const rules: readonly (readonly [field: string, right: boolean, message: string])[] = [
    ['register', !shown || ['yes', 'no'].includes(form.register),                 text.errors.register],
    ['remark',   form.register !== 'no' || form.remark !== '',                    text.errors.remark],
    ['remark',   form.remark.length <= LONGEST,                                   text.errors.remarkLong],
    ['partner',  PARTNERS.includes(form.partner) || (fromPaper && form.partner === LEFT_EMPTY), text.errors.partner],
    ['others',   OTHERS.includes(form.others) || (fromPaper && form.others === LEFT_EMPTY), text.errors.others],
    ['channel',  form.channel === 'email' || form.channel === 'letter',           text.errors.channel],
    ['channel',  form.channel !== 'letter' || hasAddress(registration),           text.errors.letterAddress],
    ['email',    form.channel !== 'email' || form.email !== '',                   text.errors.email],
    ['consent',  form.channel !== 'email' || form.consent,                        text.errors.consent],
  ]
  const besides = checkBesides(form.besides, asks, today, lang)
  const errors = [...rules.filter(([, right]) => !right).map(([field, , message]) => ({ field, message })), ...('errors' in besides ? besides.errors : [])]
  if ('errors' in besides || errors.length) return { errors }
  const registerIsRight = !shown || form.register === 'yes'
  return {
    typed: {
      answers: { registerIsRight, partner: form.partner as Answers['partner'], otherAdults: form.others as Answers['otherAdults'], ...besides.told },
      remark: registerIsRight ? '' : form.remark, channel: form.channel as Typed['channel'],
    },
  }
}

/** While the register is down we cannot know: then a letter is as good as a mail. */
const hasAddress = (registration: Registration): boolean => registration.kind === 'down' || (registration.kind === 'found' && registration.person.address.lines.length > 0)
