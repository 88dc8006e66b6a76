import { addressesOf, type PlaceChange, placeChanges } from './place-changes.ts'
import type { ProviderFacts } from './typed-provider.ts'

/** What somebody who plans to go reads ahead: also a new place, and how to get there. `words` as the provider says it. */
export type LaterChange = PlaceChange
  | { readonly kind: 'added'; readonly name: string; readonly at: string }
  | { readonly kind: 'travel' | 'access' | 'booking' | 'phone' | 'website'; readonly words: string }

const WORDS = ['travel', 'access', 'booking', 'phone', 'website'] as const

export function laterChanges(before: ProviderFacts, after: ProviderFacts): readonly LaterChange[] {
  const musts = placeChanges(before, after)
  const known = new Set([...addressesOf(before).map(({ address }) => address), ...musts.flatMap((change) => (change.kind === 'moved' ? [change.to] : []))])
  return [
    ...musts,
    ...addressesOf(after).flatMap(({ name, address }): LaterChange[] => (known.has(address) ? [] : [{ kind: 'added', name, at: address }])),
    ...WORDS.flatMap((kind): LaterChange[] => (after[kind] && after[kind] !== before[kind] ? [{ kind, words: after[kind] }] : [])),
  ]
}
