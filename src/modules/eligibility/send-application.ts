import type { Language } from '#shared/language.ts'
import type { FieldError } from '#shared/result.ts'
import { confirmEmailCode, emailProof, type MailCode, readPersons, type Registration, sendEmailCode } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { EnteredWay, Typed } from './application.ts'
import { type Applied, apply } from './apply.ts'
import { type Asks, asksOf } from './asked-besides.ts'
import type { EnteredBy } from './by-post.ts'
import { type ApplyForm, checkApplyForm } from './read-apply-form.ts'
import { residentText } from './resident-words.ts'
import { rulesOn } from './rules-in-force.ts'

/** For whom the form is, and who sends it: somebody in their own session, or staff in a conversation with them. */
export type Sender = {
  readonly bsn: string
  /** Where the code that was mailed must be typed: the session of who applies, or the conversation at the desk. */
  readonly proofKey: string
  readonly sessionId?: string | undefined
  readonly actedBy?: string | undefined
  readonly enteredBy?: (EnteredBy & { readonly way: EnteredWay }) | undefined
  /** The address on the form is theirs already: nothing to prove, nothing to change. */
  readonly keepsReach?: boolean
  /** What the sender must still say besides the form itself. */
  readonly besides?: readonly FieldError[]
  /** Of the form and of the mail with the code: Dutch when it is left out. */
  readonly lang?: Language
}

/** What is still needed, beside what was typed: with what the register says now. */
export type RegistrationAsked = { readonly registration: Registration; readonly errors?: readonly FieldError[]; readonly codeSentTo?: string | undefined }
type Again = RegistrationAsked & { readonly kind: 'again' }
type Sent = Again | { readonly kind: 'applied'; readonly applied: Applied } | { readonly kind: 'already-applied' | 'has-pass' }

export const asksToday = async (house: House): Promise<Asks> => asksOf((await rulesOn(house, house.clock.today())).policy)

/** The one button, whoever presses it: an application, or the same form with what is still needed. */
export async function sendApplication(house: House, mailCode: MailCode, { bsn, proofKey, sessionId, actedBy, enteredBy, keepsReach = false, besides = [], lang = 'nl' }: Sender, form: ApplyForm): Promise<Sent> {
  const registration = await readPersons(house, bsn)
  const again = (more: Omit<RegistrationAsked, 'registration'>): Again => ({ kind: 'again', registration, ...more })

  const checked = checkApplyForm(form, registration, await asksToday(house), house.clock.today(), { fromPaper: enteredBy?.byPost !== undefined, lang })
  const proof = await emailProof(house, house.db, proofKey)
  const asked = proof && sameAddress(proof.email, form.email) && !proof.confirmedAt ? proof.email : undefined
  if ('errors' in checked || besides.length) return again({ errors: [...('errors' in checked ? checked.errors : []), ...besides], codeSentTo: asked })

  const { typed } = checked
  if (typed.channel === 'email' && !keepsReach) {
    const answer = await confirmAddress(house, mailCode, { sessionId: proofKey, form, proof, asked, lang })
    if (answer) return again(answer)
  }
  const reach = keepsReach ? undefined : typed.channel === 'email' ? { channel: 'email' as const, sessionId: proofKey, consent: form.consent, lang } : { channel: 'letter' as const }
  const applied = await apply(house, { bsn, sessionId, actedBy, enteredBy, typed: enteredBy ? typedOver(typed, enteredBy) : typed, reach, lang })
  if (applied.ok) return { kind: 'applied', applied: applied.value }
  const { reason } = applied.refusal
  const { errors } = residentText[lang]
  if (reason === 'already-applied' || reason === 'has-pass') return { kind: reason }
  return again({ errors: [reason === 'no-consent' ? { field: 'consent', message: errors.consent } : { field: 'email', message: errors.notConfirmed }] })
}

/** As it is kept: how it came in, and of a form by post what else there was to see. */
const typedOver = (typed: Typed, { way, byPost }: NonNullable<Sender['enteredBy']>): Typed =>
  ({ ...typed, way, ...(byPost ? { byPost: { signed: !byPost.missing.signature, scans: byPost.papers.length } } : {}) })

/** Undefined once the address is proved. Otherwise the page again: a code was sent, or the one typed is not right. */
async function confirmAddress(house: House, mailCode: MailCode, { sessionId, form, proof, asked, lang }: {
  readonly sessionId: string; readonly form: ApplyForm
  readonly proof: Awaited<ReturnType<typeof emailProof>>; readonly asked: string | undefined; readonly lang: Language
}): Promise<Omit<RegistrationAsked, 'registration'> | undefined> {
  const { errors } = residentText[lang]
  if (proof?.confirmedAt && sameAddress(proof.email, form.email)) return undefined
  if (asked !== undefined && !form.wantsNewCode) {
    const confirmed = await confirmEmailCode(house, { sessionId, typed: form.code })
    return confirmed.ok ? undefined : { errors: [{ field: 'code', message: errors[CODE_ERRORS[confirmed.refusal.reason]] }], codeSentTo: asked }
  }
  const sent = await sendEmailCode(house, { sessionId, address: form.email, lang }, mailCode)
  if (sent.ok) return { codeSentTo: sent.value.email }
  return { errors: [{ field: 'email', message: errors[SEND_ERRORS[sent.refusal.reason]] }], ...(asked ? { codeSentTo: asked } : {}) }
}

const CODE_ERRORS = { 'no-code': 'codeExpired', 'wrong-code': 'wrongCode', 'code-expired': 'codeExpired', 'too-many-tries': 'tooManyTries' } as const
const SEND_ERRORS = { 'not-an-address': 'email', 'too-many-codes': 'tooManyCodes', 'mail-down': 'mailDown' } as const

const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
