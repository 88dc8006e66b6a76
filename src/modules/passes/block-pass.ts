import type { House } from '#src/house.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { changePass } from './issue-pass.ts'
import type { Actor } from './pass.ts'
import { holdTheirs } from './pass-of.ts'
import { tellHolder } from './tell-holder.ts'

type BlockReason = 'lost' | 'stolen'

/** `not-there`: no such pass of this person, or it has ended. `not-now`: it is turned off already, or on already. */
export type PassRefusal = Refusal<'not-there' | 'not-now'>

/** Which pass, of whom (their own, or of a child under them), and who does it. */
export type OfPass = { readonly passId: string; readonly residentId: string; readonly actor: Actor }

/** Lost or stolen: nobody orders with it any more. Vouchers that are there stay theirs. */
export const blockPass = (house: House, { passId, residentId, actor }: OfPass, reason: BlockReason): Promise<Result<'blocked', PassRefusal>> =>
  house.db.transaction(async (tx): Promise<Result<'blocked', PassRefusal>> => {
    const pass = await holdTheirs(house, tx, passId, residentId)
    if (!pass) return refuse('not-there')
    if (pass.state !== 'valid') return refuse('not-now')
    const eventId = await changePass(house, tx, pass, 'blocked', reason, actor)
    await tellHolder(house, tx, 'pass-blocked', pass, { eventId, reason })
    return ok('blocked')
  })

/** Found again: as if nothing happened. */
export const unblockPass = (house: House, { passId, residentId, actor }: OfPass): Promise<Result<'valid', PassRefusal>> =>
  house.db.transaction(async (tx): Promise<Result<'valid', PassRefusal>> => {
    const pass = await holdTheirs(house, tx, passId, residentId)
    if (!pass) return refuse('not-there')
    if (pass.state !== 'blocked') return refuse('not-now')
    const eventId = await changePass(house, tx, pass, 'valid', 'found', actor)
    await tellHolder(house, tx, 'pass-unblocked', pass, { eventId, reason: 'found' })
    return ok('valid')
  })
