import type { Tx } from '#db/database.ts'
import { newId } from '#shared/ids.ts'
import { momentAt } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Place, ProviderFacts } from './domain/typed-provider.ts'
import * as planned from './planned.store.ts'
import { providerBySlug } from './provider.ts'
import * as store from './providers.store.ts'

export type ProviderInput = Omit<ProviderFacts, 'booking' | 'branches'> & Partial<Pick<ProviderFacts, 'booking' | 'branches'>>

/**
 * Writes a provider as it is now, recognised by its slug, keeps what it was as a version, and returns its id. What was planned
 * and counts by now gets its own version first: what is kept here comes after it.
 */
export async function keepProvider(house: House, tx: Tx, { booking = '', branches = [], ...given }: ProviderInput, proposalId: string | null = null): Promise<string> {
  await keepDue(house, tx, given.slug)
  return write(tx, { ...given, booking, branches }, house.clock.now(), proposalId)
}

async function keepDue(house: House, tx: Tx, slug: string): Promise<void> {
  const due = await planned.holdDue(tx, slug, house.clock.today())
  const now = due && await providerBySlug(house, tx, slug)
  if (!due || !now) return
  const { id: _id, coming: _coming, ...facts } = now
  await write(tx, facts, momentAt(due.startsOn, '00:00')!, due.proposalId)
  await planned.markKept(tx, due.proposalId, house.clock.now())
}

async function write(tx: Tx, facts: ProviderFacts, at: Date, proposalId: string | null): Promise<string> {
  const { openingHours: _hours, spot: _spot, branches: _branches, ...texts } = facts
  const { id } = await store.keepProvider(tx, { id: newId(at), ...texts, ...placeColumns(facts) }, at)
  await store.keepBranches(tx, id, facts.branches.map(({ name, address, postcode, place, neighbourhood, ...branch }) => ({ name, address, postcode, place, neighbourhood, ...placeColumns(branch) })))
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
