import type { Person } from '#modules/vouchers/index.ts'
import { wakeMessages } from '#modules/messages/index.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import type { OrderFacts, OrderRefusal } from '../domain/may-order.ts'
import { place, type Placed } from '../orders.store.ts'
import { busy, isCrowd, type OrderRequest, wishOf } from '../place-order.ts'

/** `partnerOrderId` leads to the receipt; what becomes of that voucher is the partner's. */
export type PlacedWithPartner = { readonly partnerOrderId: string; readonly ownVouchers: number }

/** The key under which the partner's order is kept: of who pressed the button, beside their own. */
const partnerKey = (key: string): string => `${key} partner`

/**
 * For a partner too, all or nothing. The partner's voucher is an order of its own, in their name: its message, its envelope and
 * whatever happens to it later go to them. Both orders are placed in one call, and when one is refused neither is there; that
 * asks for a transaction around them, and so these do not wait in the line of the others.
 */
export async function placeWithPartner(house: House, request: Omit<OrderRequest, 'people'> & { readonly people: readonly Person[]; readonly partner: Person }): Promise<Result<PlacedWithPartner, OrderRefusal>> {
  const { partner, people, key, by } = request
  for (let attempt = 1; ; attempt++) {
    const wishes = [
      ...(people.length ? [wishOf(house, request)] : []),
      wishOf(house, { ...request, by: { ...partner, self: true }, people: [{ ...partner, self: true }], key: partnerKey(key), orderedBy: by }),
    ]
    try {
      const answers = await house.db.transaction(async (tx) => {
        const all = await place(tx, wishes)
        const no = all.find(({ outcome }) => outcome !== 'placed')
        if (no) throw new Refused(no)
        tx.afterCommit(() => wakeMessages(house))
        return all
      })
      return ok({ partnerOrderId: answers.at(-1)!.order_id!, ownVouchers: people.length })
    } catch (error) {
      if (error instanceof Refused) return refuse(error.answer.reason ?? 'busy', error.answer.facts as OrderFacts | undefined ?? undefined)
      if (!isCrowd(error)) throw error
      if (attempt === 2) return busy(house, error)
    }
  }
}

class Refused extends Error {
  readonly answer: Placed
  constructor(answer: Placed) { super('One of the orders was refused.'); this.answer = answer }
}
