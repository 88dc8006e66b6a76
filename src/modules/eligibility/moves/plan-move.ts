import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { applicationByNumber, holdApplication } from '../application.store.ts'
import type { Caseworker } from '../caseworker.ts'
import { moveFrom } from '../domain/application-states.ts'
import type { Policy } from '../domain/policy.ts'
import { knowsHousehold } from '../knows-household.ts'
import { rulesOn } from '../rules-in-force.ts'
import type { Given } from './end-pass.ts'
import { type Chosen, makeMove, type NotMade } from './make-move.ts'
import { dueMoves, endPlanned, holdPlanned, insertPlanned, type Planned } from './planned.store.ts'
import { openChosen, sealChosen, sealReturned } from './planned-words.ts'

export type NotPlanned = NotMade | Refusal<'planned-already', { readonly by: string }>
/** Made at once, or waiting: for its minutes, or for a colleague. */
export type Outcome = 'made' | 'planned' | 'for-colleague'

const MINUTE = 60_000
type Second = Policy['casework']['secondEyes'][number]

/**
 * A caseworker chose a move. Where the policy gives minutes to undo, it waits those; where it asks a second pair of eyes,
 * it waits for a colleague; until then the resident is told nothing. Otherwise it is made at once. Every refusal that
 * making it would give, is given now: it is tried, and rolled back.
 */
export async function planMove(house: House, given: Given, who: Caseworker, number: string, chosen: Chosen): Promise<Result<Outcome, NotPlanned>> {
  const { policy: { casework } } = await rulesOn(house, house.clock.today())
  const needsSecond = casework.secondEyes.includes(chosen.move as Second)
  if (!needsSecond && casework.graceMinutes === 0) {
    return house.db.transaction(async (tx): Promise<Result<Outcome, NotPlanned>> => {
      const refused = await inTheWay(tx, number)
      if (refused) return refused
      const made = await makeMove(house, tx, given, who, number, chosen)
      return made.ok ? ok('made') : made
    })
  }
  const refused = await wouldBeRefused(house, given, who, number, chosen)
  if (refused) return refused
  return house.db.transaction(async (tx): Promise<Result<Outcome, NotPlanned>> => {
    const application = (await holdApplication(tx, number))!
    const busy = await inTheWay(tx, number)
    if (busy) return busy
    // A colleague was first between the try and now.
    if (!moveFrom(application.state, chosen.move, 'person')) return refuse('moved-on', { state: application.state })
    const now = house.clock.now()
    const id = newId(now)
    await insertPlanned(tx, { id, applicationId: application.id, move: chosen.move, at: now, by: who, needsSecond, dueAt: new Date(now.getTime() + casework.graceMinutes * MINUTE) }, sealChosen(house, id, chosen))
    await record(house, tx, { actor: actor(who), action: 'eligibility.move-planned', subject: { kind: 'application', id: application.id }, facts: { move: chosen.move, needsSecond } })
    return ok(needsSecond ? 'for-colleague' : 'planned')
  })
}

const actor = ({ staffId }: Caseworker) => ({ door: 'staff' as const, id: staffId, role: 'caseworker' })

async function inTheWay(tx: Tx, number: string): Promise<Result<never, Refusal<'planned-already', { readonly by: string }>> | undefined> {
  const planned = await holdPlanned(tx, number)
  return planned && refuse('planned-already', { by: planned.plannedName })
}

/** Undoes a transaction that was only a try. */
class Tried extends Error {}
async function wouldBeRefused(house: House, given: Given, who: Caseworker, number: string, chosen: Chosen): Promise<Result<never, NotMade> | undefined> {
  let refused: Result<never, NotMade> | undefined
  try {
    await house.db.transaction(async (tx) => {
      const made = await makeMove(house, tx, given, who, number, chosen)
      if (!made.ok) refused = made
      throw new Tried()
    })
  } catch (error) {
    if (!(error instanceof Tried)) throw error
  }
  return refused
}

/** The caseworker who chose it thinks again: nothing was sent, and the case is as it was. */
export const undoPlanned = (house: House, who: Caseworker, number: string): Promise<Result<'undone', Refusal<'not-planned'>>> =>
  house.db.transaction(async (tx): Promise<Result<'undone', Refusal<'not-planned'>>> => {
    const planned = await holdPlanned(tx, number)
    if (planned?.plannedBy !== who.staffId) return refuse('not-planned')
    await end(house, tx, planned, 'undone', { actor: actor(who) })
    return ok('undone')
  })

