import type { Language } from '#shared/language.ts'
import type { Refusal } from '#shared/result.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { inBoth, inLanguage } from '#web/language.ts'
import { get, post, type Route, type Signed, type Visit } from '#web/route.ts'
import { changeReach, type ReachChanged } from './change-reach.ts'
import { confirmEmailCode, emailProof, type MailCode, sendEmailCode } from './confirm-email.ts'
import { sameMailbox } from './domain/email-address.ts'
import { ownDataRoutes } from './own-data/own-data.pages.ts'
import type { OwnPartOf } from './own-data/own-part.ts'
import { representationRoutes } from './representation/representation.pages.ts'
import type { FindByBsn, KnowsHousehold, RepresentationTold } from './representation/record-representation.ts'
import { reachOf } from './reach.ts'
import type { ReachText } from './english.text.ts'
import { chooseLanguage, languageFor } from './language.ts'
import { codePage, PATH, reachPage, reachText } from './reach.views.ts'

/** What app.ts gives this room: mail and messages belong to rooms further on. */
export type ResidentsGiven = { readonly mailCode: MailCode; readonly reachChanged: ReachChanged; readonly ownData: readonly OwnPartOf[]; readonly representationTold: RepresentationTold; readonly knowsHousehold: KnowsHousehold; readonly findByBsn: FindByBsn }

export const residentsRoutes = (house: House, given: ResidentsGiven): Route[] => [
  ...inBoth(get (PATH,                  'see-own', (visit) => showReach(house, visit))),
  ...inBoth(post(PATH,                  'see-own', (visit) => chooseReach(house, given, visit),  { perMinute: 20 })),
  ...inBoth(post(`${PATH}/taal`,        'see-own', (visit) => pressLanguage(house, visit),       { perMinute: 20 })),
  ...inBoth(get (`${PATH}/code`,        'see-own', (visit) => showCode(house, visit))),
  ...inBoth(post(`${PATH}/code`,        'see-own', (visit) => confirmCode(house, given, visit),  { perMinute: 20 })),
  ...inBoth(post(`${PATH}/nieuwe-code`, 'see-own', (visit) => sendAgain(house, given, visit),    { perMinute: 10 })),
  ...ownDataRoutes(house, given.ownData),
  ...representationRoutes(house, { told: given.representationTold, knowsHousehold: given.knowsHousehold, findByBsn: given.findByBsn, reachChanged: given.reachChanged }),
]

const signedResident = ({ signed }: Visit): Signed & { readonly subjectId: string } => {
  // Who signed in and never applied has nothing here yet: they choose their channel when they apply.
  if (!signed?.subjectId) throw new NotFound('This person has not applied.')
  return { ...signed, subjectId: signed.subjectId }
}

const sentence = ({ reason }: Refusal, lang: Language): string => reachText[lang].errors[reason as keyof ReachText['errors']]

async function showReach(house: House, visit: Visit): Promise<Answer> {
  const residentId = visit.signed?.subjectId
  if (!residentId) return redirect(inLanguage(visit.lang, '/aanvragen'))
  return page({ title: reachText[visit.lang].title, area: 'shop', current: PATH, body: reachPage({ ...await now(house, visit, residentId), saved: SAVED[visit.query.bewaard ?? ''] }) })
}

const SAVED: Readonly<Record<string, 'email' | 'letter' | 'language'>> = { mail: 'email', brief: 'letter', taal: 'language' }

/** How somebody is reached, and in which language. */
const now = async (house: House, visit: Visit, residentId: string) =>
  ({ house, lang: visit.lang, reach: await reachOf(house, house.db, residentId), language: await languageFor(house, house.db, residentId), csrf: visit.csrf() })

async function pressLanguage(house: House, visit: Visit): Promise<Answer> {
  const { subjectId, actedBy } = signedResident(visit)
  const { lang, form: { taal } } = visit
  if (taal !== 'nl' && taal !== 'en') {
    const errors = [{ field: 'taal', message: reachText[lang].errors.language }]
    return page({ title: reachText[lang].title, area: 'shop', current: PATH, error: true, body: reachPage({ ...await now(house, visit, subjectId), errors }) }, 422)
  }
  await house.db.transaction((tx) => chooseLanguage(house, tx, subjectId, taal, { door: 'resident', id: subjectId, role: actedBy ? 'representative' : 'resident' }))
  return redirect(inLanguage(lang, `${PATH}?bewaard=taal`))
}

