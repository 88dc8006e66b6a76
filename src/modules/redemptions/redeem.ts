import { isUuid, newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { endTakenBack } from '#modules/orders/index.ts'
import { TAKEN_BACK_WITHIN_MS, voucherAtTill } from '#modules/vouchers/index.ts'
import type { House } from '#src/house.ts'
import { BadRequest } from '#web/answer.ts'
import { type Seen, see, type Till } from './check-voucher.ts'
import * as store from './redemptions.store.ts'

export type Redeem = {
  readonly voucherId: string
  readonly way: 'code' | 'qr'
  /** Made by the till before its first attempt, 8 to 64 characters: sent again, it is the same redemption. */
  readonly nonce: string
}

/**
 * Spends a voucher by one conditional statement, with the event of it in the same transaction. Refused: what the till now
 * sees (used by somebody quicker, cancelled, over), and nothing has changed.
 */
export async function redeem(house: House, till: Till, { voucherId, way, nonce }: Redeem): Promise<Result<{ readonly redemptionId: string }, Refusal<'not-redeemed', Seen>>> {
  const at = house.clock.now()
  const done = await house.db.transaction((tx) => store.redeem(tx, { id: newId(at), voucherId, providerId: till.providerId, at, day: house.clock.today(), nonce, way, actorId: till.personId })).catch(otherBon)
  if (done) return ok({ redemptionId: done.redemption_id })
  return refuse('not-redeemed', await see(house, house.db, till, voucherId)) as { ok: false; refusal: Refusal<'not-redeemed', Seen> }
}

/** A key belongs to one bon: with that of another nothing is spent (unique by provider). */
function otherBon(error: unknown): never {
  if ((error as { code?: unknown }).code === '23505') throw new BadRequest('a redemption with the key of another')
  throw error
}

/** Later it is work for staff. */
const undoFrom = (now: Date): Date => new Date(now.getTime() - TAKEN_BACK_WITHIN_MS)

/**
 * Takes a redemption back: the voucher can be used again, unless its pass was ended meanwhile; then it ends as well.
 * Refused when it is too late, not this provider's, or done already.
 */
export async function takeBack(house: House, till: Till, redemptionId: string): Promise<Result<'taken-back', Refusal<'not-taken-back'>>> {
  const at = house.clock.now()
  if (!isUuid(redemptionId)) return refuse('not-taken-back')
  const row = await store.redemptionOf(house.db, redemptionId, till.providerId)
  const voucher = row && await voucherAtTill(house, house.db, row.voucher_id, till.providerId)
  if (!voucher) return refuse('not-taken-back')
  return house.db.transaction(async (tx) => {
    // Whoever ends the pass at this moment holds the household too: one of us sees what the other did.
    await store.holdHousehold(tx, voucher.residentId)
    const { done } = await store.takeBack(tx, newId(at), redemptionId, till.providerId, at, undoFrom(at), till.personId)
    if (!done) return refuse('not-taken-back')
    await endTakenBack(house, tx, voucher)
    return ok('taken-back')
  })
}

export type Redemption = { readonly id: string; readonly voucherId: string; readonly at: Date; readonly way: 'code' | 'qr'; readonly takenBackAt: Date | undefined; readonly canTakeBack: boolean }

const redemption = (house: House, row: store.EventRow): Redemption => ({
  id: row.id, voucherId: row.voucher_id, at: row.at, way: row.way, takenBackAt: row.taken_back_at ?? undefined,
  canTakeBack: !row.taken_back_at && row.at >= undoFrom(house.clock.now()),
})

/** One redemption of this provider; undefined for a stranger's. */
export async function redemptionOf(house: House, till: Till, id: string): Promise<Redemption | undefined> {
  const row = isUuid(id) ? await store.redemptionOf(house.db, id, till.providerId) : undefined
  return row && redemption(house, row)
}

/** What this provider redeemed in the last half day, newest first. */
export async function lastRedemptions(house: House, till: Till, count: number): Promise<Redemption[]> {
  const since = new Date(house.clock.now().getTime() - 12 * 3_600_000)
  return (await store.lastRedemptions(house.db, till.providerId, since, count)).map((row) => redemption(house, row))
}
