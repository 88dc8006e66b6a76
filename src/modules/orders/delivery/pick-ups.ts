import type { Queryable } from '#db/database.ts'
import { openVouchersAmong, type Voucher } from '#modules/vouchers/index.ts'
import { dayOf, type LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { pickUpDays } from '../domain/delivery.ts'
import { deliveryTermsOf } from './delivery-terms.ts'
import { notHanded, type PickUpRow, pickUpOf } from './pick-up.store.ts'

/** What lies at a Stip for somebody, or is to be printed there. */
export type PickUp = PickUpRow & {
  /** Of the order, those that can still be used. None: nothing is left to fetch. */
  readonly open: readonly Voucher[]
  readonly from: LocalDate
  readonly until: LocalDate
  readonly remindOn: LocalDate
}

/** Longer ago nothing lies anywhere: what was ordered then is over, and its paper is gone. */
const LOOK_BACK_MS = 60 * 86_400_000

export async function pickUps(house: House, q: Queryable, stip?: string): Promise<PickUp[]> {
  return weigh(house, q, await notHanded(q, new Date(house.clock.now().getTime() - LOOK_BACK_MS), stip))
}

export async function pickUp(house: House, q: Queryable, orderId: string): Promise<PickUp | undefined> {
  const row = await pickUpOf(q, orderId)
  return row && (await weigh(house, q, [row]))[0]
}

async function weigh(house: House, q: Queryable, rows: readonly PickUpRow[]): Promise<PickUp[]> {
  const terms = deliveryTermsOf(house)
  const open = new Map((await openVouchersAmong(q, rows.flatMap(({ voucherIds }) => voucherIds), house.clock.today())).map((voucher) => [voucher.id, voucher]))
  return rows.map((row) => {
    const mine = row.voucherIds.flatMap((id) => open.get(id) ?? [])
    const last = mine.map(({ validTo }) => validTo).sort().at(-1)
    const ordered = dayOf(row.orderedAt)
    return { ...row, open: mine, ...pickUpDays(ordered, last ?? ordered, terms) }
  })
}

/** May still be handed out: something is left of it, and it was neither handed out nor torn up. */
export const lies = ({ open, handedAt, endedAt }: PickUp): boolean => open.length > 0 && !handedAt && !endedAt
