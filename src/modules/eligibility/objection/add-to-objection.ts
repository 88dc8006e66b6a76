import type { Tx } from '#db/database.ts'
import { eachAlone } from '#jobs/each-alone.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { objectionMoveFrom, type ObjectionState } from '../domain/objection-states.ts'
import type { Objection } from './objection.ts'
import { holdObjection, overdueObjections } from './objection.store.ts'
import { type Mover, writeMove } from './write-move.ts'

type MovedOn = Refusal<'moved-on', { readonly state: ObjectionState }>
type Objector = Exclude<Mover, { kind: 'machine' }>

/** What was missing, or more to say, from the objector. Throws NotFound for a stranger's. */
export const completeObjection = (house: House, number: string, by: Objector, words: string): Promise<Result<Objection, MovedOn>> =>
  held(house, number, by, 'complete', (tx, objection) => completeHeld(house, tx, objection, by, words))

export const withdrawObjection = (house: House, number: string, by: Objector): Promise<Result<Objection, MovedOn>> =>
  held(house, number, by, 'withdraw', (tx, objection) => withdrawHeld(house, tx, objection, by))

/** Of an objection that is held: by the objector, or by staff who got it by post or at the desk. */
export const completeHeld = async (house: House, tx: Tx, objection: Objection, by: Objector, words: string): Promise<Objection> =>
  (await writeMove(house, tx, { objection, move: 'complete', by, words: { words } }, { missing: [], ...over(house, objection) })).objection

export const withdrawHeld = async (house: House, tx: Tx, objection: Objection, by: Objector): Promise<Objection> =>
  (await writeMove(house, tx, { objection, move: 'withdraw', by }, over(house, objection))).objection

/** A term to complete it that stands open is over. */
const over = (house: House, { state }: Objection): Partial<Objection> => (state === 'incomplete' ? { missingOverOn: house.clock.today() } : {})

const held = (house: House, number: string, by: Objector, move: 'complete' | 'withdraw', work: (tx: Tx, objection: Objection) => Promise<Objection>): Promise<Result<Objection, MovedOn>> =>
  house.db.transaction(async (tx): Promise<Result<Objection, MovedOn>> => {
    const objection = await holdObjection(tx, number)
    if (!objection || (by.kind === 'resident' && by.residentId !== objection.residentId)) throw new NotFound('There is no such objection for this person.')
    return objectionMoveFrom(objection.state, move, by.kind) ? ok(await work(tx, objection)) : refuse('moved-on', { state: objection.state })
  })

/** More than a worker's run can hold: the next run goes on. */
const AT_ONCE = 200

/** The term to give what is missing has gone by: the clock runs again and a person judges. One transaction each. Answers how many. */
export async function letTermsPass(house: House): Promise<number> {
  const overdue = await overdueObjections(house.db, house.clock.today(), AT_ONCE)
  const told = { named: ({ number }: (typeof overdue)[number]) => ({ objection: number }), failed: 'An objection whose term to complete it went by could not be moved' }
  return eachAlone(house.log, overdue, told, ({ number }) => house.db.transaction(async (tx) => {
    const objection = await holdObjection(tx, number)
    // Given at the last moment, or withdrawn.
    if (objection?.state !== 'incomplete' || objection.missingDue! >= house.clock.today()) return 0
    await writeMove(house, tx, { objection, move: 'let-pass', by: { kind: 'machine' } }, { missingOverOn: house.clock.today() })
    return 1
  }))
}
