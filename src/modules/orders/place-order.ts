import { spoken } from '#shared/language.ts'
import { dayOf } from '#shared/local-date.ts'
import { newId } from '#shared/ids.ts'
import { sha256 } from '#shared/sha256.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { environmentOf, newVoucherCode, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { orderKey, toldOf } from './delivery/told-of.ts'
import { type DeliveryChoice, ON_THE_PHONE } from './domain/delivery.ts'
import type { OrderFacts, OrderRefusal } from './domain/may-order.ts'
import { offerIn, peopleIn } from './message-words.ts'
import * as store from './orders.store.ts'
import { type Together, together } from './together.ts'

export type OrderRequest = {
  /** The resident who orders; their key is theirs alone. */
  readonly by: Person
  /** For whom: checked by the caller to be oneself or one's own children. One voucher each, all or none. */
  readonly people: readonly Person[]
  /** The version that was on the screen. Another one on sale by now is refused: nobody orders what they did not read. */
  readonly offer: PromisedOffer
  /** Of the form; sent again with the same content, it gets the same answer. 8 to 255 characters. */
  readonly key: string
  readonly actor: store.Wish['actor']
  /** `desk` may have what is held for the desk. */
  readonly way?: 'site' | 'desk'
  /** On the phone when nothing was chosen. Another way is another order: it is in the hash of what was asked. */
  readonly delivery?: DeliveryChoice
}
export type PlacedOrder = { readonly orderId: string; readonly voucherIds: readonly string[] }

/**
 * Orders one voucher for each person, whole or not at all. Orders that wait at the same moment go to the database in one
 * list. What others were doing never becomes an error: a lock that does not come within 3 seconds is tried once more, and
 * then the answer is `busy`, as it is when more are waiting than can be answered soon.
 */
export async function placeOrder(house: House, request: OrderRequest): Promise<Result<PlacedOrder, OrderRefusal>> {
  const line = lineOf(house)
  if (line.full()) return refuse('busy', undefined)
  try {
    const answer = await line.ask(wishOf(house, request))
    if (answer.outcome === 'placed' && answer.order_id) return ok({ orderId: answer.order_id, voucherIds: answer.voucher_ids })
    return refuse(answer.reason ?? 'busy', answer.facts as OrderFacts | undefined ?? undefined)
  } catch (error) {
    if (!isCrowd(error)) throw error
    return busy(house, error)
  }
}

/** Before the database closes: every order that came in has its answer. */
export const ordersSettled = (house: House): Promise<void> => lineOf(house).settled()

type Line = Together<store.Wish, store.Placed>
// Per database: a house with another clock stands in the same line.
const lines = new WeakMap<House['db'], Line>()

function lineOf(house: House): Line {
  const line = lines.get(house.db) ?? together({
    async call(wishes: readonly store.Wish[]) {
      const answers = await store.place(house.db, wishes)
      wakeMessages(house)
      return answers
    },
    most: 256, room: 1024, lanes: 1,
    // One call is of one day.
    fits: (first, other) => first.day === other.day,
    worthAnother: (error, count) => (count > 1 ? isOfTheList(error) : isCrowd(error)),
    crowded: isCrowd,
  })
  lines.set(house.db, line)
  return line
}

/** Not when the database is away (08, 57), full (53) or broken (58, XX): by oneself that would go no better. */
const isOfTheList = (error: unknown): boolean => error instanceof Error && 'code' in error && /^(?!08|53|57|58|XX)[0-9A-Z]{5}$/.test(String(error.code))

/** Others were in the way: a lock, a circle of locks, somebody who moved, or the same key at the same moment. */
const CROWD = new Set(['55P03', '40P01', '40001', '23505', '23514'])
type Met = Error & { readonly code: string; readonly constraint?: string; readonly routine?: string }
export const isCrowd = (error: unknown): error is Met => error instanceof Error && 'code' in error && CROWD.has(String(error.code))

/** Twice in a row is worth a line: a crowd, or something that only looks like one. */
export function busy(house: House, { code, constraint, routine }: Pick<Met, 'code' | 'constraint' | 'routine'>) {
  house.log.warn({ code, constraint, routine }, 'an order or a cancellation met others twice')
  return refuse('busy', undefined)
}

/** `orderedBy`: who pressed the button, when the order is in another's name; the key is theirs. */
export function wishOf(house: House, { by, people, offer, key, actor, way = 'site', delivery = ON_THE_PHONE, orderedBy }: OrderRequest & { readonly orderedBy?: Person }): store.Wish {
  const at = house.clock.now()
  const orderId = newId(at)
  const promisedBy = offer.providerId ?? offer.providerGroupId ?? ''
  const pickUpAt = delivery.how === 'stip' ? delivery.stip : null
  const body = [environmentOf(house), offer.versionId, ...people.map(({ id }) => id).sort(), ...(delivery.how === 'phone' ? [] : [delivery.how, pickUpAt ?? ''])].join(' ')
  const { kind, values } = toldOf(house, delivery, { today: dayOf(at), usableUntil: offer.usableUntil, orderedBy })
  return {
    order_id: orderId, owner: orderedBy?.id ?? by.id, key, body_hash: sha256(body), resident_id: by.id,
    at: at.toISOString(), day: dayOf(at), actor, way, delivery: delivery.how, pick_up_at: pickUpAt,
    message: prepareMessage(house, {
      residentId: by.id, kind, dedupeKey: orderKey(orderId), byLetter: delivery.how === 'post',
      values: (lang) => ({
        name: by.givenName, date: spoken[lang].date(dayOf(at)), time: spoken[lang].time(at), offer: offerIn(lang, offer), provider: offer.giver,
        people: peopleIn(lang, people), voucherValidTo: spoken[lang].date(offer.usableUntil), ...values(lang),
      }),
    }),
    lines: people.map((person) => {
      const id = newId(at)
      return {
        resident_id: person.id, offer_id: offer.offerId, version_id: offer.versionId, promised_by: promisedBy,
        voucher: { id, key_id: house.config.keys.vouchers.current, ...newVoucherCode(house, id, promisedBy) },
      }
    }),
  }
}
