import type { Queryable } from '#db/database.ts'
import { look } from '#modules/audit/index.ts'
import { applicantOf, knowsHousehold } from '#modules/eligibility/index.ts'
import { holderOfPass } from '#modules/passes/index.ts'
import { isForgotten, residentByBsn, type ResidentCard, residentCard, residentsNamed } from '#modules/residents/index.ts'
import { holderOfCode } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import { matterByNumber } from '../contacts.store.ts'
import type { DeskKey } from '../domain/desk-key.ts'
import type { Staff } from '../matter.ts'
import { type DeskVisit, insertVisit, type Purpose } from './desk.store.ts'
import { text } from './desk.text.ts'

export const ACTIVITY = 'stadjerspas-balie'

type ExactKey = Exclude<DeskKey, { kind: 'name' } | { kind: 'sign-in' }>

/**
 * Whom an exact key belongs to. Nothing of a person is read here but the id. 'off': a pass number that was lost, and leads to nobody.
 * Numbers of who is forgotten stay counted, and lead to nobody either.
 */
export async function personByKey(house: House, key: ExactKey): Promise<string | 'off' | undefined> {
  const found = await ownerOf(house, key)
  return found && found !== 'off' && await isForgotten(house, house.db, found) ? undefined : found
}

async function ownerOf(house: House, key: ExactKey): Promise<string | 'off' | undefined> {
  switch (key.kind) {
    case 'bsn':         return residentByBsn(house, house.db, key.value)
    case 'pass':        return holderOfPass(house, house.db, key.value)
    case 'voucher':     return holderOfCode(house, house.db, key.value)
    case 'application': return applicantOf(house, house.db, key.value)
    case 'matter':      return (await matterByNumber(house.db, key.value))?.residentId
  }
}

/** Everybody of one name and day of birth, ten at most, each with a line in their log before anything of them is shown. */
export async function peopleNamed(house: House, who: Staff, { value, born }: Extract<DeskKey, { kind: 'name' }>): Promise<readonly ResidentCard[]> {
  const people = await residentsNamed(house, house.db, value, born)
  await house.db.transaction(async (tx) => {
    for (const { id } of people) await look(house, tx, { staffId: who.staffId, residentId: id, purpose: text.searchPurpose, activity: ACTIVITY, page: '/balie' })
  })
  return people
}

/** Their own household, their family's, or people they said they know: a colleague helps them (decision 0067). */
export const isOwn = async (house: House, { staffId }: Staff, residentId: string): Promise<boolean> =>
  knowsHousehold(house, house.db, staffId, (await residentCard(house, house.db, residentId)).householdId)

export type DeskStaff = Staff & { readonly role: 'kcc' | 'stip' }

/** A conversation begins: about whom, why, and how they are spoken with. */
export async function openVisit(house: House, q: Queryable, who: DeskStaff, about: { readonly residentId: string; readonly purpose: Purpose; readonly way: DeskVisit['way'] }): Promise<string> {
  const now = house.clock.now()
  const id = newId(now)
  await insertVisit(q, { id, ...about, staffId: who.staffId, staffName: who.staffName, role: who.role, openedAt: now })
  return id
}
