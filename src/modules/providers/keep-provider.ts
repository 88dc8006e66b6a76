import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import type { House } from '#src/house.ts'
import type { Place, ProviderFacts } from './domain/typed-provider.ts'
import * as store from './providers.store.ts'

export type ProviderInput = Omit<ProviderFacts, 'booking' | 'branches'> & Partial<Pick<ProviderFacts, 'booking' | 'branches'>>

/** Writes a provider as it is now, recognised by its slug, keeps what it was as a version, and returns its id. */
export async function keepProvider(house: House, tx: Tx, { booking = '', branches = [], ...given }: ProviderInput, proposalId: string | null = null): Promise<string> {
  const at = house.clock.now()
  const facts: ProviderFacts = { ...given, booking, branches }
  const { openingHours: _hours, spot: _spot, branches: _branches, ...texts } = facts
  const { id } = await store.keepProvider(tx, { id: newId(at), ...texts, ...placeColumns(facts) }, at)
  await store.keepBranches(tx, id, branches.map(({ name, address, postcode, place, neighbourhood, ...branch }) => ({ name, address, postcode, place, neighbourhood, ...placeColumns(branch) })))
  await store.keepVersion(tx, id, facts, at, proposalId)
  return id
}

const placeColumns = ({ openingHours, spot }: Pick<Place, 'openingHours' | 'spot'>) =>
  ({ opening_hours: openingHours, lat: spot ? String(spot.lat) : null, lon: spot ? String(spot.lon) : null })

/** Writes a group, recognised by its slug, with at least these providers in it, and returns its id. */
export async function keepGroup(house: House, tx: Tx, group: { readonly slug: string; readonly name: string; readonly members: readonly string[] }): Promise<string> {
  const at = house.clock.now()
  const { id } = await store.keepGroup(tx, { id: newId(at), slug: group.slug, name: group.name }, at)
  for (const member of group.members) await store.keepMember(tx, id, member, at)
  return id
}
