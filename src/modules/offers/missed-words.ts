import { addMonths, type LocalDate, localDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './finding.store.ts'

/** Fewer is nobody's business: one person can look for the same name a few times. */
export const SHOWN_FROM = 5
/** Kept for this month and so many before it. */
const MONTHS = 6
const WRITE_MS = 5000
const MOST_WAITING = 1000

type Counter = { counted: Map<string, number>; timer: NodeJS.Timeout | undefined; writing: Promise<void> }
const counters = new WeakMap<House['db'], Counter>()
const counterOf = (house: House): Counter => {
  const found = counters.get(house.db) ?? { counted: new Map(), timer: undefined, writing: Promise.resolve() }
  counters.set(house.db, found)
  return found
}

/**
 * Counts words that stand nowhere in the window, for whoever fills it. A word on its own, of letters only: no sentence, no
 * number, no person. A few rows every five seconds, whatever is typed. Never throws.
 */
export function countMissed(house: House, words: readonly string[]): void {
  const counter = counterOf(house)
  for (const word of words) {
    if (!/^[a-z]{3,24}$/.test(word) || (counter.counted.size >= MOST_WAITING && !counter.counted.has(word))) continue
    counter.counted.set(word, (counter.counted.get(word) ?? 0) + 1)
  }
  if (counter.counted.size) counter.timer ??= setTimeout(() => { flushMissed(house).catch(() => {}) }, WRITE_MS).unref()
}

/** Writes what was counted. Call it before the database is closed. Words that cannot be written are let go: they are only words. */
export function flushMissed(house: House): Promise<void> {
  const counter = counterOf(house)
  clearTimeout(counter.timer)
  counter.timer = undefined
  counter.writing = counter.writing.then(async () => {
    const taken = [...counter.counted]
    counter.counted = new Map()
    if (!taken.length) return
    await store.addMissed(house.db, taken.map(([word]) => word), taken.map(([, times]) => times), monthOf(house.clock.today()))
      .catch((error: unknown) => { house.log.warn({ err: error }, 'words that nobody found could not be written') })
  })
  return counter.writing
}

const monthOf = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 7)}-01`)
const oldest = (house: House): LocalDate => addMonths(monthOf(house.clock.today()), -MONTHS)

/** What visitors looked for and did not find, the most wanted first. */
export const missedWords = (house: House) => store.missedWords(house.db, oldest(house), SHOWN_FROM)

/** At night: what is older than half a year goes. */
export async function forgetMissed(house: House): Promise<void> { await store.forgetMissed(house.db, oldest(house)) }