/** The one who chose it need not wait for the minutes. Not for what needs a second pair of eyes. */
export const sendNow = (house: House, given: Given, who: Caseworker, number: string): Promise<Result<'made', NotMade | Refusal<'not-planned'>>> =>
  house.db.transaction(async (tx): Promise<Result<'made', NotMade | Refusal<'not-planned'>>> => {
    const planned = await holdPlanned(tx, number)
    if (planned?.plannedBy !== who.staffId || planned.needsSecond) return refuse('not-planned')
    return carryOut(house, tx, given, planned, number)
  })

/** A colleague agrees: the move is made, with both names under it. Never by who chose it, and never on a household they know. */
export const approvePlanned = (house: House, given: Given, second: Caseworker, number: string): Promise<Result<'made', NotMade | Refusal<'not-planned'>>> =>
  house.db.transaction(async (tx): Promise<Result<'made', NotMade | Refusal<'not-planned'>>> => {
    const planned = await forSecond(house, tx, second, number)
    return typeof planned === 'string' ? refuse(planned) : carryOut(house, tx, given, planned, number, second)
  })

/** A colleague does not agree, and says why: the case goes back to who chose it. */
export const returnPlanned = (house: House, second: Caseworker, number: string, why: string): Promise<Result<'returned', Refusal<'not-planned'> | Refusal<'own-household'>>> =>
  house.db.transaction(async (tx): Promise<Result<'returned', Refusal<'not-planned'> | Refusal<'own-household'>>> => {
    const planned = await forSecond(house, tx, second, number)
    if (typeof planned === 'string') return refuse(planned)
    await end(house, tx, planned, 'returned', { actor: actor(second), second, returned: sealReturned(house, planned.id, why) })
    return ok('returned')
  })

async function forSecond(house: House, tx: Tx, second: Caseworker, number: string): Promise<Planned | 'not-planned' | 'own-household'> {
  const planned = await holdPlanned(tx, number)
  if (!planned?.needsSecond || planned.plannedBy === second.staffId) return 'not-planned'
  const application = (await applicationByNumber(tx, number))!
  return await knowsHousehold(house, tx, second.staffId, application.householdId) ? 'own-household' : planned
}

async function carryOut(house: House, tx: Tx, given: Given, planned: Planned, number: string, second?: Caseworker): Promise<Result<'made', NotMade>> {
  const who: Caseworker = { staffId: planned.plannedBy, staffName: planned.plannedName, secondId: second?.staffId, secondName: second?.staffName }
  const made = await makeMove(house, tx, given, who, number, openChosen(house, planned.id, planned.typedSealed))
  if (!made.ok) return made
  await end(house, tx, planned, 'done', { actor: second ? actor(second) : { door: 'system' }, second })
  return ok('made')
}

type Ended = { readonly actor: Parameters<typeof record>[2]['actor']; readonly second?: Caseworker | undefined; readonly returned?: Buffer }
async function end(house: House, tx: Tx, { id, applicationId, move }: Planned, to: 'done' | 'undone' | 'returned', { actor: by, second, returned }: Ended): Promise<void> {
  await endPlanned(tx, id, to, { at: house.clock.now(), second, returned })
  await record(house, tx, { actor: by, action: `eligibility.move-${to}`, subject: { kind: 'application', id: applicationId }, facts: { move } })
}

/** Makes every planned move whose minutes are over, one transaction each. Answers how many. Run by the worker every minute. */
export async function makeDueMoves(house: House, given: Given): Promise<number> {
  let made = 0
  for (const { number } of await dueMoves(house.db, house.clock.now())) {
    try {
      made += await house.db.transaction(async (tx) => {
        const planned = await holdPlanned(tx, number)
        if (!planned || planned.needsSecond || planned.dueAt > house.clock.now()) return 0
        const outcome = await carryOut(house, tx, given, planned, number)
        if (outcome.ok) return 1
        // The resident withdrew, or a paper came in: it is not made, and the case stands in the queue as it is now.
        await end(house, tx, planned, 'undone', { actor: { door: 'system' } })
        house.log.info({ application: planned.applicationId, reason: outcome.refusal.reason }, 'A planned move was not made: the case moved on')
        return 0
      })
    } catch (error) {
      house.log.error({ number, error: (error as Error).message }, 'A planned move could not be made')
    }
  }
  return made
}
