import type { Tx } from '#db/database.ts'
import { refuse, type Refusal, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import type { Proposed, Staff } from './proposed.ts'

/** Somebody else says yes or no, and only once. */
export type NotYours = Refusal<'own-proposal'> | Refusal<'already-decided'>

type Kind<P extends Proposed> = {
  /** Whoever decides now waits for the one before: what a proposal is weighed against stands still meanwhile. */
  readonly lockWaiting: (tx: Tx) => Promise<unknown>
  readonly byId: (tx: Tx, id: string) => Promise<P | undefined>
}

/** One transaction for a yes or a no of a second person. Throws NotFound for a proposal that is not there. */
export const deciding = <P extends Proposed, Why extends Refusal>(house: House, who: Staff, id: string, { lockWaiting, byId }: Kind<P>, decide: (tx: Tx, proposal: P) => Promise<Result<P, Why>>): Promise<Result<P, Why | NotYours>> =>
  house.db.transaction(async (tx): Promise<Result<P, Why | NotYours>> => {
    await lockWaiting(tx)
    const proposal = await byId(tx, id)
    if (!proposal) throw new NotFound('There is no such proposal.')
    if (proposal.proposedBy === who.staffId) return refuse('own-proposal')
    if (proposal.state !== 'waiting') return refuse('already-decided')
    return decide(tx, proposal)
  })
