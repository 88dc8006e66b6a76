import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import type { ProviderCard } from './provider.ts'
import * as store from './providers.store.ts'

export type ProviderInput = Omit<ProviderCard, 'id'>

/** Writes a provider as it is now, recognised by its slug, and returns its id. */
export async function keepProvider(house: House, tx: Tx, { openingHours, ...provider }: ProviderInput): Promise<string> {
  const at = house.clock.now()
  return (await store.keepProvider(tx, { id: newId(at), opening_hours: openingHours, ...provider }, at)).id
}

/** Writes a group, recognised by its slug, with at least these providers in it, and returns its id. */
export async function keepGroup(house: House, tx: Tx, group: { readonly slug: string; readonly name: string; readonly members: readonly string[] }): Promise<string> {
  const at = house.clock.now()
  const { id } = await store.keepGroup(tx, { id: newId(at), slug: group.slug, name: group.name }, at)
  for (const member of group.members) await store.keepMember(tx, id, member, at)
  return id
}
