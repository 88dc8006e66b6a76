import { record } from '#modules/audit/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { holds, type Representation } from './representation.ts'
import { byRepresentative, insertAct, insertRead, representationById } from './representation.store.ts'

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

/** What was opened for somebody, before it is shown: one line a day for each kind of page, of which the resident reads when and who. No line, no page. */
export const recordRead = (house: House, { id, residentId }: Pick<Representation, 'id' | 'residentId'>, what: string): Promise<void> =>
  house.db.transaction(async (tx) => {
    if (!await insertRead(tx, id, house.clock.today(), what, house.clock.now())) return
    await record(house, tx, { actor: { door: 'resident', id: residentId, role: 'representative' }, action: 'residents.read-for', subject: { kind: 'resident', id: residentId }, facts: { representation: id, what } })
  })
