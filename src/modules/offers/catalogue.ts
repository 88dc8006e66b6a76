import { createHash } from 'node:crypto'
import { type Directory, directoryChanges, providerDirectory } from '#modules/providers/index.ts'
import { categories } from '#web/components/category.ts'
import type { House } from '#src/house.ts'
import { fold } from './domain/find.ts'
import type { OfferCard } from './offer.ts'
import { promisedOffer } from './promised.ts'
import * as store from './offers.store.ts'

/** The window as this process keeps it: every offer that was ever published, with its folded words for finding. */
export type Shelf = {
  /** Changes whenever anything on the shelf does; two processes with the same shelf have the same mark. */
  readonly mark: string
  readonly offers: readonly ShelfOffer[]
  readonly bySlug: ReadonlyMap<string, ShelfOffer>
  /** How often, up to this moment, an offer has opened or closed by the clock alone. */
  turn(now: Date): number
}
export type ShelfOffer = OfferCard & { readonly words: string; readonly foldedTitle: string }

type Kept = { shelf?: Shelf; fresh: boolean; asking?: Promise<Shelf> | undefined; rows?: { mark: string; rows: readonly store.VersionRow[]; directory: Directory } }
const keptFor = new WeakMap<House, Kept>()
const kept = (house: House): Kept => {
  const found = keptFor.get(house)
  if (found) return found
  const made: Kept = { fresh: false }
  keptFor.set(house, made)
  return made
}

/** For so long a process trusts its shelf before it asks the database again whether anything changed. */
const TRUST_MS = 500

/** The shelf, refreshed when a version is published, an offer moves, a provider changes or something sells out. */
export async function shelf(house: House): Promise<Shelf> {
  const state = kept(house)
  if (state.fresh && state.shelf) return state.shelf
  state.asking ??= refresh(house, state).finally(() => { state.asking = undefined })
  return state.asking
}

/** Every offer that was ever published, newest first. Do not keep the list: ask again, it costs nothing. */
export const catalogue = async (house: House): Promise<readonly OfferCard[]> => (await shelf(house)).offers

/** Published once, so also an offer that has ended: its page says so. Undefined for a draft and for no offer at all. */
export const offerBySlug = async (house: House, slug: string): Promise<OfferCard | undefined> => (await shelf(house)).bySlug.get(slug)

/** The next visitor gets the new shelf. Called after the commit of a change in this process; others notice by themselves. */
export const forgetShelf = (house: House): void => { kept(house).fresh = false }

async function refresh(house: House, state: Kept): Promise<Shelf> {
  try {
    const pulse = await store.pulse(house.db)
    const rowsMark = `${pulse.changes}.${await directoryChanges(house, house.db)}`
    const mark = pulse.sold_out.length ? `${rowsMark}.${createHash('sha256').update(pulse.sold_out.join()).digest('base64url').slice(0, 8)}` : rowsMark
    if (state.rows?.mark !== rowsMark) state.rows = { mark: rowsMark, rows: await store.current(house.db), directory: await providerDirectory(house, house.db) }
    if (state.shelf?.mark !== mark) state.shelf = build(mark, state.rows.rows, state.rows.directory, new Set(pulse.sold_out))
    state.fresh = true
    setTimeout(() => { state.fresh = false }, TRUST_MS).unref()
    return state.shelf!
  } catch (error) {
    // The window stays lit while the database is away.
    if (!state.shelf) throw error
    house.log.warn({ err: error }, 'the catalogue could not be refreshed; the last one is shown')
    return state.shelf
  }
}

function build(mark: string, rows: readonly store.VersionRow[], directory: Directory, soldOut: ReadonlySet<string>): Shelf {
  const offers = rows.map((row): ShelfOffer => {
    const offer = promisedOffer(row, directory)
    // Who looks for a boat does not find the surprise.
    const where = offer.shape.kind === 'surprise' ? '' : offer.providers.map((provider) => `${provider.name} ${provider.neighbourhood} ${provider.place}`).join(' ')
    return {
      ...offer, state: row.state, soldOut: soldOut.has(offer.offerId), foldedTitle: fold(offer.title),
      words: fold(`${offer.title} ${offer.summary} ${offer.giver} ${where} ${categories[offer.category].label}`),
    }
  })
  const turns = offers.flatMap((offer) => [offer.orderableFrom.getTime(), offer.orderableUntil.getTime()]).sort((a, b) => a - b)
  return {
    mark, offers, bySlug: new Map(offers.map((offer) => [offer.slug, offer])),
    turn(now) {
      let low = 0
      let high = turns.length
      while (low < high) { const middle = (low + high) >> 1; if (turns[middle]! <= now.getTime()) low = middle + 1; else high = middle }
      return low
    },
  }
}
