import type { Place, ProviderCard, Spot } from '#modules/providers/index.ts'
import type { House } from '#src/house.ts'
import type { Municipality } from '#src/municipality.ts'
import { fold } from './domain/find.ts'
import type { Place as Neighbourhood } from './domain/need.ts'

/** As far as people go for something nearby: ten minutes by bicycle, measured from the middle of one neighbourhood to the other. */
const NEAR_KM = 2

export type Places = {
  readonly list: readonly Neighbourhood[]
  /** Places where these providers are, with all their branches. */
  of(providers: readonly ProviderCard[]): readonly number[]
  /** Which places are near enough to this one, itself included, and how far each is in kilometres. */
  near(place: number): ReadonlyMap<number, number>
  /** By name or by the digits of a postcode, as an address or a form gives it. */
  find(typed: string): number | undefined
}

const keptFor = new WeakMap<Municipality, Places>()

/** The neighbourhoods of config/<municipality>.json, ready to find by. */
export function placesOf({ municipality }: Pick<House, 'municipality'>): Places {
  const found = keptFor.get(municipality)
  if (found) return found
  const { neighbourhoods } = municipality
  const list = neighbourhoods.map(({ name, postcodes, also }): Neighbourhood => ({ name, postcodes, names: [fold(name), ...also.map(fold)] }))
  const byName = new Map(list.flatMap(({ names }, place) => names.map((name) => [name, place] as const)))
  const byDigits = new Map(list.flatMap(({ postcodes }, place) => postcodes.map((digits) => [digits, place] as const)))
  const km = (a: number, b: number) => kilometres(neighbourhoods[a]!, neighbourhoods[b]!)
  // Outside every postcode that we know: the neighbourhood whose middle is nearest, when it is near.
  const around = (spot: Spot | undefined) => spot && neighbourhoods.map((one, place) => ({ place, far: kilometres(one, spot) })).filter(({ far }) => far <= NEAR_KM).sort((a, b) => a.far - b.far)[0]?.place
  const placeOf = ({ neighbourhood, postcode, spot }: Place) => byName.get(fold(neighbourhood)) ?? byDigits.get(postcode.slice(0, 4)) ?? around(spot)
  const made: Places = {
    list,
    of: (providers) => [...new Set(providers.flatMap((provider) => [provider, ...provider.branches]).map(placeOf).filter((place) => place !== undefined))],
    near: (place) => new Map(list.map((_, other) => [other, km(place, other)] as const).filter(([, far]) => far <= NEAR_KM)),
    find: (typed) => byName.get(fold(typed)) ?? byDigits.get(/^\s*(\d{4})/.exec(typed)?.[1] ?? ''),
  }
  keptFor.set(municipality, made)
  return made
}

/** Within a municipality the earth is flat: a degree of latitude is 111.2 km, of longitude that times the cosine. */
const kilometres = (a: Spot, b: Spot): number =>
  111.2 * Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180)))
