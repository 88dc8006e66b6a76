import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import type { ProviderFacts } from './domain/typed-provider.ts'
import * as store from './providers.store.ts'

/** What everybody may know of a provider. */
export type ProviderCard = ProviderFacts & { readonly id: string }

/** A named group of providers that promise the same; `members` are ids of providers, by name. */
type ProviderGroup = { readonly id: string; readonly slug: string; readonly name: string; readonly members: readonly string[] }

const card = ({ branches, ...row }: store.ProviderRow): ProviderCard => ({ ...placed(row), branches: branches.map(placed) })

const placed = <R extends Pick<store.BranchRow, 'opening_hours' | 'lat' | 'lon'>>({ opening_hours, lat, lon, ...row }: R) =>
  ({ ...row, openingHours: opening_hours, ...(lat !== null && lon !== null && { spot: { lat: Number(lat), lon: Number(lon) } }) })

/** The provider whose KvK number (eight digits) eHerkenning gives; undefined when it does not take part. */
export async function providerByKvk(_house: House, q: Queryable, kvk: string): Promise<ProviderCard | undefined> {
  const row = await store.byKvk(q, kvk)
  return row && card(row)
}

export async function providerCard(_house: House, q: Queryable, id: string): Promise<ProviderCard | undefined> {
  const row = await store.byId(q, id)
  return row && card(row)
}

export async function providerBySlug(_house: House, q: Queryable, slug: string): Promise<ProviderCard | undefined> {
  const row = await store.bySlug(q, slug)
  return row && card(row)
}

/** Ids of the groups that a provider belongs to: what is promised by these, it may redeem too. SQL: providers.gives(…). */
export const groupsOf = async (_house: House, q: Queryable, providerId: string): Promise<string[]> =>
  (await store.groupsWith(q, providerId)).map((row) => row.group_id)

export type Directory = { readonly providers: ReadonlyMap<string, ProviderCard>; readonly groups: ReadonlyMap<string, ProviderGroup> }

/** All of them, by id: a few hundred in a city. For a catalogue that is kept in memory; `directoryChanges` says when it is old. */
export async function providerDirectory(_house: House, q: Queryable): Promise<Directory> {
  const [providers, groups] = await Promise.all([store.all(q), store.groups(q)])
  return { providers: new Map(providers.map((row) => [row.id, card(row)])), groups: new Map(groups.map((group) => [group.id, group])) }
}

/** A number that goes up whenever a provider or a group changes. */
export const directoryChanges = (_house: House, q: Queryable): Promise<number> => store.changes(q)
