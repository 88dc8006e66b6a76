import { sentence } from '#modules/knowledge/index.ts'
import { offerBySlug } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { FieldError } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { chosenDelivery, type DeliveryForm, isProblem, typedDelivery } from './delivery/choose-delivery.ts'
import { drawDeliveryPage, signUpPage } from './draw.views.ts'
import { onTheSite } from './on-the-site.ts'
import { orderText } from './order-words.ts'
import { ownSignUp, type ShownSignUp } from './own-sign-up.ts'
import { again, refusedPage } from './refused.pages.ts'
import { byThemselves, changeDrawDelivery, signUp, withdrawSignUp } from './sign-up.ts'

export async function pressSignUp(house: House, visit: Visit): Promise<Answer> {
  const offer = await offerBySlug(house, visit.params['slug'] ?? '')
  if (!offer) throw new NotFound('offer')
  const residentId = visit.signed?.subjectId
  if (!residentId) return refusedPage(house, visit, { reason: 'pass-not-valid' }, offer, undefined)
  const people = await peopleOf(house, house.db, residentId)
  const chosen = [...new Set(visit.many('voor'))].map((id) => people.find((person) => person.id === id))
  if (chosen.includes(undefined)) throw new NotFound('resident')
  const delivery = await chosenDelivery(house, house.db, typedDelivery(visit), { residentId, offer, lang: visit.lang })
  const errors = [...(chosen.length ? [] : [{ field: 'voor', message: sentence(house, 'pages/loting#niemand', {}, visit.lang) }]), ...(isProblem(delivery) ? delivery : [])]
  if (errors.length || isProblem(delivery)) return again(house, visit, offer, errors)
  const signed = await signUp(house, { by: people[0]!, people: chosen.filter((one) => one !== undefined), offer, shown: visit.form['versie'], delivery, actor: onTheSite(residentId, visit.signed) })
  if (signed.ok) return redirect(inLanguage(visit.lang, `/mijn/loting/${signed.value.signUpId}?gelukt=ja`))
  const { refusal } = signed
  if (refusal.reason === 'stands-otherwise') return redirect(inLanguage(visit.lang, `/mijn/loting/${refusal.facts?.signUpId}?stond=ja`))
  return refusedPage(house, visit, refusal, offer, people.find(({ id }) => id === refusal.facts?.residentId))
}

/** The receipt of a sign-up, and later what came of it. Anybody else's is not there. */
export async function showSignUp(house: House, visit: Visit): Promise<Answer> {
  const shown = await theirs(house, visit)
  return page({ title: orderText[visit.lang].drawTitle, current: '/mijn/bonnen', body: signUpPage(house, visit, shown) })
}

async function theirs(house: House, visit: Visit): Promise<ShownSignUp> {
  const residentId = visit.signed?.subjectId
  const found = residentId && await ownSignUp(house, residentId, visit.params['id'] ?? '')
  if (!found) throw new NotFound('sign-up')
  return found
}

export async function pressWithdraw(house: House, visit: Visit): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  if (!visit.signed?.subjectId || !isUuid(id)) throw new NotFound('sign-up')
  await withdrawSignUp(house, byThemselves(visit.signed.subjectId, visit.signed), id)
  return redirect(inLanguage(visit.lang, `/mijn/loting/${id}`))
}

/** After the draw there is nothing to choose any more: the sign-up says what came of it. */
export async function askDelivery(house: House, visit: Visit): Promise<Answer> {
  const shown = await theirs(house, visit)
  if (!shown.open) return redirect(inLanguage(visit.lang, `/mijn/loting/${shown.one.id}`))
  const { delivery, pickUpAt } = shown.one
  return deliveryPage(house, visit, shown, { how: delivery, stip: pickUpAt ?? '' }, [])
}

export async function pressDelivery(house: House, visit: Visit): Promise<Answer> {
  const shown = await theirs(house, visit)
  const { one, draw, offer, open } = shown
  const back = inLanguage(visit.lang, `/mijn/loting/${one.id}`)
  if (!open) return redirect(back)
  const typed = typedDelivery(visit) ?? { how: '', stip: '' }
  const chosen = await chosenDelivery(house, house.db, typed, { residentId: one.residentId, offer: { usableUntil: offer.usableUntil, drawClosesAt: draw.closesAt }, lang: visit.lang })
  if (isProblem(chosen)) return deliveryPage(house, visit, shown, typed, chosen)
  const changed = await changeDrawDelivery(house, byThemselves(one.residentId, visit.signed), one.id, chosen)
  return redirect(changed ? `${back}?anders=ja` : back)
}

const deliveryPage = (house: House, visit: Visit, shown: ShownSignUp, typed: DeliveryForm, errors: readonly FieldError[]): Answer => page({
  title: orderText[visit.lang].drawDelivery.legend, current: '/mijn/bonnen', error: errors.length > 0, body: drawDeliveryPage(house, visit, shown, typed, errors),
}, errors.length ? 422 : 200)
