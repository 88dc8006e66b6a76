import type { Refusal } from '#shared/result.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { get, post, type Route, type Signed, type Visit } from '#web/route.ts'
import { changeReach, type ReachChanged } from './change-reach.ts'
import { confirmEmailCode, emailProof, type MailCode, sendEmailCode } from './confirm-email.ts'
import { sameMailbox } from './domain/email-address.ts'
import { ownDataRoutes } from './own-data/own-data.pages.ts'
import type { OwnPartOf } from './own-data/own-part.ts'
import { representationRoutes } from './representation/representation.pages.ts'
import type { RepresentationTold } from './representation/record-representation.ts'
import { reachOf } from './reach.ts'
import { codePage, PATH, reachPage } from './reach.views.ts'
import { text } from './residents.text.ts'

/** What app.ts gives this room: mail and messages belong to rooms further on. */
export type ResidentsGiven = { readonly mailCode: MailCode; readonly reachChanged: ReachChanged; readonly ownData: readonly OwnPartOf[]; readonly representationTold: RepresentationTold }

export const residentsRoutes = (house: House, given: ResidentsGiven): Route[] => [
  get (PATH,                   'see-own', (visit) => showReach(house, visit)),
  post(PATH,                   'see-own', (visit) => chooseReach(house, given, visit),  { perMinute: 20 }),
  get (`${PATH}/code`,         'see-own', (visit) => showCode(house, visit)),
  post(`${PATH}/code`,         'see-own', (visit) => confirmCode(house, given, visit),  { perMinute: 20 }),
  post(`${PATH}/nieuwe-code`,  'see-own', (visit) => sendAgain(house, given, visit),    { perMinute: 10 }),
  ...ownDataRoutes(house, given.ownData),
  ...representationRoutes(house, given.representationTold),
]

const signedResident = ({ signed }: Visit): Signed & { readonly subjectId: string } => {
  // Who signed in and never applied has nothing here yet: they choose their channel when they apply.
  if (!signed?.subjectId) throw new NotFound('This person has not applied.')
  return { ...signed, subjectId: signed.subjectId }
}

const sentence = ({ reason }: Refusal): string => text.errors[reason as keyof typeof text.errors]

async function showReach(house: House, visit: Visit): Promise<Answer> {
  if (!visit.signed?.subjectId) return redirect('/aanvragen')
  const { bewaard } = visit.query
  const reach = await reachOf(house, house.db, visit.signed.subjectId)
  const saved = bewaard === 'mail' ? 'email' : bewaard === 'brief' ? 'letter' : undefined
  return page({ title: text.title, area: 'shop', current: PATH, body: reachPage({ house, reach, saved, csrf: visit.csrf() }) })
}

async function chooseReach(house: House, given: ResidentsGiven, visit: Visit): Promise<Answer> {
  const { subjectId, sessionId, name } = signedResident(visit)
  const { channel = '', email = '' } = visit.form
  const again = async (field: string, message: string, options: { mailDown?: boolean } = {}) => {
    const reach = await reachOf(house, house.db, subjectId)
    const errors = options.mailDown ? [] : [{ field, message }]
    return page({ title: text.title, area: 'shop', current: PATH, error: true, body: reachPage({ house, reach, typed: { channel, email }, errors, ...options, csrf: visit.csrf() }) }, options.mailDown ? 503 : 422)
  }
  if (channel === 'letter') {
    await changeReach(house, { residentId: subjectId, choice: { channel }, changeId: newId(house.clock.now()) }, given.reachChanged)
    return redirect(`${PATH}?bewaard=brief`)
  }
  if (channel !== 'email') return again('channel', text.errors.channel)
  const now = await reachOf(house, house.db, subjectId)
  if (now.channel === 'email' && sameMailbox(now.email) === sameMailbox(email.trim())) return redirect(`${PATH}?bewaard=mail`)
  const sent = await sendEmailCode(house, { sessionId, address: email, name }, given.mailCode)
  if (sent.ok) return redirect(`${PATH}/code`)
  return again('email', sentence(sent.refusal), { mailDown: sent.refusal.reason === 'mail-down' })
}

async function showCode(house: House, visit: Visit): Promise<Answer> {
  const proof = await emailProof(house, house.db, signedResident(visit).sessionId)
  return proof ? page(codeForm(house, visit, proof)) : redirect(PATH)
}

const codeForm = (house: House, visit: Visit, proof: { email: string; until: Date }, more: { errors?: { field: string; message: string }[]; consent?: boolean } = {}) => ({
  title: text.codeTitle, area: 'shop' as const, current: PATH, error: Boolean(more.errors?.length),
  body: codePage({ house, email: proof.email, until: proof.until, csrf: visit.csrf(), ...more }),
})

async function confirmCode(house: House, given: ResidentsGiven, visit: Visit): Promise<Answer> {
  const { subjectId, sessionId } = signedResident(visit)
  const proof = await emailProof(house, house.db, sessionId)
  if (!proof) return redirect(PATH)
  const { code: typed = '', consent } = visit.form
  const errors: { field: string; message: string }[] = []
  const confirmed = await confirmEmailCode(house, { sessionId, typed })
  if (!confirmed.ok) errors.push({ field: 'code', message: sentence(confirmed.refusal) })
  if (consent !== 'ja') errors.push({ field: 'consent', message: text.errors['no-consent'] })
  if (errors.length) return page(codeForm(house, visit, proof, { errors, consent: consent === 'ja' }), 422)
  const changed = await changeReach(house, { residentId: subjectId, choice: { channel: 'email', sessionId, consent: true }, changeId: proof.codeId }, given.reachChanged)
  return changed.ok ? redirect(`${PATH}?bewaard=mail`) : page(codeForm(house, visit, proof, { errors: [{ field: 'code', message: sentence(changed.refusal) }], consent: true }), 422)
}

async function sendAgain(house: House, given: ResidentsGiven, visit: Visit): Promise<Answer> {
  const { sessionId, name } = signedResident(visit)
  const proof = await emailProof(house, house.db, sessionId)
  if (!proof) return redirect(PATH)
  const sent = await sendEmailCode(house, { sessionId, address: proof.email, name }, given.mailCode)
  return sent.ok ? redirect(`${PATH}/code`) : page(codeForm(house, visit, proof, { errors: [{ field: 'code', message: sentence(sent.refusal) }] }), 422)
}
