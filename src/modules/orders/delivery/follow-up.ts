import { eachAlone } from '#jobs/each-alone.ts'
import { tell } from '#modules/messages/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { spoken } from '#shared/language.ts'
import type { House } from '#src/house.ts'
import { markOver, markReminded } from './pick-up.store.ts'
import { lies, type PickUp, pickUps } from './pick-ups.ts'
import { whatLies } from './what-lies.ts'

/**
 * By the clock: who has not come some days before the last one is reminded, and after it the paper is over. The vouchers are
 * not: they stay valid on the site, and whoever wants paper after all calls. Each in a transaction of its own.
 */
export async function followUpPickUps(house: House): Promise<{ readonly reminded: number; readonly over: number }> {
  const today = house.clock.today()
  const lying = (await pickUps(house, house.db)).filter(lies)
  const told = { named: ({ orderId }: PickUp) => ({ order: orderId }), failed: 'what lies at a Stip was not followed up' }
  const over = await eachAlone(house.log, lying.filter(({ until }) => today > until), told, async (one) => Number(await end(house, one)))
  // Who could not have come yet is not reminded.
  const soon = lying.filter(({ until, remindOn, from, remindedAt }) => today <= until && today >= remindOn && today > from && !remindedAt)
  const reminded = await eachAlone(house.log, soon, told, async (one) => Number(await remind(house, one)))
  return { reminded, over }
}

const remind = (house: House, one: PickUp): Promise<boolean> => house.db.transaction(async (tx) => {
  if (!await markReminded(tx, one.orderId, house.clock.now())) return false
  const [{ givenName }, lying] = [await residentCard(house, tx, one.residentId), await whatLies(house, tx, one)]
  await tell(house, tx, { residentId: one.residentId, kind: 'pick-up-soon', dedupeKey: `pick-up-soon ${one.orderId}`, values: (lang) => ({ name: givenName, ...lying(lang) }) })
  return true
})

const end = (house: House, one: PickUp): Promise<boolean> => house.db.transaction(async (tx) => {
  if (!await markOver(tx, one.orderId, house.clock.now())) return false
  const [{ givenName }, lying] = [await residentCard(house, tx, one.residentId), await whatLies(house, tx, one)]
  const last = one.open.map(({ validTo }) => validTo).sort().at(-1)!
  await tell(house, tx, { residentId: one.residentId, kind: 'pick-up-over', dedupeKey: `pick-up-over ${one.orderId}`, values: (lang) => ({ name: givenName, ...lying(lang), voucherValidTo: spoken[lang].date(last) }) })
  return true
})
