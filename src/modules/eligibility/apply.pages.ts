import type { FieldError } from '#shared/result.ts'
import { bsnOf } from '#modules/identity/index.ts'
import { bsnOf as bsnOfResident, confirmEmailCode, emailProof, type MailCode, readPersons, type Registration, sendEmailCode } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import type { Signed, Visit } from '#web/route.ts'
import { apply, wouldLastLonger } from './apply.ts'
import { openApplication } from './application.store.ts'
import { applyPage } from './apply.views.ts'
import { type Asks, asksOf } from './asked-besides.ts'
import { validityOf } from './domain/policy.ts'
import { text } from './eligibility.text.ts'
import type { Given } from './moves/end-pass.ts'
import { type ApplyForm, checkApplyForm, emptyForm, readApplyForm } from './read-apply-form.ts'
import { rulesOn } from './rules-in-force.ts'

/** What app.ts gives this room. */
export type EligibilityGiven = { readonly mailCode: MailCode } & Given

type Again = { readonly form: ApplyForm; readonly errors?: readonly FieldError[]; readonly codeSentTo?: string | undefined; readonly status?: number }

/** Who has an open case or a pass that lasts as long has no use for the form. */
async function elsewhere(house: House, { subjectId }: Signed): Promise<Answer | undefined> {
  if (!subjectId) return undefined
  if (await openApplication(house.db, subjectId)) return redirect('/mijn/aanvraag')
  const { policy } = await rulesOn(house, house.clock.today())
  return await wouldLastLonger(house, house.db, subjectId, validityOf(policy, house.clock.today()).to) ? undefined : redirect('/aanbod')
}

/** Of whom it is about: who acts for somebody applies with that person's, never with their own. */
const bsnOfVisitor = async (house: House, { sessionId, actedBy, subjectId }: Signed): Promise<string> =>
  actedBy && subjectId ? bsnOfResident(house, house.db, subjectId) : await bsnOf(house, house.db, sessionId) ?? fail('A resident is signed in without a BSN: the session was ended while this page was asked for.')

export async function showApply(house: House, visit: Visit): Promise<Answer> {
  const signed = visit.signed!
  const gone = await elsewhere(house, signed)
  if (gone) return gone
  const registration = await readPersons(house, await bsnOfVisitor(house, signed))
  return show(house, visit, registration, { form: emptyForm(registration) })
}

const asksToday = async (house: House): Promise<Asks> => asksOf((await rulesOn(house, house.clock.today())).policy)

const show = async (house: House, visit: Visit, registration: Registration, { form, errors = [], codeSentTo, status = errors.length ? 422 : 200 }: Again): Promise<Answer> =>
  page({ title: text.apply(house.municipality.passName), area: 'shop', current: '/aanvragen', error: errors.length > 0, body: applyPage({ house, registration, asks: await asksToday(house), form, errors, codeSentTo, csrf: visit.csrf() }) }, status)

/** The one button: an application, or the same page with what is still needed. */
export async function pressApply(house: House, { mailCode }: EligibilityGiven, visit: Visit): Promise<Answer> {
  const signed = visit.signed!
  const gone = await elsewhere(house, signed)
  if (gone) return gone
  const bsn = await bsnOfVisitor(house, signed)
  const registration = await readPersons(house, bsn)
  const form = readApplyForm(visit.form)
  const again = (more: Omit<Again, 'form'>) => show(house, visit, registration, { form, ...more })

  const checked = checkApplyForm(form, registration, await asksToday(house), house.clock.today())
  const proof = await emailProof(house, house.db, signed.sessionId)
  const asked = proof && sameAddress(proof.email, form.email) && !proof.confirmedAt ? proof.email : undefined
  if ('errors' in checked) return again({ errors: checked.errors, codeSentTo: asked })

  if (checked.typed.channel === 'email') {
    const answer = await confirmAddress(house, mailCode, signed, registration, form, proof, asked)
    if (answer) return again(answer)
  }
  const reach = checked.typed.channel === 'email' ? { channel: 'email' as const, sessionId: signed.sessionId, consent: form.consent } : { channel: 'letter' as const }
  const applied = await apply(house, { bsn, sessionId: signed.sessionId, actedBy: signed.actedBy, typed: checked.typed, reach })
  if (applied.ok) return redirect('/mijn/aanvraag')
  if (applied.refusal.reason === 'already-applied') return redirect('/mijn/aanvraag')
  if (applied.refusal.reason === 'has-pass') return redirect('/aanbod')
  return again({ errors: [{ field: applied.refusal.reason === 'no-consent' ? 'consent' : 'email', message: applied.refusal.reason === 'no-consent' ? text.errors.consent : text.errors.notConfirmed }] })
}

/** Undefined once the address is proved. Otherwise the page again: a code was sent, or the one typed is not right. */
async function confirmAddress(
  house: House, mailCode: MailCode, { sessionId }: Signed, registration: Registration, form: ApplyForm,
  proof: Awaited<ReturnType<typeof emailProof>>, asked: string | undefined,
): Promise<Omit<Again, 'form'> | undefined> {
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
const fail = (message: string): never => { throw new Error(message) }
