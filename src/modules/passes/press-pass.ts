import type { Queryable } from '#db/database.ts'
import { residentCards } from '#modules/residents/index.ts'
import { isUuid } from '#shared/ids.ts'
import type { Result } from '#shared/result.ts'
import type { House } from '#src/house.ts'
import { blockPass, type PassRefusal, unblockPass } from './block-pass.ts'
import type { Actor } from './pass.ts'
import { passesUnder } from './pass-of.ts'
import { type OwnedPass, passActOf, type PassAct } from './pass-act.ts'
import { type MoveVouchers, replacePass } from './replace-pass.ts'

/** Their own pass first, then those of the children under them; nobody else's. */
export async function ownedPasses(house: House, q: Queryable, residentId: string): Promise<readonly OwnedPass[]> {
  const passes = await passesUnder(house, q, residentId)
  const people = await residentCards(house, q, passes.map((pass) => pass.residentId))
  return passes.map((pass) => ({ pass, givenName: people.find(({ id }) => id === pass.residentId)?.givenName ?? '', self: pass.residentId === residentId }))
}

/** Does it, with its message. Undefined: that is no pass or no act. */
export async function pressPass(house: House, form: Readonly<Record<string, string>>, of: { readonly residentId: string; readonly actor: Actor }, moveVouchers: MoveVouchers): Promise<{ readonly act: PassAct; readonly done: Result<unknown, PassRefusal> } | undefined> {
  const act = passActOf(form.wat)
  if (!act || !isUuid(form.pas)) return undefined
  const which = { passId: form.pas, ...of }
  return { act, done: act === 'found' ? await unblockPass(house, which) : act === 'replaced' ? await replacePass(house, which, moveVouchers) : await blockPass(house, which, act) }
}