async function chooseReach(house: House, given: ResidentsGiven, visit: Visit): Promise<Answer> {
  const { subjectId, sessionId } = signedResident(visit)
  const { channel = '', email = '' } = visit.form
  const { lang } = visit
  const text = reachText[lang]
  const again = async (field: string, message: string, options: { mailDown?: boolean } = {}) => {
    const errors = options.mailDown ? [] : [{ field, message }]
    return page({ title: text.title, area: 'shop', current: PATH, error: true, body: reachPage({ ...await now(house, visit, subjectId), typed: { channel, email }, errors, ...options }) }, options.mailDown ? 503 : 422)
  }
  if (channel === 'letter') {
    await changeReach(house, { residentId: subjectId, choice: { channel }, changeId: newId(house.clock.now()), actedBy: visit.signed?.actedBy }, given.reachChanged)
    return redirect(inLanguage(lang, `${PATH}?bewaard=brief`))
  }
  if (channel !== 'email') return again('channel', text.errors.channel)
  const before = await reachOf(house, house.db, subjectId)
  if (before.channel === 'email' && sameMailbox(before.email) === sameMailbox(email.trim())) return redirect(inLanguage(lang, `${PATH}?bewaard=mail`))
  const sent = await sendEmailCode(house, { sessionId, address: email, lang }, given.mailCode)
  if (sent.ok) return redirect(inLanguage(lang, `${PATH}/code`))
  return again('email', sentence(sent.refusal, lang), { mailDown: sent.refusal.reason === 'mail-down' })
}

async function showCode(house: House, visit: Visit): Promise<Answer> {
  const proof = await emailProof(house, house.db, signedResident(visit).sessionId)
  return proof ? page(codeForm(house, visit, proof)) : redirect(inLanguage(visit.lang, PATH))
}

const codeForm = (house: House, visit: Visit, proof: { email: string; until: Date }, more: { errors?: { field: string; message: string }[]; consent?: boolean } = {}) => ({
  title: reachText[visit.lang].codeTitle, area: 'shop' as const, current: PATH, error: Boolean(more.errors?.length),
  body: codePage({ house, lang: visit.lang, email: proof.email, until: proof.until, csrf: visit.csrf(), ...more }),
})

async function confirmCode(house: House, given: ResidentsGiven, visit: Visit): Promise<Answer> {
  const { subjectId, sessionId } = signedResident(visit)
  const { lang } = visit
  const proof = await emailProof(house, house.db, sessionId)
  if (!proof) return redirect(inLanguage(lang, PATH))
  const { code: typed = '', consent } = visit.form
  const errors: { field: string; message: string }[] = []
  const confirmed = await confirmEmailCode(house, { sessionId, typed })
  if (!confirmed.ok) errors.push({ field: 'code', message: sentence(confirmed.refusal, lang) })
  if (consent !== 'ja') errors.push({ field: 'consent', message: reachText[lang].errors['no-consent'] })
  if (errors.length) return page(codeForm(house, visit, proof, { errors, consent: consent === 'ja' }), 422)
  const changed = await changeReach(house, { residentId: subjectId, choice: { channel: 'email', sessionId, consent: true, lang }, changeId: proof.codeId, actedBy: visit.signed?.actedBy }, given.reachChanged)
  return changed.ok ? redirect(inLanguage(lang, `${PATH}?bewaard=mail`)) : page(codeForm(house, visit, proof, { errors: [{ field: 'code', message: sentence(changed.refusal, lang) }], consent: true }), 422)
}

async function sendAgain(house: House, given: ResidentsGiven, visit: Visit): Promise<Answer> {
  const { sessionId } = signedResident(visit)
  const proof = await emailProof(house, house.db, sessionId)
  const { lang } = visit
  if (!proof) return redirect(inLanguage(lang, PATH))
  const sent = await sendEmailCode(house, { sessionId, address: proof.email, lang }, given.mailCode)
  return sent.ok ? redirect(inLanguage(lang, `${PATH}/code`)) : page(codeForm(house, visit, proof, { errors: [{ field: 'code', message: sentence(sent.refusal, lang) }] }), 422)
}
