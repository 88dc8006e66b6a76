import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { decisionById } from '../decision.store.ts'
import { answerLastDay } from '../domain/objection-clock.ts'
import { type ObjectionMove, objectionMoveFrom } from '../domain/objection-states.ts'
import { overOn } from '../domain/clock.ts'
import { rulesOn } from '../rules-in-force.ts'
import type { Objection } from './objection.ts'
import { insertObjection, insertObjectionEvent, updateObjection } from './objection.store.ts'
import { tellObjection } from './objection-letters.ts'
import { type ObjectionWords, sealObjectionWords } from './objection-words.ts'

/** Who makes a move: a resident by their own id, or by who acts for them; staff by theirs. */
export type Mover =
  | { readonly kind: 'machine' }
  | { readonly kind: 'resident'; readonly residentId: string; readonly actedBy?: string | undefined }
  | { readonly kind: 'person'; readonly staffId: string; readonly role: string }

type Step = { readonly objection: Objection; readonly move: ObjectionMove; readonly by: Mover; readonly words?: ObjectionWords | undefined; /** The caller tells, in the same transaction. */ readonly told?: boolean }

/**
 * One move of an objection that is held: the row, its event, the audit row and the letter, in the caller's transaction.
 * `change` is what else it changes. Throws on a move that the table does not have, or not for them.
 */
export async function writeMove(house: House, tx: Tx, { objection, move, by, words, told }: Step, change: Partial<Objection> = {}): Promise<{ readonly objection: Objection; readonly eventId: string }> {
  const to = objectionMoveFrom(objection.state, move, by.kind)
  if (!to) throw new Error(`An objection that is ${objection.state} has no move ${move} for a ${by.kind}.`)
  const moved = await withClock(house, tx, { ...objection, ...change, state: to })
  if (!await updateObjection(tx, objection.state, moved)) throw new Error(`Objection ${objection.id} moved while it was held.`)
  const eventId = await writeEvent(house, tx, { objection: moved, move, by, words, from: objection.state })
  if (!told) await tellObjection(house, tx, moved, move, eventId)
  return { objection: moved, eventId }
}

/** The first one: it comes in, and its receipt goes out. */
export async function writeReceipt(house: House, tx: Tx, { objection, by, words }: Omit<Step, 'move'>): Promise<Objection> {
  if (!objectionMoveFrom(undefined, 'receive', by.kind)) throw new Error(`No ${by.kind} makes an objection.`)
  const received = await withClock(house, tx, objection)
  await insertObjection(tx, received)
  await tellObjection(house, tx, received, 'receive', await writeEvent(house, tx, { objection: received, move: 'receive', by, words, from: undefined }))
  return received
}

async function writeEvent(house: House, tx: Tx, { objection, move, by, words, from }: Omit<Step, 'told'> & { readonly from: Objection['state'] | undefined }): Promise<string> {
  const now = house.clock.now()
  const id = newId(now)
  await insertObjectionEvent(tx, objection.id, { id, at: now, move, from, to: objection.state, by: by.kind, staffId: by.kind === 'person' ? by.staffId : undefined }, words && sealObjectionWords(house, id, words))
  await record(house, tx, { actor: actorOf(by), action: `eligibility.objection-${move}`, subject: { kind: 'objection', id: objection.id }, facts: { number: objection.number, to: objection.state, lastDay: objection.lastDay, ...(by.kind === 'resident' && by.actedBy ? { actedBy: by.actedBy } : {}) } })
  return id
}

const actorOf = (by: Mover) => (by.kind === 'machine' ? { door: 'system' as const }
  : by.kind === 'resident' ? { door: 'resident' as const, id: by.residentId, role: by.actedBy ? 'representative' : 'resident' } : { door: 'staff' as const, id: by.staffId, role: by.role })

/** What the clock says now that this is so. The policy of the day on which it came in counts. */
async function withClock(house: House, tx: Tx, objection: Objection): Promise<Objection> {
  const { policy } = await rulesOn(house, objection.receivedOn)
  const decision = await decisionById(tx, objection.decisionId)
  if (!decision) throw new Error(`There is no decision ${objection.decisionId}.`)
  const { missingAskedOn, missingDue, missingOverOn, extendedOn, extendedWeeks } = objection
  return {
    ...objection, lastDay: answerLastDay({
      announcedOn: decision.announcedOn, objectionWeeks: policy.objectionWeeks, receivedOn: objection.receivedOn, late: objection.late,
      weeks: objection.committee ? policy.objections.committeeWeeks : policy.objections.weeks, agreedUntil: objection.agreedUntil,
      stop: missingAskedOn && missingDue ? { askedOn: missingAskedOn, overOn: overOn(missingOverOn, missingDue) } : undefined,
      extension: extendedOn && extendedWeeks ? { on: extendedOn, weeks: extendedWeeks } : undefined,
    }, house.clock.today()),
  }
}
