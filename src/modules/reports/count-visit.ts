import { newId } from '#shared/ids.ts'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import { isVisit, type PageView } from './domain/visit.ts'
import * as store from './reports.store.ts'

/** What was counted and not yet written, by day and page. */
type Counter = { readonly ours: ReadonlySet<string>; counted: Map<string, number>; timer: NodeJS.Timeout | undefined; writing: Promise<void> }
const counters = new WeakMap<House, Counter>()

const WRITE_MS = 5000

function counterOf(house: House): Counter {
  const found = counters.get(house)
  if (found) return found
  const { publicUrl, doors } = house.config
  const ours = new Set([publicUrl, ...Object.values(doors).map((door) => door.issuer)].filter((address) => URL.canParse(address)).map((address) => new URL(address).origin))
  const made: Counter = { ours, counted: new Map(), timer: undefined, writing: Promise.resolve() }
  counters.set(house, made)
  return made
}

/** Counts a page view when it begins a visit. Costs no query: a few rows are written every five seconds. Never throws. */
export function countVisit(house: House, view: PageView): void {
  const counter = counterOf(house)
  if (!isVisit(view, counter.ours)) return
  const key = `${house.clock.today()} ${view.path}`
  counter.counted.set(key, (counter.counted.get(key) ?? 0) + 1)
  counter.timer ??= setTimeout(() => { flushVisits(house).catch(() => {}) }, WRITE_MS).unref()
}

/** Writes what was counted. Call it before the database is closed. When it cannot be written it is kept for the next time. */
export function flushVisits(house: House): Promise<void> {
  const counter = counterOf(house)
  clearTimeout(counter.timer)
  counter.timer = undefined
  counter.writing = counter.writing.then(() => write(house, counter))
  return counter.writing
}

async function write(house: House, counter: Counter): Promise<void> {
  const taken = counter.counted
  if (!taken.size) return
  counter.counted = new Map()
  try {
    await store.addVisits(house.db, [...taken].map(([key, visits]) => {
      const [day, page] = key.split(' ') as [LocalDate, string]
      return { id: newId(house.clock.now()), day, page, visits }
    }))
  } catch (error) {
    house.log.warn({ err: error }, 'visits could not be written; they are kept')
    for (const [key, visits] of taken) counter.counted.set(key, (counter.counted.get(key) ?? 0) + visits)
    counter.timer ??= setTimeout(() => { flushVisits(house).catch(() => {}) }, WRITE_MS).unref()
  }
}
