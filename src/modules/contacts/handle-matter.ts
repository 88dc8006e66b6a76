import type { Tx } from '#db/database.ts'
import { record } from '#modules/audit/index.ts'
import { knowsHousehold } from '#modules/eligibility/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { type Refusal, refuse, type Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { insertEntry, isInvolved, lockMatterByNumber, lockMatters, type NewEntry } from './contacts.store.ts'
import { mayTake, type NotTaken } from './domain/may-handle.ts'
import type { Matter, Staff } from './matter.ts'
import { by } from './receive-matter.ts'
import { sealWords } from './seal.ts'

export type NotHandled = NotTaken | 'gone' | 'not-yours'

/** Whether this colleague may work on it: not their own household, and of a complaint not who was there. */
export async function whyNot(house: House, tx: Tx, who: Staff, matter: Matter): Promise<NotTaken | 'yes'> {
  const householdId = matter.residentId && (await residentCard(house, tx, matter.residentId)).householdId
  return mayTake({
    kind: matter.kind, state: matter.state, involved: await isInvolved(tx, matter.id, who.staffId),
    ownHousehold: householdId ? await knowsHousehold(house, tx, who.staffId, householdId) : false,
  })
}

/**
 * One step of somebody who works on a matter, in one transaction that holds its row: two at once come one after the other,
 * and the second sees what the first did. Refused when it is closed by then, or not for this colleague. `together`: the number
 * of another that the step moves as well; its row is held too.
 */
export async function handle<T, R extends string = never>(house: House, who: Staff, number: string, step: (tx: Tx, matter: Matter) => Promise<Result<T, Refusal<R>>>, { together }: { readonly together?: string } = {}): Promise<Result<T, Refusal<R | NotHandled>>> {
  return house.db.transaction(async (tx) => {
    if (together) await lockMatters(tx, [number, together])
    const matter = await lockMatterByNumber(tx, number)
    if (!matter) return refuse('gone' as const)
    const may = await whyNot(house, tx, who, matter)
    if (may !== 'yes') return refuse(may)
    return step(tx, matter)
  })
}

/** What happened, in the timeline and in the audit. Answers the id of the entry. */
export async function write(house: House, tx: Tx, matter: Matter, who: Staff, what: NewEntry['what'], { words, facts = {} }: { readonly words?: string | undefined; readonly facts?: Readonly<Record<string, string | number>> } = {}): Promise<string> {
  const now = house.clock.now()
  const id = newId(now)
  await insertEntry(tx, { id, matterId: matter.id, at: now, what, ...by(who), words: words ? sealWords(house, words) : undefined, facts })
  await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: `contacts.${what}`, subject: { kind: 'matter', id: matter.id }, facts: { number: matter.number, ...facts } })
  return id
}
