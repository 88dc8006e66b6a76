import type { Tx } from '#db/database.ts'
import type { Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { record } from '#modules/audit/index.ts'
import { type Reach, reachOf, type ReachChoice, setReach } from './reach.ts'
import { text } from './residents.text.ts'

/** Tells somebody that their channel changed; given by app.ts. `entered` is what they chose, in words; `left` and `chosen` are addresses for mail. */
export type ReachChanged = (tx: Tx, told: { readonly residentId: string; readonly entered: string; readonly changeId: string; readonly left?: string | undefined; readonly chosen?: string | undefined }) => Promise<void>

/**
 * Somebody changes how they hear from us, or staff do it with them. The message about it goes along in the same
 * transaction: by post, whatever they chose, and to the old address and the new one. Who took over an account, or talked a
 * colleague into it, must not be the only one to hear of it.
 */
export async function changeReach(
  house: House, { residentId, choice, changeId, actor }: { residentId: string; choice: ReachChoice; changeId: string; actor?: { readonly door: 'staff'; readonly id: string; readonly role: string } }, reachChanged: ReachChanged,
): Promise<Result<Reach>> {
  return house.db.transaction(async (tx): Promise<Result<Reach>> => {
    const before = await reachOf(house, tx, residentId)
    if (before.channel === 'letter' && choice.channel === 'letter') return { ok: true, value: before }
    const result = await setReach(house, tx, residentId, choice)
    if (!result.ok) return result
    await reachChanged(tx, {
      residentId, entered: text.entered[choice.channel], changeId, left: before.channel === 'email' ? before.email : undefined, chosen: result.value.channel === 'email' ? result.value.email : undefined,
    })
    await record(house, tx, { actor: actor ?? { door: 'resident', id: residentId, role: 'resident' }, action: 'residents.reach-changed', subject: { kind: 'resident', id: residentId }, facts: { channel: choice.channel } })
    return result
  })
}
