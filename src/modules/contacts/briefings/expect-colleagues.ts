import { record } from '#modules/audit/index.ts'
import { staffAddress } from '#modules/identity/index.ts'
import { sameMailbox } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Expected } from '../domain/expected-list.ts'
import type { Staff } from '../matter.ts'
import type { DeskColleague } from './briefing.ts'
import { keepColleague } from './briefing.store.ts'
import { cameAlready, insertExpected, noteArrival, takeOff } from './expected.store.ts'

const findOf = (house: House, address: string): Buffer => house.box.find(sameMailbox(address))

export type Listed = { readonly added: number; readonly before: number; readonly came: number }

/** Writes down who is expected at the desk. Who came already is left as they are; the same address twice is one colleague, as the last line says. */
export async function expectColleagues(house: House, who: Staff, people: readonly Expected[]): Promise<Listed> {
  const byAddress = new Map(people.map((one) => [findOf(house, one.address).toString('hex'), one]))
  const now = house.clock.now()
  return house.db.transaction(async (tx) => {
    const came = new Set((await cameAlready(tx, [...byAddress.keys()].map((find) => Buffer.from(find, 'hex')))).map((find) => find.toString('hex')))
    const rows = [...byAddress].filter(([find]) => !came.has(find)).map(([find, { name, role }]) => ({ id: newId(now), name, role, addressFind: Buffer.from(find, 'hex') }))
    const { added, before } = await insertExpected(tx, rows, now)
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.desk-colleagues-expected', subject: { kind: 'desk', id: 'colleagues' }, facts: { added, before, came: came.size } })
    return { added, before, came: came.size }
  })
}

/** Somebody of the desk is there. Once a day it is written down, and who was expected by the address of their directory is expected no more. */
export async function meetColleague(house: House, who: DeskColleague, today: LocalDate): Promise<void> {
  if (!await keepColleague(house.db, who, today)) return
  const address = await staffAddress(house, house.db, who.staffId)
  if (address) await house.db.transaction((tx) => noteArrival(tx, who.staffId, findOf(house, address)))
}

/** Who left the desk. One who comes all the same is there again, and has everything to read. */
export const takeOffColleague = (house: House, who: Staff, id: string): Promise<boolean> => house.db.transaction(async (tx) => {
  if (!await takeOff(tx, id)) return false
  await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.desk-colleague-taken-off', subject: { kind: 'desk-colleague', id }, facts: {} })
  return true
})
