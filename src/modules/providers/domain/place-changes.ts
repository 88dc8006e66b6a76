import type { ProviderFacts } from './typed-provider.ts'

/** What somebody with a voucher must know before they go. Addresses as one line; `name` of another place than the first, or empty. */
export type PlaceChange =
  | { readonly kind: 'moved'; readonly name: string; readonly from: string; readonly to: string }
  | { readonly kind: 'ended'; readonly name: string; readonly from: string }
  | { readonly kind: 'hours'; readonly name: string; readonly at: string; readonly hours: string }

type Where = { readonly name: string; readonly address: string; readonly hours: string }

/** Places that moved or ended, and hours that are others. A comma, a capital or a space is no change; the same addresses in another order neither. */
export function placeChanges(before: ProviderFacts, after: ProviderFacts): readonly PlaceChange[] {
  const [old, now] = [addressesOf(before), addressesOf(after)]
  const stays = (place: Where, among: readonly Where[]) => among.find(({ address }) => same(address, place.address))
  return old.flatMap((place, index): PlaceChange[] => {
    const still = stays(place, now)
    if (still) return otherHours(place, still)
    const next = index === 0 ? now[0] : now.slice(1).find(({ name }) => same(name, place.name))
    return next && !stays(next, old) ? [{ kind: 'moved', name: place.name, from: place.address, to: next.address }, ...otherHours(place, next)] : [{ kind: 'ended', name: place.name, from: place.address }]
  })
}

const otherHours = (before: Where, { name, address, hours }: Where): PlaceChange[] => (hours && !same(hours, before.hours) ? [{ kind: 'hours', name, at: address, hours }] : [])

/** Every place of a provider, its address as one line. */
export const addressesOf = (facts: ProviderFacts): readonly Where[] => [{ ...facts, name: '' }, ...facts.branches].map(({ name, address, postcode, place, openingHours }) =>
  ({ name, address: `${address}, ${postcode} ${place}`, hours: openingHours }))

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const same = (one: string, other: string): boolean => bare(one) === bare(other)
