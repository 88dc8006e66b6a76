import type { Queryable } from '#db/database.ts'
import { catalogue, type ChangeName, changesBetween, offerNow, promisedOffers, type PromisedOffer } from '#modules/offers/index.ts'
import { peopleOf, type Person } from '#modules/vouchers/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import type { DeliveryChoice } from './domain/delivery.ts'
import * as store from './draw.store.ts'

/** `by`: who signed up; `people`: for whom; `comes`: how the bon comes when they win. `open`: it stands, and the draw is still to come. `closed`: its time has come. `waits`: so it has, and its offer is paused. `mayLeave`: nothing was drawn yet, whatever the time. `was`: what stood there when they signed up, where something of it that matters is different by now. */
export type ShownSignUp = { readonly one: store.SignUpRow; readonly draw: store.DrawRow; readonly offer: PromisedOffer; readonly by: Person; readonly people: readonly Person[]; readonly comes: DeliveryChoice; readonly open: boolean; readonly closed: boolean; readonly waits: boolean; readonly mayLeave: boolean; readonly was: Was | undefined }
/** `promised`: the version that they read; `changes`: in what the one on sale is different. */
type Was = { readonly promised: PromisedOffer; readonly changes: readonly ChangeName[] }

/** One sign-up of this resident for a draw. Undefined: there is no such one, or it is somebody else's. */
export async function ownSignUp(house: House, residentId: string, id: string): Promise<ShownSignUp | undefined> {
  const one = isUuid(id) ? await store.signUpOf(house.db, id, residentId) : undefined
  return one && shown(house, house.db, one, await peopleOf(house, house.db, residentId))
}

/** The draws somebody takes part in and that were not held yet, the first one first; one whose offer is paused waits. `people`: they first, and their children. */
export async function openSignUps(house: House, q: Queryable, residentId: string, people: readonly Person[]): Promise<ShownSignUp[]> {
  const found = await Promise.all((await store.standingSignUps(q, residentId)).map((one) => shown(house, q, one, people)))
  return found.filter((each) => each !== undefined)
}

async function shown(house: House, q: Queryable, one: store.SignUpRow, people: readonly Person[]): Promise<ShownSignUp | undefined> {
  const draw = await store.drawById(q, one.drawId)
  const sale = draw && await saleOf(house, q, draw.offerId)
  if (!draw || !sale) return undefined
  const { offer, state } = sale
  const toCome = !one.withdrawnAt && !draw.drawnAt && !draw.stoppedAt
  const closed = draw.closesAt <= house.clock.now()
  return { one, draw, offer, by: people[0]!, people: people.filter((person) => one.people.includes(person.id)), comes: one.delivery === 'stip' ? { how: 'stip', stip: one.pickUpAt ?? '' } : { how: one.delivery }, open: toCome && !closed, closed, waits: toCome && closed && state === 'paused', mayLeave: toCome && draw.places === null, was: await wasOtherwise(house, q, one, offer) }
}

async function wasOtherwise(house: House, q: Queryable, { versionId }: store.SignUpRow, offer: PromisedOffer): Promise<Was | undefined> {
  if (!versionId || versionId === offer.versionId) return undefined
  const promised = (await promisedOffers(house, q, [versionId])).get(versionId)
  const changes = promised ? changesBetween(promised, offer) : []
  return promised && changes.length ? { promised, changes } : undefined
}

async function saleOf(house: House, q: Queryable, offerId: string): Promise<{ readonly offer: PromisedOffer; readonly state: string } | undefined> {
  const card = (await catalogue(house)).find((each) => each.offerId === offerId)
  return card ? { offer: card, state: card.state } : offerNow(house, q, offerId)
}
