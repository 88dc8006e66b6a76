// Organisations that give something to pass holders, and named groups of them.
export { type Directory, directoryChanges, groupsOf, type ProviderCard, providerByKvk, providerCard, providerDirectory } from './provider.ts'
export { keepGroup, keepProvider, type ProviderInput } from './keep-provider.ts'
export type { Place } from './domain/typed-provider.ts'
export type { PlaceChange } from './domain/place-changes.ts'
export type { Spot } from './domain/spot.ts'
export { providersRoutes } from './providers.pages.ts'
export type { HoldersAt, PlacesChanged } from './decide-provider.ts'
