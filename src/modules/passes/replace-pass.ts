import type { Tx } from '#db/database.ts'
import { ok, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import type { OfPass, PassRefusal } from './block-pass.ts'
import { issuePass } from './issue-pass.ts'
import type { Pass } from './pass.ts'
import { holdTheirs } from './pass-of.ts'
import { holdUnder } from './passes.store.ts'
import { tellHolder } from './tell-holder.ts'

/** Vouchers of a pass go on under another one; given by who knows vouchers, a room further on. */
export type MoveVouchers = (tx: Tx, moved: { readonly residentId: string; readonly from: string; readonly to: string }) => Promise<void>

/**
 * Another number for the same right: same decision, same days, the vouchers go along. The old number is worth nothing from
 * then on. The new one comes by post.
 */
export const replacePass = (house: House, { passId, residentId, actor }: OfPass, moveVouchers: MoveVouchers): Promise<Result<Pass, PassRefusal>> =>
  house.db.transaction(async (tx): Promise<Result<Pass, PassRefusal>> => {
    const before = await holdTheirs(house, tx, passId, residentId)
    if (!before) return refuse('not-there')
    const { id: from, state: _state, number: _number, ...same } = before
    const to = await issuePass(house, tx, { ...same, actor, because: { ended: 'replaced', issued: 'replaced' } })
    await moveVouchers(tx, { residentId: same.residentId, from, to })
    const issued = (await holdUnder(tx, to, residentId))!
    await tellHolder(house, tx, 'pass-replaced', issued, { eventId: to, reason: 'replaced' })
    return ok(issued)
  })
