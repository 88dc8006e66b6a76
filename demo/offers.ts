import type { Tx } from '#db/database.ts'
import { type KeptPicture, keepPicture, moveOffer, offerBySlug, publishOffer, sizesOf } from '#modules/offers/index.ts'
import { keepGroup, keepProvider } from '#modules/providers/index.ts'
import type { Clock } from '#shared/clock.ts'
import type { House } from '#src/house.ts'
import { type DrawingName, drawings, drawn as drawing } from './window/drawings.ts'
import { cultuur } from './window/cultuur.ts'
import { eten } from './window/eten.ts'
import { kinderen } from './window/kinderen.ts'
import { leren } from './window/leren.ts'
import { windowGroups, windowProviders } from './window/providers.ts'
import { sport } from './window/sport.ts'
import { uitjes } from './window/uitjes.ts'
import { inputOf, type WindowOffer } from './window/window-offer.ts'
import { type Year, yearOf } from './window/year.ts'

/** All that the demonstration has in its window, in the seasons around a day. */
export const windowOffers = (year: Year): readonly WindowOffer[] =>
  [...sport(year), ...cultuur(year), ...uitjes(year), ...leren(), ...kinderen(year), ...eten(year)]

/**
 * Fills the window of a demonstration: organisations, and offers published by the same use case as in production. An
 * offer that is there already is left as it is, so seeding again changes nothing.
 */
export async function seedOffers(house: House, tx: Tx, clock: Clock = house.clock, pictures: Pictures = new Map()): Promise<void> {
  const year = yearOf(clock.today())
  const ids = new Map<string, { provider: string } | { group: string }>()
  for (const { key, ...provider } of windowProviders) ids.set(key, { provider: await changedByHand(tx, key) ?? await keepProvider(house, tx, provider) })
  const providerId = (key: string): string => { const found = givenBy(key); return 'provider' in found ? found.provider : fail(key) }
  const givenBy = (key: string) => ids.get(key) ?? fail(key)
  for (const { slug, name, members } of windowGroups) ids.set(slug, { group: await keepGroup(house, tx, { slug, name, members: members.map(providerId) }) })

  // From the last to the first: the newest stands in front in the window.
  for (const offer of windowOffers(year).toReversed()) {
    if (await offerBySlug(house, offer.slug)) continue
    const drawing = offer.drawing && pictures.get(offer.drawing)
    if (drawing) await keepPicture(house, tx, drawing, undefined)
    const published = await publishOffer(house, tx, inputOf(offer, year, givenBy, drawing && { hash: drawing.hash, alt: drawings[offer.drawing!].alt }), { door: 'system' })
    if (!published.ok) throw new Error(`The demonstration's offer ${offer.slug} is not good: ${JSON.stringify(published.refusal)}`)
    if (offer.state === 'ended') await moveOffer(house, tx, offer.slug, 'ended', { door: 'system' })
  }
}

/** What somebody in the demonstration proposed and a colleague approved, the next start leaves as it is. */
const changedByHand = async (tx: Tx, slug: string): Promise<string | undefined> => (await tx.maybe<{ id: string }>(
  'select p.id from providers.provider p where p.slug = $1 and exists (select from providers.version v where v.provider_id = p.id and v.proposal_id is not null)', [slug]))?.id

/** Whether an offer with a drawing is still missing in the window: only then are they drawn, not at every start. */
export async function drawingsMissing(house: House): Promise<boolean> {
  for (const { slug, drawing } of windowOffers(yearOf(house.clock.today()))) if (drawing && !await offerBySlug(house, slug)) return true
  return false
}

/** The drawings as pictures, in their sizes. It takes seconds: for a demonstration that somebody looks at, not for every test. */
export async function drawPictures(): Promise<Pictures> {
  const drawn = new Map<DrawingName, KeptPicture>()
  for (const name of Object.keys(drawings) as DrawingName[]) {
    const sizes = await sizesOf(await drawing(name))
    if (!sizes.ok) throw new Error(`The drawing ${name} is too small.`)
    drawn.set(name, sizes.value)
  }
  return drawn
}
export type Pictures = ReadonlyMap<DrawingName, KeptPicture>

const fail = (key: string): never => { throw new Error(`The demonstration has no provider ${key}.`) }
