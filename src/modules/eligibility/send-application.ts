import type { FieldError } from '#shared/result.ts'
import { confirmEmailCode, emailProof, type MailCode, readPersons, type Registration, sendEmailCode } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import type { EnteredWay, Typed } from './application.ts'
import { type Applied, apply } from './apply.ts'
import { type Asks, asksOf } from './asked-besides.ts'
import type { EnteredBy } from './by-post.ts'
import { text } from './eligibility.text.ts'
import { type ApplyForm, checkApplyForm } from './read-apply-form.ts'
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
}

/** What is still needed, beside what was typed: with what the register says now. */
export type RegistrationAsked = { readonly registration: Registration; readonly errors?: readonly FieldError[]; readonly codeSentTo?: string | undefined }
type Again = RegistrationAsked & { readonly kind: 'again' }
type Sent = Again | { readonly kind: 'applied'; readonly applied: Applied } | { readonly kind: 'already-applied' | 'has-pass' }

export const asksToday = async (house: House): Promise<Asks> => asksOf((await rulesOn(house, house.clock.today())).policy)

/** The one button, whoever presses it: an application, or the same form with what is still needed. */
export async function sendApplication(house: House, mailCode: MailCode, { bsn, proofKey, sessionId, actedBy, enteredBy, keepsReach = false, besides = [] }: Sender, form: ApplyForm): Promise<Sent> {
  const registration = await readPersons(house, bsn)
  const again = (more: Omit<RegistrationAsked, 'registration'>): Again => ({ kind: 'again', registration, ...more })

  const checked = checkApplyForm(form, registration, await asksToday(house), house.clock.today(), enteredBy?.byPost !== undefined)
  const proof = await emailProof(house, house.db, proofKey)
  const asked = proof && sameAddress(proof.email, form.email) && !proof.confirmedAt ? proof.email : undefined
  if ('errors' in checked || besides.length) return again({ errors: [...('errors' in checked ? checked.errors : []), ...besides], codeSentTo: asked })

  const { typed } = checked
  if (typed.channel === 'email' && !keepsReach) {
    const answer = await confirmAddress(house, mailCode, proofKey, registration, form, proof, asked)
    if (answer) return again(answer)
  }
  const reach = keepsReach ? undefined : typed.channel === 'email' ? { channel: 'email' as const, sessionId: proofKey, consent: form.consent } : { channel: 'letter' as const }
  const applied = await apply(house, { bsn, sessionId, actedBy, enteredBy, typed: enteredBy ? typedOver(typed, enteredBy) : typed, reach })
  if (applied.ok) return { kind: 'applied', applied: applied.value }
  const { reason } = applied.refusal
  if (reason === 'already-applied' || reason === 'has-pass') return { kind: reason }
  return again({ errors: [reason === 'no-consent' ? { field: 'consent', message: text.errors.consent } : { field: 'email', message: text.errors.notConfirmed }] })
}

/** As it is kept: how it came in, and of a form by post what else there was to see. */
const typedOver = (typed: Typed, { way, byPost }: NonNullable<Sender['enteredBy']>): Typed =>
  ({ ...typed, way, ...(byPost ? { byPost: { signed: !byPost.missing.signature, scans: byPost.papers.length } } : {}) })

/** Undefined once the address is proved. Otherwise the page again: a code was sent, or the one typed is not right. */
async function confirmAddress(
  house: House, mailCode: MailCode, sessionId: string, registration: Registration, form: ApplyForm,
  proof: Awaited<ReturnType<typeof emailProof>>, asked: string | undefined,
): Promise<Omit<RegistrationAsked, 'registration'> | undefined> {
  if (proof?.confirmedAt && sameAddress(proof.email, form.email)) return undefined
  if (asked !== undefined && !form.wantsNewCode) {
    const confirmed = await confirmEmailCode(house, { sessionId, typed: form.code })
    return confirmed.ok ? undefined : { errors: [{ field: 'code', message: CODE_ERRORS[confirmed.refusal.reason] }], codeSentTo: asked }
  }
  const name = registration.kind === 'found' ? registration.person.givenName : text.nameless
  const sent = await sendEmailCode(house, { sessionId, address: form.email, name }, mailCode)
  if (sent.ok) return { codeSentTo: sent.value.email }
  return { errors: [{ field: 'email', message: SEND_ERRORS[sent.refusal.reason] }], ...(asked ? { codeSentTo: asked } : {}) }
}

const CODE_ERRORS = { 'no-code': text.errors.codeExpired, 'wrong-code': text.errors.wrongCode, 'code-expired': text.errors.codeExpired, 'too-many-tries': text.errors.tooManyTries } as const
const SEND_ERRORS = { 'not-an-address': text.errors.email, 'too-many-codes': text.errors.tooManyCodes, 'mail-down': text.errors.mailDown } as const

const sameAddress = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
