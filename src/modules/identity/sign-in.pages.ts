import type { House } from '#src/house.ts'
import { DOOR_WORDS } from '#src/door-config.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import type { Html } from '#web/html.ts'
import { inBoth, inLanguage, languageOf, otherLanguage } from '#web/language.ts'
import { get, post, type Handler, type Route, type Signed } from '#web/route.ts'
import { cookieName, sessionCookie, sessionName as SESSION } from '#web/visit.ts'
import type { Acquaintances } from './admit.ts'
import type { Door } from './attempt.store.ts'
import { ATTEMPT_MS } from './check-attempt.ts'
import { ownPath } from './domain/own-path.ts'
import { englishChoicePage } from './english.views.ts'
import { choicePage, signedOutPage, stoppedPage } from './identity.views.ts'
import { returnFromIssuer } from './return.ts'
import { whyOver } from './session.ts'
import { signOut } from './sign-out.ts'
import { startSignIn } from './start.ts'
import { stoppedByNumber, stopSignIn } from './stop.ts'

/** What signing in needs of rooms to the right; app.ts gives it. */
export type SignInWiring = Acquaintances & {
  /** Who may use the shop and the limits in force, as on the home page. */
  readonly whoMay: () => Promise<Html>
  /** Where somebody goes who is signed in now: a path of ours. `returnTo` is where they wanted to be, if anywhere. */
  readonly afterSignIn: (signed: Signed, returnTo: string | undefined) => Promise<string>
}

const ATTEMPT = 'inloggen'
const doors = Object.entries(DOOR_WORDS) as [Door, string][]
const doorOf = (word: string | undefined): Door => doors.find(([, its]) => its === word)?.[0] ?? notThere()
const notThere = (): never => { throw new NotFound('there is no such door') }

export function signInRoutes(house: House, wiring: SignInWiring): Route[] {
  const stopped = (number: string, returnTo: string | undefined) =>
    redirect(`${inLanguage(languageOf(returnTo ?? '/'), '/inloggen')}/gestopt/${number}${returnTo ? `?terug=${encodeURIComponent(returnTo)}` : ''}`)

  /** What nobody thought of stops a sign-in too, with a number: then the log is found by it. */
  const numbered = async (door: Door, work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work()
    } catch (err) {
      const number = await stopSignIn(house, door, { reason: 'unknown' }, [])
      house.log.error({ err, door, number }, 'an error that nobody expected stopped a sign-in')
      return stopped(number, undefined)
    }
  }

  const choose: Handler = async ({ query, signed, cookies, lang }) => {
    const ended = signed ? undefined : await whyOver(house, cookies[sessionCookie])
    const returnTo = ownPath(query['terug'])
    return page(lang === 'en' ? englishChoicePage(house, { returnTo, signed, ended }) : choicePage(house, { whoMay: await wiring.whoMay(), returnTo, signed, ended }))
  }

  const start = (door: Door): Handler => ({ query, signed, setCookie }) => numbered(door, async () => {
    const returnTo = ownPath(query['terug'])
    const departure = await startSignIn(house, door, { returnTo, loginHint: query['login_hint'], replaces: signed?.sessionId })
    if (!departure.ok) return stopped(await stopSignIn(house, door, departure.refusal, departure.refusal.steps ?? []), returnTo)
    // SameSite=None: the answer may come back as a form that is posted from the issuer's site.
    setCookie(ATTEMPT, departure.value.browser, { maxAgeSeconds: ATTEMPT_MS / 1000, crossSite: true })
    return redirect(departure.value.to)
  })

  // The attempt's cookie stays until it ends by itself: by it we can still tell a second tab and a repeated answer apart.
  const comeBack = (door: Door): Handler => ({ method, query, form, cookies, setCookie }) => numbered(door, async () => {
    const { outcome, steps, returnTo } = await returnFromIssuer(house, wiring, door, method === 'POST' ? form : query, cookies[cookieName(ATTEMPT)])
    if (!outcome.ok) return stopped(await stopSignIn(house, door, outcome.refusal, steps), returnTo)
    setCookie(SESSION, outcome.value.cookie)
    return redirect(ownPath(await wiring.afterSignIn(outcome.value.signed, returnTo)) ?? '/')
  })

  const back: Handler = (visit) => comeBack(doorOf(visit.params['door']))(visit)

  const tellStopped: Handler = async ({ params, query, signed, path, lang }) => {
    const event = await stoppedByNumber(house, params['number'] ?? '')
    if (!event) return notThere()
    // Who works here or at a till has these pages in Dutch only.
    if (lang !== 'nl' && event.door !== 'resident') return redirect(otherLanguage(path))
    return page(stoppedPage(house, event, ownPath(query['terug']), signed, lang))
  }

  const leave: Handler = async ({ signed, clearCookie }) => {
    clearCookie(SESSION)
    return redirect(signed ? await signOut(house, signed) : '/uitgelogd')
  }

  // Every page view moves the end of a session, so a link that leads back is enough to stay.
  const stay: Handler = ({ query, signed }) => {
    const here = ownPath(query['terug']) ?? '/'
    return redirect(signed ? here : `${inLanguage(languageOf(here), '/inloggen')}?terug=${encodeURIComponent(here)}`)
  }

  // A whole library, or a thousand phones of one provider, may stand behind one address on the day that something opens.
  const often = { perMinute: 300 }
  return [
    ...inBoth(get('/inloggen', 'sign-in', choose)),
    get ('/inloggen/digid',           'sign-in', start('resident'), often),
    get ('/inloggen/aanbieder',       'sign-in', start('provider'), often),
    get ('/inloggen/medewerker',      'sign-in', start('staff'),    often),
    get ('/inloggen/terug/:door',     'sign-in', back,              often),
    post('/inloggen/terug/:door',     'sign-in', back,              { ...often, crossSite: true }),
    ...inBoth(get('/inloggen/gestopt/:number', 'sign-in', tellStopped, often)),
    post('/uitloggen',                'sign-in', leave),
    ...inBoth(get('/uitgelogd', 'sign-in', ({ lang }) => page(signedOutPage(house, lang)))),
    get ('/blijf',                    'sign-in', stay),
  ]
}
