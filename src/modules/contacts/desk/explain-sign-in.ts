import { record } from '#modules/audit/index.ts'
import { signInStoryAt } from '#modules/identity/index.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import type { Staff } from '../matter.ts'
import { countAnonymous, type DeskVisit, type Purpose } from './desk.store.ts'

/**
 * Somebody reads the number of a sign-in that stopped. There is no person behind it, so no conversation begins: the question is
 * counted as any other without a name, and why was looked is written down. Answers where the story is; undefined: no such number.
 */
export async function explainSignIn(house: House, who: Staff & { readonly role: 'kcc' | 'stip' }, typed: string, { purpose, way }: { readonly purpose: Purpose; readonly way: DeskVisit['way'] }): Promise<string | undefined> {
  const story = await signInStoryAt(house, typed)
  if (!story) return undefined
  await house.db.transaction(async (tx) => {
    await countAnonymous(tx, newId(house.clock.now()), house.clock.today(), who.role, purpose)
    await record(house, tx, { actor: { door: 'staff', id: who.staffId, role: who.role }, action: 'contacts.sign-in-asked', facts: { purpose, way, cause: story.cause } })
  })
  return story.path
}
