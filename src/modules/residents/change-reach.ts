import { eachAlone } from '#jobs/each-alone.ts'
import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/language.ts'
import type { Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { record } from '#modules/audit/index.ts'
import { type Reach, reachOf, type ReachChoice, setReach } from './reach.ts'
import { isMailSetUnder, mailSetUnder } from './reach.store.ts'
import { representationInForce } from './representation/in-force.ts'
import { text as english } from './english.text.ts'
import { text as dutch } from './residents.text.ts'

/** Tells somebody that their channel changed; given by app.ts. `entered` is what they chose, in words of a language; `left` and `chosen` are addresses for mail. */
export type ReachChanged = (tx: Tx, told: { readonly residentId: string; readonly entered: (lang: Language) => string; readonly changeId: string; readonly left?: string | undefined; readonly chosen?: string | undefined }) => Promise<void>

/**
 * Somebody changes how they hear from us, or staff do it with them. The message about it goes along in the same
 * transaction: by post, whatever they chose, and to the old address and the new one. Who took over an account, or talked a
 * colleague into it, must not be the only one to hear of it.
 */
export const changeReach = (house: House, change: ReachChange, reachChanged: ReachChanged): Promise<Result<Reach>> =>
  house.db.transaction((tx) => changeReachIn(house, tx, change, reachChanged))

type ReachChange = {
  readonly residentId: string
  readonly choice: ReachChoice
  readonly changeId: string
  /** Who does it for them; the resident when it is left out. */
  readonly actor?: { readonly door: 'staff'; readonly id: string; readonly role: string } | { readonly door: 'system' } | undefined
  /** The representation of who chooses, where that is not the resident. */
  readonly actedBy?: string | undefined
}

async function changeReachIn(house: House, tx: Tx, { residentId, choice, changeId, actor, actedBy }: ReachChange, reachChanged: ReachChanged): Promise<Result<Reach>> {
  const before = await reachOf(house, tx, residentId)
  if (before.channel === 'letter' && choice.channel === 'letter') return { ok: true, value: before }
  const result = await setReach(house, tx, residentId, choice, actedBy)
  if (!result.ok) return result
  await reachChanged(tx, {
    residentId, entered: (lang) => (lang === 'nl' ? dutch : english).entered[choice.channel], changeId, left: before.channel === 'email' ? before.email : undefined, chosen: result.value.channel === 'email' ? result.value.email : undefined,
  })
  await record(house, tx, {
    actor: actor ?? { door: 'resident', id: residentId, role: actedBy ? 'representative' : 'resident' }, action: 'residents.reach-changed', subject: { kind: 'resident', id: residentId },
    facts: { channel: choice.channel, ...(actedBy ? { actedBy } : {}) },
  })
  return result
}

/** Who may not act any more has no say over how somebody hears from us: mail that they chose becomes letters again, and that is told. */
export async function returnReach(house: House, tx: Tx, { residentId, under, actor = { door: 'system' } }: { readonly residentId: string; readonly under: string; readonly actor?: ReachChange['actor'] }, reachChanged: ReachChanged): Promise<void> {
  if (!await isMailSetUnder(tx, residentId, under)) return
  await changeReachIn(house, tx, { residentId, choice: { channel: 'letter' }, changeId: newId(house.clock.now()), actor }, reachChanged)
}

/** By the clock: of representations that ended by their last day, or because a child came of age. */
export async function returnReachOfEnded(house: House, reachChanged: ReachChanged): Promise<void> {
  const told = { named: ({ residentId }: { readonly residentId: string }) => ({ resident: residentId }), failed: 'Mail that a representative chose did not become letters' }
  await eachAlone(house.log, await mailSetUnder(house.db), told, async ({ residentId, under }) => {
    if (await representationInForce(house, under)) return 0
    await house.db.transaction((tx) => returnReach(house, tx, { residentId, under }, reachChanged))
    return 1
  })
}
