import { endSession } from '#modules/identity/index.ts'
import { catalogue, closedBecause, type OfferCard } from '#modules/offers/index.ts'
import { type Alternative, alternatives, chosenOffer, explainRefusal, placeOrder } from '#modules/orders/index.ts'
import { openVouchersPdf, type Person } from '#modules/vouchers/index.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, BadRequest, file, NotFound, page, redirect } from '#web/answer.ts'
import { isFormKey } from '#web/form-key.ts'
import { html } from '#web/html.ts'
import { get, post, type Route, type Visit } from '#web/route.ts'
import { sessionName } from '#web/visit.ts'
import { comingPlaces, labelWithDay } from '../coming-places.ts'
import { offerList } from '../offer-list.ts'
import { type AtLibrary, atLibrary, type PassHere, vouchersHere } from './at-the-library.ts'
import { enterLibrary } from './enter.ts'
import { text } from './library.text.ts'
import { enterPage, type Instead, LIBRARY_PATH, orderPage, type Refused, vouchersPage } from './library.views.ts'

/** So many at once: more than a list can be read through. */
const MOST = 300

export const libraryRoutes = (house: House): Route[] => [
  get (LIBRARY_PATH,                 'browse',           (visit) => showEnter(house, visit)),
  post(LIBRARY_PATH,                 'browse',           (visit) => pressEnter(house, visit),  { perMinute: 20 }),
  get (`${LIBRARY_PATH}/bonnen`,     'order-at-library', (visit) => showVouchers(house, visit)),
  get (`${LIBRARY_PATH}/bonnen.pdf`, 'order-at-library', (visit) => print(house, visit)),
  get (`${LIBRARY_PATH}/bestellen`,  'order-at-library', (visit) => showOrder(house, visit)),
  post(`${LIBRARY_PATH}/bestellen`,  'order-at-library', (visit) => pressOrder(house, visit)),
]

function showEnter(house: House, visit: Visit, number = '', errors: readonly FieldError[] = [], status = 200): Answer {
  if (visit.signed?.door === 'library' && !errors.length) return redirect(`${LIBRARY_PATH}/bonnen`)
  const { query } = visit
  const notice = query.uitgelogd === 'ja' ? { kind: 'ok' as const, body: text.signedOut } : query.over === 'ja' ? { kind: 'info' as const, body: text.over } : undefined
  return page({ title: text.title, current: LIBRARY_PATH, error: errors.length > 0, body: enterPage({ house, number, errors, notice, csrf: visit.csrf() }) }, status)
}

/** Whoever was signed in at this computer is so no more: one person at a time. */
async function pressEnter(house: House, visit: Visit): Promise<Answer> {
  const { pas: number = '', code = '' } = visit.form
  const entered = await enterLibrary(house, { number, code, sender: visit.sender })
  if (!entered.ok) {
    const { reason } = entered.refusal
    return showEnter(house, visit, number, [{ field: reason === 'code' ? 'code' : 'pas', message: text.errors[reason] }], reason.startsWith('too-many') ? 429 : 422)
  }
  if (visit.signed) await endSession(house, house.db, visit.signed.sessionId)
  visit.setCookie(sessionName, entered.value.cookie)
  return redirect(`${LIBRARY_PATH}/bonnen`)
}

/** For who is still there; otherwise they are signed out and read why. */
async function inside(house: House, visit: Visit, go: (here: AtLibrary) => Promise<Answer>): Promise<Answer> {
  const here = await atLibrary(house, visit)
  if (here) return go(here)
  visit.clearCookie(sessionName)
  return redirect(`${LIBRARY_PATH}?over=ja`)
}

const showVouchers = (house: House, visit: Visit): Promise<Answer> => inside(house, visit, async (here) => page({
  title: text.vouchersTitle, current: LIBRARY_PATH,
  body: vouchersPage({ house, vouchers: await vouchersHere(house, here), ordered: visit.query.besteld === 'ja', csrf: visit.csrf() }),
}))

const print = (house: House, visit: Visit): Promise<Answer> => inside(house, visit, async (here) => {
  const body = await openVouchersPdf(house, house.db, here.residentId, ({ id }) => here.people.find((one) => one.id === id)?.givenName ?? text.otherPass)
  if (!body) throw new NotFound('There are no vouchers to print.')
  return file({ type: 'application/pdf', body, name: text.printed })
})

