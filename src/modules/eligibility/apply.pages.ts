import { bsnOf, nameSubject } from '#modules/identity/index.ts'
import { bsnOf as bsnOfResident, type MailCode, readPersons, residentByBsn, residentCard } from '#modules/residents/index.ts'
import { lastPass, type Pass } from '#modules/passes/index.ts'
import type { Language } from '#shared/language.ts'
import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import { inLanguage } from '#web/language.ts'
import type { Signed, Visit } from '#web/route.ts'
import { wouldLastLonger } from './apply.ts'
import { openApplication } from './application.store.ts'
import { applyPage } from './apply.views.ts'
import { validityOf } from './domain/policy.ts'
import type { Given } from './moves/end-pass.ts'
import { type ApplyForm, emptyForm, readApplyForm } from './read-apply-form.ts'
import { residentText } from './resident-words.ts'
import { rulesOn } from './rules-in-force.ts'
import { asksToday, type RegistrationAsked, sendApplication } from './send-application.ts'

/** What app.ts gives this room. */
export type EligibilityGiven = { readonly mailCode: MailCode } & Given

/** Why the form is of no use now to somebody: an open case, or a pass that lasts as long. */
export async function whyNoForm(house: House, q: Queryable, residentId: string): Promise<'already-applied' | 'has-pass' | undefined> {
  if (await openApplication(q, residentId)) return 'already-applied'
  const { policy } = await rulesOn(house, house.clock.today())
  return await wouldLastLonger(house, q, residentId, validityOf(policy, house.clock.today()).to) ? undefined : 'has-pass'
}

const INSTEAD = { 'already-applied': '/mijn/aanvraag', 'has-pass': '/aanbod' } as const

/** Who has an open case or a pass that lasts as long has no use for the form. */
async function elsewhere(house: House, signed: Signed, lang: Language): Promise<Answer | undefined> {
  const subjectId = signed.subjectId ?? await knownSince(house, signed)
  const why = subjectId && await whyNoForm(house, house.db, subjectId)
  return why ? redirect(inLanguage(lang, INSTEAD[why])) : undefined
}

/** Who signed in before the desk, another telephone or a partner made them known here: from now on this session is theirs, as after signing in. */
async function knownSince(house: House, { sessionId, actedBy }: Signed): Promise<string | undefined> {
  const bsn = actedBy ? undefined : await bsnOf(house, house.db, sessionId)
  const id = bsn && await residentByBsn(house, house.db, bsn)
  if (id) await nameSubject(house, house.db, sessionId, { id, name: (await residentCard(house, house.db, id)).fullName })
  return id
}

/** Of whom it is about: who acts for somebody applies with that person's, never with their own. */
const bsnOfVisitor = async (house: House, { sessionId, actedBy, subjectId }: Signed): Promise<string> =>
  actedBy && subjectId ? bsnOfResident(house, house.db, subjectId) : await bsnOf(house, house.db, sessionId) ?? fail('A resident is signed in without a BSN: the session was ended while this page was asked for.')

export async function showApply(house: House, visit: Visit): Promise<Answer> {
  const signed = visit.signed!
  const gone = await elsewhere(house, signed, visit.lang)
  if (gone) return gone
  const registration = await readPersons(house, await bsnOfVisitor(house, signed))
  return show(house, visit, emptyForm(registration), { registration }, signed.subjectId && await lastPass(house, house.db, signed.subjectId, visit.today))
}

const show = async (house: House, visit: Visit, form: ApplyForm, { registration, errors = [], codeSentTo }: RegistrationAsked, over?: Pass | ''): Promise<Answer> =>
  page({ title: residentText[visit.lang].apply(house.municipality.passName), area: 'shop', current: '/aanvragen', error: errors.length > 0, body: applyPage({ house, registration, asks: await asksToday(house), form, errors, codeSentTo, over: over || undefined, lang: visit.lang, csrf: visit.csrf() }) }, errors.length ? 422 : 200)

/** The one button: an application, or the same page with what is still needed. */
export async function pressApply(house: House, { mailCode }: EligibilityGiven, visit: Visit): Promise<Answer> {
  const signed = visit.signed!
  const gone = await elsewhere(house, signed, visit.lang)
  if (gone) return gone
  const form = readApplyForm(visit.form)
  const { sessionId, actedBy } = signed
  const sent = await sendApplication(house, mailCode, { bsn: await bsnOfVisitor(house, signed), proofKey: sessionId, sessionId, actedBy, lang: visit.lang }, form)
  if (sent.kind === 'again') return show(house, visit, form, sent)
  return redirect(inLanguage(visit.lang, sent.kind === 'has-pass' ? INSTEAD['has-pass'] : '/mijn/aanvraag'))
}

const fail = (message: string): never => { throw new Error(message) }
