import type { Person } from '#modules/vouchers/index.ts'
import { wakeMessages } from '#modules/messages/index.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import type { OrderFacts, OrderRefusal } from '../domain/may-order.ts'
import { place, type Placed, type Wish } from '../orders.store.ts'
import { type Together, together } from '../together.ts'
import { busy, isCrowd, type OrderRequest, wishOf } from '../place-order.ts'

/** `partnerOrderId` leads to the receipt; what becomes of that voucher is the partner's. */
export type PlacedWithPartner = { readonly partnerOrderId: string; readonly ownVouchers: number }

/** The key under which the partner's order is kept: of who pressed the button, beside their own. */
const partnerKey = (key: string): string => `${key} partner`

/**
 * For a partner too, all or nothing. The partner's voucher is an order of its own, in their name: its message, its envelope and
 * whatever happens to it later go to them. Both orders are placed in one call, and when one is refused neither is there; that
 * asks for a transaction around them, and so these wait in a line of their own. When that is full the answer is `busy`, at once.
 */
export async function placeWithPartner(house: House, request: Omit<OrderRequest, 'people'> & { readonly people: readonly Person[]; readonly partner: Person }): Promise<Result<PlacedWithPartner, OrderRefusal>> {
  const { partner, people, key, by } = request
  const line = lineOf(house)
  if (line.full()) return refuse('busy', undefined)
  try {
    const answers = await line.ask([
      ...(people.length ? [wishOf(house, request)] : []),
      wishOf(house, { ...request, by: { ...partner, self: true }, people: [{ ...partner, self: true }], key: partnerKey(key), orderedBy: by }),
    ])
    const no = answers.find(({ outcome }) => outcome !== 'placed')
    if (no) return refuse(no.reason ?? 'busy', no.facts as OrderFacts | undefined ?? undefined)
    return ok({ partnerOrderId: answers.at(-1)!.order_id!, ownVouchers: people.length })
  } catch (error) {
    if (!isCrowd(error)) throw error
    return busy(house, error)
  }
}

type Line = Together<readonly Wish[], readonly Placed[]>
const lines = new WeakMap<House['db'], Line>()

/** Few transactions at once, so that all other work finds a connection; one that others were in the way of goes once more. */
function lineOf(house: House): Line {
  const line = lines.get(house.db) ?? together({
    call: async ([wishes]: readonly (readonly Wish[])[]) => [await allOrNothing(house, wishes!)],
    most: 1, room: 256, lanes: 4, fits: () => false, worthAnother: isCrowd, crowded: isCrowd,
  })
  lines.set(house.db, line)
  return line
}

async function allOrNothing(house: House, wishes: readonly Wish[]): Promise<readonly Placed[]> {
  try {
    return await house.db.transaction(async (tx) => {
      const answers = await place(tx, wishes)
      if (answers.some(({ outcome }) => outcome !== 'placed')) throw new Refused(answers)
      tx.afterCommit(() => wakeMessages(house))
      return answers
    })
  } catch (error) {
    if (error instanceof Refused) return error.answers
    throw error
  }
}

class Refused extends Error {
  readonly answers: readonly Placed[]
  constructor(answers: readonly Placed[]) { super('One of the orders was refused.'); this.answers = answers }
}