// ---- ordering -----------------------------------------------------------------------------------------------------

type Shown = { readonly errors?: readonly FieldError[]; readonly refusal?: Refused; readonly chosen?: string; readonly ticked?: readonly string[] | undefined }

/** Nothing that is drawn, before its draw or after it: who sits here has no way to take part, and the desk gives what is left (decision 0060). */
const onSale = async (house: House): Promise<readonly OfferCard[]> => {
  const now = house.clock.now()
  return (await catalogue(house)).filter((offer) => !offer.drawClosesAt && closedBecause(offer.state, offer, offer.soldOut, now) === undefined).toSorted((a, b) => a.title.localeCompare(b.title, 'nl'))
}

async function order(house: House, visit: Visit, here: AtLibrary, { errors = [], refusal, chosen = '', ticked = [here.people[0]!.mark] }: Shown = {}): Promise<Answer> {
  const { offers, head, kept } = await offerList(house, visit, await onSale(house), { most: MOST, path: `${LIBRARY_PATH}/bestellen`, chosen })
  return page({
    title: text.order, current: LIBRARY_PATH, error: errors.length > 0,
    body: orderPage({ here, offers: offers.map((offer) => ({ versionId: offer.versionId, label: labelWithDay(house, offer, `${offer.title}, ${offer.giver}: ${offer.benefit.deal}`) })), coming: comingPlaces(house, offers), search: head, errors, refusal, chosen, ticked, csrf: visit.csrf(), hidden: html`${kept}${visit.csrf()}${visit.idempotency()}` }),
  }, errors.length ? 422 : refusal ? 409 : 200)
}

/** `?bon=…&voor=…-…`: what was pressed among what goes instead, filled in. */
const showOrder = (house: House, visit: Visit): Promise<Answer> => inside(house, visit, (here) => order(house, visit, here, { chosen: visit.query['bon'] ?? '', ticked: visit.query['voor']?.split('-') }))

/** Of a pass instead of a person, as everything here. When it is busy the same goes again in a moment. */
async function insteadOf(house: House, here: AtLibrary, busy: boolean, offer: OfferCard, about: Person | undefined): Promise<readonly Instead[]> {
  const found = busy ? [] : await alternatives(house, house.db, here.residentId, offer, about)
  const passesOf = ({ people }: Alternative): readonly PassHere[] => here.people.filter(({ id }) => people.some((person) => person.id === id))
  return found.map((one) => ({ versionId: one.offer.versionId, title: one.offer.title, giver: one.offer.giver, deal: one.offer.benefit.deal, passes: passesOf(one) }))
}

/** The same one way to a voucher as everywhere; who is too young or had enough hears it of the pass. */
const pressOrder = (house: House, visit: Visit): Promise<Answer> => inside(house, visit, async (here) => {
  const { bon: chosen = '', _key: key = '' } = visit.form
  if (!isFormKey(key)) throw new BadRequest('an order without a key')
  const ticked = visit.many('voor')
  const wanted = await chosenOffer(house, chosen)
  const offer = wanted?.promised
  const people = here.people.filter(({ mark }) => ticked.includes(mark))
  // A pass that was on the page and is theirs no longer: nothing is ordered for whom it was not meant, nor for the rest alone.
  const gone = ticked.some((mark) => !here.people.some((person) => person.mark === mark))
  const errors = [...(offer ? [] : [{ field: 'bon', message: text.chooseOffer }]), ...(people.length || gone ? [] : [{ field: 'voor', message: text.choosePass }]), ...(gone ? [{ field: 'voor', message: text.passGone }] : [])]
  if (errors.length || !wanted || !offer) return order(house, visit, here, { errors, chosen, ticked })
  const placed = await placeOrder(house, { by: here.people[0]!, people, offer, key, actor: { door: 'resident', id: here.residentId, role: 'library' }, delivery: { how: 'print' } })
  if (placed.ok) return redirect(`${LIBRARY_PATH}/bonnen?besteld=ja`)
  const { refusal: not } = placed
  const about = people.find(({ id }) => id === not.facts?.residentId)
  const refusal = { why: explainRefusal(house, not, offer, about), instead: await insteadOf(house, here, not.reason === 'busy', wanted.card, about) }
  return order(house, visit, here, { refusal, chosen, ticked })
})
