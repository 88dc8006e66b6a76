import type { House } from '#src/house.ts'
import { type Answer, page } from '#web/answer.ts'
import type { Visit } from '#web/route.ts'
import { limitsInForce, rulesOn } from '../rules-in-force.ts'
import { referenceDateOf } from '../domain/policy.ts'
import { indicate } from './indication.ts'
import { PRE_CHECK, questionPage } from './question.views.ts'
import { answersOf, askedOnly, errorsOf, type Now, pathOf, type Question, QUESTIONS, readTyped, type Typed } from './questions.ts'
import { resultPage } from './result.views.ts'

/**
 * A short check for everybody, without signing in. Nothing is kept: the answers travel as hidden fields of the form,
 * never in an address, and every page looks at all of them again.
 */
export async function showPreCheck(house: House, visit: Visit): Promise<Answer> {
  return ask(house, visit, await nowOf(house, visit), readTyped({}), 'lives')
}

export async function pressPreCheck(house: House, visit: Visit): Promise<Answer> {
  const now = await nowOf(house, visit)
  const typed = readTyped(visit.form)
  const { lang } = visit
  const path = pathOf(answersOf(typed, lang), now)
  const at = QUESTIONS.find((question) => question === visit.form['at'])
  const here = at ? path.indexOf(at) : path.length
  // Who goes on in the other language stays where they are, with all that they answered.
  if (visit.form['go'] === 'other' && at) return ask(house, visit, now, typed, path.includes(at) ? at : 'lives')
  if (visit.form['go'] === 'back') return ask(house, visit, now, typed, path[here - 1] ?? 'lives')

  // Somebody with an answer off the road (typed by hand, or from an older page) is led to the first question that is open.
  const wrong = path.find((question, i) => (i <= here || !at) && errorsOf(question, typed, lang).length > 0)
  if (wrong) return ask(house, visit, now, typed, wrong, true)
  const next = at && here >= 0 ? path[here + 1] : path.find((question) => errorsOf(question, typed, lang).length > 0)
  return next ? ask(house, visit, now, typed, next) : answer(house, visit, now, typed)
}

/** As for an application of today: the policy says whose day counts. */
async function nowOf(house: House, { today: applied }: Visit): Promise<Now> {
  const today = referenceDateOf((await rulesOn(house, applied)).policy, applied)
  return { today, ownMunicipality: house.municipality.brpCode, rules: await rulesOn(house, today) }
}

function ask(house: House, visit: Visit, now: Now, typed: Typed, question: Question, checked = false): Answer {
  const { lang } = visit
  const errors = checked ? errorsOf(question, typed, lang) : []
  const view = questionPage({ house, lang, now, typed, question, errors, path: pathOf(answersOf(typed, lang), now), csrf: visit.csrf() })
  return page({ ...view, area: 'shop', error: errors.length > 0, current: PRE_CHECK, ...(typed.amount === '' && { mayGoBack: true }) }, errors.length ? 422 : 200)
}

async function answer(house: House, visit: Visit, now: Now, typed: Typed): Promise<Answer> {
  const { lang } = visit
  const path = pathOf(answersOf(typed, lang), now)
  const answers = askedOnly(answersOf(typed, lang), path)
  const view = resultPage({ house, lang, now, typed, answers, path, indication: indicate(answers, now), limits: await limitsInForce(house, now.today, lang), checkedOn: visit.today, signed: visit.signed, csrf: visit.csrf() })
  return page({ ...view, area: 'shop', current: PRE_CHECK })
}
