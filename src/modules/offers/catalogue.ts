import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type Directory, directoryChanges, providerDirectory } from '#modules/providers/index.ts'
import { addDays, dayOf, type LocalDate } from '#shared/local-date.ts'
import { categories } from '#web/components/category.ts'
import type { Queryable } from '#db/database.ts'
import type { House } from '#src/house.ts'
import { facetBits, type Findable, fold } from './domain/find.ts'
import { closedBecause } from './domain/state.ts'
import type { OfferCard, PromisedOffer } from './offer.ts'
import { placesOf } from './places.ts'
import { promisedOffer } from './promised.ts'
import * as store from './offers.store.ts'
import { synonymGroups } from './finding.store.ts'

/** The window as this process keeps it: every offer that was ever published, with its folded words for finding. */
export type Shelf = {
  /** Changes whenever anything on the shelf does; two processes with the same shelf have the same mark. */
  readonly mark: string
  /** The same, but for what is sold out: what can be found, and by which words. */
  readonly rowsMark: string
  readonly offers: readonly ShelfOffer[]
  readonly bySlug: ReadonlyMap<string, ShelfOffer>
  readonly synonyms: readonly (readonly string[])[]
  /** How often, up to this moment, an offer has opened or closed by the clock alone. */
  turn(now: Date): number
  /** What the window shows at this moment: what can be ordered, will open, or is sold out for now. */
  window(now: Date): Shown
}
type Words = { readonly words: string; readonly foldedTitle: string; /** Who gives it and where, in words; nothing of a surprise. */ readonly where: string; readonly places: readonly number[] }
export type ShelfOffer = OfferCard & Words
type Shown = { readonly list: readonly InWindow[]; readonly byId: ReadonlyMap<string, InWindow> }
export type InWindow = Findable & { readonly offer: ShelfOffer }

type Rows = { readonly mark: string; readonly directoryMark: number; readonly kept: Map<string, { row: store.VersionRow; promised: PromisedOffer & Words }>; readonly standing: readonly store.Standing[]; readonly synonyms: readonly (readonly string[])[] }
type Kept = { shelf?: Shelf; fresh: boolean; /** On which day it was brought: a place may be another by the calendar alone. */ day?: LocalDate; asking?: Promise<Shelf> | undefined; rows?: Rows }
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
/** So many offers at a time; then other requests get their turn. */
const CHUNK = 1000

/**
 * The shelf, refreshed when a version is published, an offer moves, a provider changes or something sells out. While a
 * large one is refreshed, visitors get the one before it for a moment longer.
 */
export async function shelf(house: House): Promise<Shelf> {
  const state = kept(house)
  if (state.fresh && state.shelf && state.day === house.clock.today()) return state.shelf
  state.asking ??= refresh(house, state).finally(() => { state.asking = undefined })
  return state.asking
}

/** Every offer that was ever published, newest first. Do not keep the list: ask again, it costs nothing. */
export const catalogue = async (house: House): Promise<readonly OfferCard[]> => (await shelf(house)).offers

/** Offers of which none are left on the site, and some for the desk. */
export const keptForDesk = (_house: House, q: Queryable): Promise<ReadonlySet<string>> => store.keptForDesk(q)

/** Published once, so also an offer that has ended: its page says so. Undefined for a draft and for no offer at all. */
export const offerBySlug = async (house: House, slug: string): Promise<OfferCard | undefined> => (await shelf(house)).bySlug.get(slug)

/** The next visitor gets the new shelf. Called after the commit of a change in this process; others notice by themselves. */
export const forgetShelf = (house: House): void => { kept(house).fresh = false }

async function refresh(house: House, state: Kept): Promise<Shelf> {
  try {
    const day = house.clock.today()
    const pulse = await store.pulse(house.db)
    const directoryMark = await directoryChanges(house, house.db)
    const rowsMark = `${pulse.changes}.${directoryMark}`
    const mark = pulse.sold_out.length ? `${rowsMark}.${createHash('sha256').update(pulse.sold_out.join()).digest('base64url').slice(0, 8)}` : rowsMark
    if (state.rows?.mark !== rowsMark) state.rows = await bring(house, state.rows, rowsMark, directoryMark)
    if (state.shelf?.mark !== mark) state.shelf = await build(mark, state.rows, new Set(pulse.sold_out), state.shelf)
    state.fresh = true
    state.day = day
    setTimeout(() => { state.fresh = false }, TRUST_MS).unref()
    return state.shelf!
  } catch (error) {
    // The window stays lit while the database is away.
    if (!state.shelf) throw error
    house.log.warn({ err: error }, 'the catalogue could not be refreshed; the last one is shown')
    return state.shelf
  }
}

