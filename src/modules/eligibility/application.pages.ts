import type { Language } from '#shared/language.ts'
import { ageOn } from '#shared/local-date.ts'
import { heldPass, type Pass, passesOfHousehold } from '#modules/passes/index.ts'
import { reachOf, type ResidentCard, residentCard, residentCards } from '#modules/residents/index.ts'
import type { House } from '#src/house.ts'
import { type Answer, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { openAmounts } from './amounts.ts'
import type { Application } from './application.ts'
import { latestApplication, sealedTyped } from './application.store.ts'
import { decisionOf, latestAssessment } from './decision.store.ts'
import { residentText } from './resident-words.ts'
import { readCourse } from './resident/read-course.ts'
import { decisionsFor, doorOf } from './resident/read-decisions.ts'
import { grantedPage, laterKind, laterPage, noTitle, partnerPage, refusedPage, type Result, withdrawnPage } from './result.views.ts'
import { openTyped } from './typed.ts'

/** `/mijn/aanvraag`: how it stands with my application, or the pass I got with my partner's. */
export async function showApplication(house: House, visit: Visit): Promise<Answer> {
  const { lang } = visit
  const text = residentText[lang]
  const applying = redirect(inLanguage(lang, '/aanvragen'))
  const residentId = visit.signed?.subjectId
  if (!residentId) return applying
  const today = house.clock.today()
  const [person, application, pass] = await Promise.all([residentCard(house, house.db, residentId), latestApplication(house.db, residentId), heldPass(house, house.db, residentId, today)])
  const shop = (title: string, body: Html) => page({ title, area: 'shop', current: '/mijn/aanvraag', body })
  // What is turned off is said first, with what to do about it.
  if (pass?.state === 'blocked') return redirect('/mijn/pas')
  // An own application that was granted, or that ended or waits while a partner's was granted: what counts is the pass.
  if (pass && application?.state !== 'granted') return shop(text.welcome(person.givenName), partnerPage({ house, lang, person }, pass))
  if (!application) return applying
  const result = await resultOf(house, lang, person, application)
  if (application.state === 'refused' || application.state === 'set-aside') return shop(noTitle(result), refusedPage(result))
  if (application.state === 'withdrawn') return shop(text.withdrawnTitle, withdrawnPage(result))
  if (application.state === 'granted') return pass ? shop(text.welcome(person.givenName), grantedPage(result, pass, await childrenWithPass(house, residentId, pass))) : applying
  return shop(text.laterTitles[laterKind(application)], laterPage(result))
}

async function resultOf(house: House, lang: Language, person: ResidentCard, application: Application): Promise<Result> {
  const [sealed, assessment, decision, reach] = await Promise.all([
    sealedTyped(house.db, application.id), latestAssessment(house.db, application.id), decisionOf(house.db, application.id), reachOf(house, house.db, person.id),
  ])
  const opened = assessment && await openAmounts(house, house.db, assessment.id)
  const course = await readCourse(house, house.db, application)
  const one = decision && (await decisionsFor(house, house.db, person.id)).find((each) => each.decision.id === decision.id)
  const disagree = one && { one, door: await doorOf(house, house.db, person.id, one) }
  return { house, lang, person, application, typed: openTyped(house, sealed), assessment, opened, decision, reach, course, disagree }
}

async function childrenWithPass(house: House, residentId: string, { householdId }: Pass): Promise<readonly ResidentCard[]> {
  const today = house.clock.today()
  const passes = (await passesOfHousehold(house, house.db, householdId, today)).filter(({ underResident }) => underResident === residentId)
  const cards = await residentCards(house, house.db, passes.map((pass) => pass.residentId))
  return cards.toSorted((a, b) => (b.born ? ageOn(b.born, today) : 0) - (a.born ? ageOn(a.born, today) : 0))
}
