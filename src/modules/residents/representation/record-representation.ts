import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { record } from '#modules/audit/index.ts'
import type { House } from '#src/house.ts'
import { NotFound } from '#web/answer.ts'
import { bsnOf } from '../find-resident.ts'
import { holds, type Representation } from './representation.ts'
import { byRepresentative, endRow, insertAct, insertRepresentation, representationById } from './representation.store.ts'

/** Told to the resident, in the transaction of the change; given by app.ts, because messages stand further on. */
export type RepresentationTold = (tx: Tx, told: { readonly residentId: string; readonly representation: Representation; readonly change: 'added' | 'ended' }) => Promise<void>

export type NewRepresentation = Omit<Representation, 'id' | 'enteredAt' | 'endedAt'> & { readonly bsn: string }
type Staff = { readonly id: string; readonly role: string }
const SEALED = 'residents.representation.representative_sealed'

/** Staff saw the ground and write down who may act. The resident hears of it at once. Refused: nobody represents themselves, or twice. */
export const recordRepresentation = (house: House, staff: Staff, { bsn, ...given }: NewRepresentation, told: RepresentationTold): Promise<Result<Representation, Refusal<'self' | 'already'>>> =>
  house.db.transaction(async (tx): Promise<Result<Representation, Refusal<'self' | 'already'>>> => {
    if (await bsnOf(house, tx, given.residentId) === bsn) return refuse('self')
    const now = house.clock.now()
    const representation: Representation = { ...given, id: newId(now), enteredAt: now, endedAt: undefined }
    if (!await insertRepresentation(tx, representation, house.box.find(bsn), house.box.seal(bsn, SEALED), staff.id)) return refuse('already')
    await record(house, tx, { actor: { door: 'staff', ...staff }, action: 'residents.representation-added', subject: { kind: 'resident', id: given.residentId }, facts: { representation: representation.id, kind: given.kind, ground: given.ground } })
    await told(tx, { residentId: given.residentId, representation, change: 'added' })
    return ok(representation)
  })

/** From this moment on it opens nothing, in a session that is open too. Throws NotFound when it is not this resident's, or over. */
export const endRepresentation = (house: House, staff: Staff, residentId: string, id: string, told: RepresentationTold): Promise<Representation> =>
  house.db.transaction(async (tx) => {
    const representation = await endRow(tx, id, residentId, house.clock.now(), staff.id)
    if (!representation) throw new NotFound('There is no such representation.')
    await record(house, tx, { actor: { door: 'staff', ...staff }, action: 'residents.representation-ended', subject: { kind: 'resident', id: residentId }, facts: { representation: id } })
    await told(tx, { residentId, representation, change: 'ended' })
    return representation
  })

/** For whom somebody with this BSN may act today. */
export const mayActFor = async (house: House, bsn: string): Promise<readonly Representation[]> =>
  (await byRepresentative(house.db, house.box.find(bsn))).filter((one) => holds(one, house.clock.today()))

/** The representation behind a session, if it holds now. */
export async function representationInForce(house: House, id: string): Promise<Representation | undefined> {
  const found = await representationById(house.db, id)
  return found && holds(found, house.clock.today()) ? found : undefined
}

/** One act, with both people in the record: before it is done. No line, no act. */
export const recordAct = (house: House, { id, residentId }: Pick<Representation, 'id' | 'residentId'>, what: string): Promise<void> =>
  house.db.transaction(async (tx) => {
    const now = house.clock.now()
    await insertAct(tx, newId(now), id, now, what)
    await record(house, tx, { actor: { door: 'resident', id: residentId, role: 'representative' }, action: 'residents.acted-for', subject: { kind: 'resident', id: residentId }, facts: { representation: id, what } })
  })
