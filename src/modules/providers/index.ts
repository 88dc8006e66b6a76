export { type Directory, directoryChanges, groupsOf, type ProviderCard, type ProviderGroup, providerByKvk, providerCard, providerDirectory } from './provider.ts'
export { keepGroup, keepProvider, type ProviderInput } from './keep-provider.ts'