/** A version never changes: only those that were not here are read. A provider that changed is read into all of them. */
async function bring(house: House, before: Rows | undefined, mark: string, directoryMark: number): Promise<Rows> {
  const [standing, synonyms] = await Promise.all([store.standing(house.db), synonymGroups(house.db)])
  const directory = await providerDirectory(house, house.db)
  const same = before?.directoryMark === directoryMark ? before.kept : undefined
  const kept: Rows['kept'] = new Map()
  for (let at = 0; at < standing.length; at += CHUNK) {
    const some = standing.slice(at, at + CHUNK)
    const missing = some.map(({ version_id }) => version_id).filter((id) => !before?.kept.has(id))
    const rows = new Map((missing.length ? await store.versions(house.db, missing) : []).map((row) => [row.version_id, row]))
    for (const { version_id } of some) {
      const known = same?.get(version_id)
      const row = rows.get(version_id) ?? before?.kept.get(version_id)?.row
      if (known) kept.set(version_id, known)
      else if (row) kept.set(version_id, { row, promised: withWords(house, row, directory) })
    }
    if (standing.length > CHUNK) await setImmediate()
  }
  return { mark, directoryMark, kept, standing, synonyms }
}

function withWords(house: House, row: store.VersionRow, directory: Directory): PromisedOffer & Words {
  const offer = promisedOffer(row, directory)
  // Who looks for a boat does not find the surprise.
  const told = offer.shape.kind === 'surprise' ? [] : offer.providers
  const where = `${offer.giver} ${told.map((provider) => `${provider.name} ${provider.neighbourhood} ${provider.place}`).join(' ')}`
  return {
    ...offer, where, places: placesOf(house).of(told), foldedTitle: fold(offer.title),
    words: fold(`${offer.title} ${offer.summary} ${where} ${categories[offer.category].label}`),
  }
}

async function build(mark: string, rows: Rows, soldOut: ReadonlySet<string>, before: Shelf | undefined): Promise<Shelf> {
  const offers: ShelfOffer[] = []
  for (const [i, { offer_id, version_id, state }] of rows.standing.entries()) {
    const promised = rows.kept.get(version_id)?.promised
    if (promised) {
      const out = soldOut.has(offer_id)
      const known = before?.bySlug.get(promised.slug)
      offers.push(known && known.state === state && known.soldOut === out && sameVersion(known, promised) ? known : { ...promised, state, soldOut: out })
    }
    if (i % CHUNK === CHUNK - 1) await setImmediate()
  }
  const turns = new Float64Array(offers.flatMap((offer) => [offer.orderableFrom.getTime(), offer.orderableUntil.getTime()])).sort()
  const turn = (now: Date): number => {
    let low = 0
    let high = turns.length
    while (low < high) { const middle = (low + high) >> 1; if (turns[middle]! <= now.getTime()) low = middle + 1; else high = middle }
    return low
  }
  let shown: (Shown & { readonly at: string }) | undefined
  return {
    mark, rowsMark: rows.mark, offers, bySlug: new Map(offers.map((offer) => [offer.slug, offer])), synonyms: rows.synonyms, turn,
    window(now) {
      const at = `${turn(now)} ${dayOf(now)}`
      if (shown?.at !== at) {
        const list = inWindow(offers, now)
        shown = { at, list, byId: new Map(list.map((one) => [one.offer.offerId, one])) }
      }
      return shown
    },
  }
}

const sameVersion = (a: PromisedOffer, b: PromisedOffer): boolean => a.versionId === b.versionId && a.providers === b.providers

function inWindow(offers: readonly ShelfOffer[], now: Date): InWindow[] {
  const today = dayOf(now)
  const week: readonly [LocalDate, LocalDate] = [today, addDays(today, 6)]
  return offers.flatMap((offer) => {
    const closed = closedBecause(offer.state, offer, offer.soldOut, now)
    if (closed !== undefined && closed !== 'not-yet-open' && closed !== 'sold-out') return []
    const { title, category, audience, publishedAt, orderableUntil, foldedTitle, places } = offer
    return [{ offer, title, category, audience, publishedAt, orderableUntil, foldedTitle, places, open: closed === undefined, bits: facetBits(offer, closed === undefined, week) }]
  })
}
