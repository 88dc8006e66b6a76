import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { newId } from '#shared/ids.ts'
import { sha256 } from '#shared/sha256.ts'
import type { Tx } from '#db/database.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { record } from '#modules/audit/index.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import { holdOffer, type PromisedOffer } from '#modules/offers/index.ts'
import { residentCards } from '#modules/residents/index.ts'
import { newVoucherCode, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { drawOrder, nextTurn } from './domain/draw.ts'
import type { OrderFacts } from './domain/may-order.ts'
import { orderKey } from './delivery/told-of.ts'
import { wonTelling } from './draw-delivery.ts'
import * as draws from './draw.store.ts'
import { explainRefusal } from './explain.ts'
import { peopleIn } from './message-words.ts'
import { seedContext } from './open-draws.ts'
import * as store from './orders.store.ts'
import { noLongerTheirs } from './still-theirs.ts'
import { stopDraw } from './stop-draw.ts'
import { tellWaiting } from './tell-waiting.ts'
import { drawValues } from './sign-up.ts'

type Entry = draws.SignUpRow & { readonly count: number }
type Said = draws.Result & { readonly entry: Entry; readonly facts?: OrderFacts | undefined }
const MOST = 256
/** More often than anybody publishes or pauses an offer during one draw. */
const MOST_TIMES = 100

/** Each minute: holds every draw whose time has come; doctor names one that could not be held. */
export async function holdDraws(house: House): Promise<void> {
  const due = await draws.dueDraws(house.db, house.clock.now())
  await eachAlone(house.log, due, { named: ({ id }) => ({ draw: id }), failed: 'a draw was not held' }, async ({ id }) => Number(await holdDraw(house, id)))
}

/**
 * Draws, gives the vouchers through the same door as every order, and tells everybody. Cut short at any point it is done
 * again to the same end: the places are fixed, the order follows from the seed, and each order has the key of its sign-up.
 * The offer is held first, as in every order: until the end nobody publishes, pauses or ends it, and nothing that an editor
 * does refuses who was at turn. A paused offer is not drawn: the draw stays due, and is held once the offer is back.
 * False: it is not time yet, it waits for its offer, it was done, or somebody else is doing it.
 */
async function holdDraw(house: House, drawId: string): Promise<boolean> {
  const known = await draws.drawById(house.db, drawId)
  if (!known || known.drawnAt || known.stoppedAt || known.closesAt > house.clock.now()) return false
  return house.db.transaction(async (tx) => {
    const sale = await holdOffer(house, tx, known.offerId)
    if (!sale) throw new Error(`The offer of draw ${drawId} has no version on sale.`)
    const { offer, state } = sale
    // Ended before endings stopped their draws.
    if (state === 'ended') return (await stopDraw(house, tx, { offer, why: '', actor: { door: 'system' } })) !== undefined
    // A later moment was published since: openDraws takes it over.
    if (offer.drawClosesAt && offer.drawClosesAt > house.clock.now()) return false
    if (state === 'paused') {
      await tellWaiting(house, tx, known, offer)
      return false
    }
    if (known.places === null) await draws.fixPlaces(house.db, drawId)
    const draw = await draws.holdForDraw(tx, drawId)
    if (!draw) return false
    const seed = house.box.open(draw.sealed, seedContext(draw.id))
    const said = await drawAll(house, tx, offer, seed, draw.places ?? 0, (await draws.signUpsOf(tx, drawId)).map((one) => ({ ...one, count: one.people.length })))
    const at = house.clock.now()
    await draws.keepResults(tx, drawId, { seed, at }, said)
    await tellThem(house, offer, at, said, (messages) => draws.tellMany(tx, messages))
    const won = said.filter(({ outcome }) => outcome === 'won').length
    await record(house, tx, { actor: { door: 'system' }, action: 'orders.drawn', subject: { kind: 'draw', id: drawId }, facts: { signUps: said.length, won, places: draw.places } })
    tx.afterCommit(() => wakeMessages(house))
    return true
  })
}

async function drawAll(house: House, tx: Tx, offer: PromisedOffer, seed: string, places: number, entries: readonly Entry[]): Promise<Said[]> {
  const order = drawOrder(seed, entries)
  const placeOf = new Map(order.map(({ id }, i) => [id, i + 1]))
  const said: Said[] = []
  let rest = order
  let left = places
  while (rest.length) {
    const { turn, lost } = nextTurn(rest, left, MOST)
    for (const entry of lost) said.push({ id: entry.id, entry, place: placeOf.get(entry.id)!, outcome: 'lost', reason: undefined, orderId: undefined })
    const answers = turn.length ? await placeTurn(house, tx, offer, turn) : []
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

/**
 * An order that was refused for what an editor did is from a draw that was cut short, and lost its hold on the offer: it is
 * asked again, under its next key. The same keys in the same order each time, so who has a bon from an earlier try keeps that one.
 */
async function placeTurn(house: House, tx: Tx, offer: PromisedOffer, turn: readonly Entry[]): Promise<store.Placed[]> {
  const answers = new Map<string, store.Placed>([...await noLongerTheirs(house, house.db, turn)].map(([id, residentId]) => [id, { ord: 0, outcome: 'refused', order_id: null, voucher_ids: [], reason: 'no-longer-yours', facts: { residentId } }]))
  for (let time = 1; time <= MOST_TIMES; time++) {
    const asked = turn.filter(({ id }) => overtaken(answers.get(id)))
    if (!asked.length) return turn.map(({ id }) => answers.get(id)!)
    // Without the transaction there is no hold either: then nothing is asked, and the draw is held again.
    await draws.stillThere(tx)
    const placed = await placeInOrder(house, await wishesOf(house, offer, asked, time))
    for (const [i, { id }] of asked.entries()) answers.set(id, placed[i]!)
  }
  throw new Error(`The offer ${offer.slug} changed more than ${MOST_TIMES} times during its draw.`)
}

const overtaken = (answer: store.Placed | undefined): boolean => !answer || answer.reason === 'offer-changed' || answer.reason === 'offer-paused'

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

async function wishesOf(house: House, offer: PromisedOffer, turn: readonly Entry[], time: number): Promise<store.Wish[]> {
  const cards = new Map((await residentCards(house, house.db, turn.flatMap(({ residentId, people }) => [residentId, ...people]))).map((card) => [card.id, card]))
  const promisedBy = offer.providerId ?? offer.providerGroupId ?? ''
  return Promise.all(turn.map(async (entry) => {
    const at = house.clock.now()
    const orderId = newId(at)
    const people = entry.people.map((id) => ({ self: id === entry.residentId, givenName: cards.get(id)?.givenName ?? '' }))
    const { delivery, kind, values } = await wonTelling(house, entry, offer)
    const message = prepareMessage(house, {
      residentId: entry.residentId, kind, dedupeKey: orderKey(orderId), byLetter: delivery.how === 'post',
      values: (lang) => ({ ...drawValues(offer, cards.get(entry.residentId) ?? { givenName: '' }, lang), people: peopleIn(lang, people), voucherValidTo: spoken[lang].date(offer.usableUntil), ...values(lang) }),
    })
    return {
      order_id: orderId, owner: entry.residentId, key: time === 1 ? `draw ${entry.id}` : `draw ${entry.id} ${time}`, body_hash: sha256(entry.id), resident_id: entry.residentId, at: at.toISOString(), day: dayOf(at),
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
  const names = new Map((await residentCards(house, house.db, others.flatMap(({ entry, facts }) => [entry.residentId, ...(facts?.residentId ? [facts.residentId] : [])]))).map((card) => [card.id, card]))
  // The sentence is about that one, who is not always the reader.
  const about = ({ residentId }: Entry, facts: OrderFacts | undefined): Person | undefined => (facts?.residentId && facts.residentId !== residentId
    ? { id: facts.residentId, givenName: names.get(facts.residentId)?.givenName ?? '', age: undefined, householdId: '', self: false } : undefined)
  const messages = others.map(({ entry, outcome, reason, facts }) => prepareMessage(house, {
    residentId: entry.residentId, kind: outcome === 'lost' ? 'draw-lost' : 'draw-refused', dedupeKey: `draw-${outcome} ${entry.id}`,
    values: (lang) => ({
      ...drawValues(offer, names.get(entry.residentId) ?? { givenName: '' }, lang), date: spoken[lang].date(dayOf(at)), time: spoken[lang].time(at),
      ...(outcome === 'refused' && { reasonSentence: explainRefusal(house, { reason: reason as store.Placed['reason'] & string, facts }, offer, about(entry, facts), lang) }),
    }),
  }))
  for (let i = 0; i < messages.length; i += 500) await send(messages.slice(i, i + 500))
}
