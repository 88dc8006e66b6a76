import type { Queryable } from '#db/database.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { type Coming, withChanges } from './domain/planned.ts'
import type { ProviderFacts } from './domain/typed-provider.ts'
import * as store from './providers.store.ts'

/** What everybody may know of a provider today, and what it becomes on a day that was approved already. */
export type ProviderCard = ProviderFacts & { readonly id: string; readonly coming?: Coming }

/** A named group of providers that promise the same; `members` are ids of providers, by name. */
type ProviderGroup = { readonly id: string; readonly slug: string; readonly name: string; readonly members: readonly string[] }

/** By the calendar: from its day on a planned change is simply how it is. */
const cardOn = (today: LocalDate) => ({ branches, planned, ...row }: store.ProviderRow): ProviderCard => {
  const stands = { ...placed(row), branches: branches.map(placed) }
  if (!planned) return stands
  const facts = withChanges(stands, planned.changes)
  return planned.startsOn <= today ? { ...facts, id: row.id } : { ...stands, coming: { proposalId: planned.proposalId, from: planned.startsOn, facts } }
}

const placed = <R extends Pick<store.BranchRow, 'opening_hours' | 'lat' | 'lon'>>({ opening_hours, lat, lon, ...row }: R) =>
  ({ ...row, openingHours: opening_hours, ...(lat !== null && lon !== null && { spot: { lat: Number(lat), lon: Number(lon) } }) })

/** The provider whose KvK number (eight digits) eHerkenning gives; undefined when it does not take part. */
export async function providerByKvk(house: House, q: Queryable, kvk: string): Promise<ProviderCard | undefined> {
  const row = await store.byKvk(q, kvk)
  return row && cardOn(house.clock.today())(row)
}

export async function providerCard(house: House, q: Queryable, id: string): Promise<ProviderCard | undefined> {
  const row = await store.byId(q, id)
  return row && cardOn(house.clock.today())(row)
}

export async function providerBySlug(house: House, q: Queryable, slug: string): Promise<ProviderCard | undefined> {
  const row = await store.bySlug(q, slug)
  return row && cardOn(house.clock.today())(row)
}

/** Ids of the groups that a provider belongs to: what is promised by these, it may redeem too. SQL: providers.gives(…). */
export const groupsOf = async (_house: House, q: Queryable, providerId: string): Promise<string[]> =>
  (await store.groupsWith(q, providerId)).map((row) => row.group_id)

export type Directory = { readonly providers: ReadonlyMap<string, ProviderCard>; readonly groups: ReadonlyMap<string, ProviderGroup> }

/** All of them, by id: a few hundred in a city. For a catalogue that is kept in memory; `directoryChanges` says when it is old. */
export async function providerDirectory(house: House, q: Queryable): Promise<Directory> {
  const [providers, groups] = await Promise.all([store.all(q), store.groups(q)])
  const card = cardOn(house.clock.today())
  return { providers: new Map(providers.map((row) => [row.id, card(row)])), groups: new Map(groups.map((group) => [group.id, group])) }
}

/** A number that goes up whenever a provider or a group changes, also when the day of a planned change comes. */
export const directoryChanges = (house: House, q: Queryable): Promise<number> => store.changes(q, house.clock.today())
