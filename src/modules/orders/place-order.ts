import { createHash } from 'node:crypto'
import { dayOf, formatDate, formatTime } from '#shared/local-date.ts'
import { newId } from '#shared/ids.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import { prepareMessage, wakeMessages } from '#modules/messages/index.ts'
import type { PromisedOffer } from '#modules/offers/index.ts'
import { environmentOf, inWords, listed, newVoucherCode, type Person } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import type { OrderFacts, OrderRefusal } from './domain/may-order.ts'
import * as store from './orders.store.ts'

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
}
export type PlacedOrder = { readonly orderId: string; readonly voucherIds: readonly string[] }

/**
 * Orders one voucher for each person, whole or not at all. What others were doing at the same moment never becomes an
 * error: a lock that does not come within 3 seconds is tried once more, and then the answer is `busy`.
 */
export async function placeOrder(house: House, request: OrderRequest): Promise<Result<PlacedOrder, OrderRefusal>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const [answer] = await house.db.transaction(async (tx) => {
        tx.afterCommit(() => wakeMessages(house))
        return store.place(tx, [wishOf(house, request)])
      })
      if (!answer) throw new Error('orders.place gave no answer to an order.')
      if (answer.outcome === 'placed' && answer.order_id) return ok({ orderId: answer.order_id, voucherIds: answer.voucher_ids })
      return refuse(answer.reason ?? 'busy', answer.facts as OrderFacts | undefined ?? undefined)
    } catch (error) {
      if (!isCrowd(error)) throw error
      if (attempt === 2) return busy(house, error)
    }
  }
}

/** Others were in the way: a lock, a circle of locks, somebody who moved, or the same key at the same moment. */
const CROWD = new Set(['55P03', '40P01', '40001', '23505', '23514'])
export const isCrowd = (error: unknown): error is Error & { code: string } => error instanceof Error && 'code' in error && CROWD.has(String(error.code))

/** Twice in a row is worth a line: a crowd, or something that only looks like one. */
export function busy(house: House, { code }: { readonly code: string }) {
  house.log.warn({ code }, 'an order or a cancellation met others twice')
  return refuse('busy', undefined)
}

function wishOf(house: House, { by, people, offer, key, actor }: OrderRequest): store.Wish {
  const at = house.clock.now()
  const orderId = newId(at)
  const promisedBy = offer.providerId ?? offer.providerGroupId ?? ''
  const body = [environmentOf(house), offer.versionId, ...people.map(({ id }) => id).sort()].join(' ')
  return {
    order_id: orderId, owner: by.id, key, body_hash: createHash('sha256').update(body).digest('hex'), resident_id: by.id,
    at: at.toISOString(), day: dayOf(at), actor,
    message: prepareMessage(house, {
      residentId: by.id, kind: 'order-placed', dedupeKey: `order-placed ${orderId}`,
      values: {
        name: by.givenName, date: formatDate(dayOf(at)), time: formatTime(at), offer: inWords(offer.title), provider: offer.giver,
        people: listed(people.map((person) => (person.self ? 'jou' : person.givenName))), voucherValidTo: formatDate(offer.usableUntil),
      },
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
