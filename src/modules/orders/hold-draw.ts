import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { newId } from '#shared/ids.ts'
import { sha256 } from '#shared/sha256.ts'
import { record } from '#modules/audit/index.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import { promisedOffers, type PromisedOffer } from '#modules/offers/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import { listed, newVoucherCode } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { drawOrder, nextTurn } from './domain/draw.ts'
import type { OrderFacts } from './domain/may-order.ts'
import { orderKey } from './delivery/told-of.ts'
import { wonTelling } from './draw-delivery.ts'
import * as draws from './draw.store.ts'
import { explainRefusal } from './explain.ts'
import { seedContext } from './open-draws.ts'
import * as store from './orders.store.ts'
import { drawValues } from './sign-up.ts'

type Entry = draws.SignUpRow & { readonly count: number }
type Said = draws.Result & { readonly entry: Entry; readonly facts?: OrderFacts | undefined }
const MOST = 256

/** Each minute: holds every draw whose time has come. */
export async function holdDraws(house: House): Promise<void> {
  for (const { id } of await draws.dueDraws(house.db, house.clock.now())) await holdDraw(house, id)
}

/**
 * Draws, gives the vouchers through the same door as every order, and tells everybody. Cut short at any point it is done
 * again to the same end: the places are fixed, the order follows from the seed, and each order has the key of its sign-up.
 * False: it is not time yet, it was done, or somebody else is doing it.
 */
async function holdDraw(house: House, drawId: string): Promise<boolean> {
  const known = await draws.drawById(house.db, drawId)
  if (!known || known.drawnAt || known.closesAt > house.clock.now()) return false
  await draws.fixPlaces(house.db, drawId)
  return house.db.transaction(async (tx) => {
    const draw = await draws.holdForDraw(tx, drawId)
    if (!draw) return false
    const seed = house.box.open(draw.sealed, seedContext(draw.id))
    const versionId = await draws.versionOnSale(house.db, draw.offerId)
    const offer = versionId ? (await promisedOffers(house, house.db, [versionId])).get(versionId) : undefined
    if (!offer) throw new Error(`The offer of draw ${drawId} has no version on sale.`)
    const said = await drawAll(house, offer, seed, draw.places ?? 0, (await draws.signUpsOf(tx, drawId)).map((one) => ({ ...one, count: one.people.length })))
    const at = house.clock.now()
    await draws.keepResults(tx, drawId, { seed, at }, said)
    await tellThem(house, offer, at, said, (messages) => draws.tellMany(tx, messages))
    const won = said.filter(({ outcome }) => outcome === 'won').length
    await record(house, tx, { actor: { door: 'system' }, action: 'orders.drawn', subject: { kind: 'draw', id: drawId }, facts: { signUps: said.length, won, places: draw.places } })
    tx.afterCommit(() => wakeMessages(house))
    return true
  })
}

async function drawAll(house: House, offer: PromisedOffer, seed: string, places: number, entries: readonly Entry[]): Promise<Said[]> {
  const order = drawOrder(seed, entries)
  const placeOf = new Map(order.map(({ id }, i) => [id, i + 1]))
  const said: Said[] = []
  let rest = order
  let left = places
  while (rest.length) {
    const { turn, lost } = nextTurn(rest, left, MOST)
    for (const entry of lost) said.push({ id: entry.id, entry, place: placeOf.get(entry.id)!, outcome: 'lost', reason: undefined, orderId: undefined })
    const answers = turn.length ? await placeInOrder(house, await wishesOf(house, offer, turn)) : []
    for (const [i, entry] of turn.entries()) {
      const answer = answers[i]!
      const won = answer.outcome === 'placed'
      if (won) left -= entry.count
      said.push({ id: entry.id, entry, place: placeOf.get(entry.id)!, outcome: won ? 'won' : 'refused', reason: won ? undefined : answer.reason ?? 'busy', orderId: answer.order_id ?? undefined, facts: answer.facts ?? undefined })
    }
    rest = rest.slice(turn.length + lost.length)
  }
  return said
}

/** A list that fails goes again one by one, in its order. What fails alone ends the draw for now: it is held again, to the same end. */
async function placeInOrder(house: House, wishes: readonly store.Wish[]): Promise<store.Placed[]> {
  try {
    return await store.place(house.db, wishes)
  } catch (error) {
    if (wishes.length === 1) throw error
    const answers: store.Placed[] = []
    for (const one of wishes) answers.push(...await store.place(house.db, [one]))
    return answers
  }
}

async function wishesOf(house: House, offer: PromisedOffer, turn: readonly Entry[]): Promise<store.Wish[]> {
  const cards = new Map((await residentCards(house, house.db, turn.flatMap(({ residentId, people }) => [residentId, ...people]))).map((card) => [card.id, card]))
  const promisedBy = offer.providerId ?? offer.providerGroupId ?? ''
  return Promise.all(turn.map(async (entry) => {
    const at = house.clock.now()
    const orderId = newId(at)
    const name = (id: string): string => (id === entry.residentId ? 'jou' : cards.get(id)?.givenName ?? '')
    const { delivery, kind, values } = await wonTelling(house, entry, offer)
    const message = prepareMessage(house, {
      residentId: entry.residentId, kind, dedupeKey: orderKey(orderId), byLetter: delivery.how === 'post',
      values: { ...drawValues(offer, cards.get(entry.residentId) ?? { givenName: '' }), people: listed(entry.people.map(name)), voucherValidTo: formatDate(offer.usableUntil), ...values },
    })
    return {
      order_id: orderId, owner: entry.residentId, key: `draw ${entry.id}`, body_hash: sha256(entry.id), resident_id: entry.residentId, at: at.toISOString(), day: dayOf(at),
      actor: { door: 'system' }, way: 'draw', delivery: delivery.how, pick_up_at: delivery.how === 'stip' ? delivery.stip : null, message,
      lines: entry.people.map((id) => {
        const voucherId = newId(at)
        return { resident_id: id, offer_id: offer.offerId, version_id: offer.versionId, promised_by: promisedBy, voucher: { id: voucherId, key_id: house.config.keys.vouchers.current, ...newVoucherCode(house, voucherId, promisedBy) } }
      }),
    }
  }))
}

/** Who won has heard it with the order. Everybody else hears it here, who was refused with the reason. */
async function tellThem(house: House, offer: PromisedOffer, at: Date, said: readonly Said[], send: (messages: readonly object[]) => Promise<unknown>): Promise<void> {
  const others = said.filter(({ outcome }) => outcome !== 'won')
  const names = new Map((await residentCards(house, house.db, others.map(({ entry }) => entry.residentId))).map((card) => [card.id, card]))
  const messages = others.map(({ entry, outcome, reason, facts }) => prepareMessage(house, {
    residentId: entry.residentId, kind: outcome === 'lost' ? 'draw-lost' : 'draw-refused', dedupeKey: `draw-${outcome} ${entry.id}`,
    values: {
      ...drawValues(offer, names.get(entry.residentId) ?? { givenName: '' }), date: formatDate(dayOf(at)), time: formatTime(at),
      ...(outcome === 'refused' && { reasonSentence: explainRefusal(house, { reason: reason as store.Placed['reason'] & string, facts }, offer, undefined) }),
    },
  }))
  for (let i = 0; i < messages.length; i += 500) await send(messages.slice(i, i + 500))
}
