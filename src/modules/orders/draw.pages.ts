import { sentence } from '#modules/knowledge/index.ts'
import { catalogue, offerBySlug, promisedOffers } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { type Answer, NotFound, page, redirect } from '#web/answer.ts'
import { inLanguage } from '#web/language.ts'
import type { Visit } from '#web/route.ts'
import { chosenDelivery, isProblem, typedDelivery } from './delivery/choose-delivery.ts'
import * as store from './draw.store.ts'
import { signUpPage } from './draw.views.ts'
import { orderText } from './order-words.ts'
import { again, refusedPage } from './refused.pages.ts'
import { signUp, withdrawSignUp } from './sign-up.ts'

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
  const signed = await signUp(house, { by: people[0]!, people: chosen.filter((one) => one !== undefined), offer, delivery })
  if (signed.ok) return redirect(inLanguage(visit.lang, `/mijn/loting/${signed.value.signUpId}?gelukt=ja`))
  return refusedPage(house, visit, signed.refusal, offer, people.find(({ id }) => id === signed.refusal.facts?.residentId))
}

/** The receipt of a sign-up, and later what came of it. Anybody else's is not there. */
export async function showSignUp(house: House, visit: Visit): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  const residentId = visit.signed?.subjectId
  const one = residentId && isUuid(id) ? await store.signUpOf(house.db, id, residentId) : undefined
  const draw = one && await store.drawById(house.db, one.drawId)
  const version = draw && await store.versionOnSale(house.db, draw.offerId)
  const offer = (await catalogue(house)).find((each) => each.offerId === draw?.offerId) ?? (version ? (await promisedOffers(house, house.db, [version])).get(version) : undefined)
  if (!residentId || !one || !draw || !offer) throw new NotFound('sign-up')
  const people = await peopleOf(house, house.db, residentId)
  return page({
    title: orderText[visit.lang].drawTitle, current: '/mijn/bonnen',
    body: signUpPage(house, visit, { one, draw, offer, people: people.filter((person) => one.people.includes(person.id)), open: !draw.drawnAt && draw.closesAt > house.clock.now() }),
  })
}

export async function pressWithdraw(house: House, visit: Visit): Promise<Answer> {
  const id = visit.params['id'] ?? ''
  if (!visit.signed?.subjectId || !isUuid(id)) throw new NotFound('sign-up')
  await withdrawSignUp(house, visit.signed.subjectId, id)
  return redirect(inLanguage(visit.lang, `/mijn/loting/${id}`))
}
