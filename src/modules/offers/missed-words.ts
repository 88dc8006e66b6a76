import { addMonths, type LocalDate, localDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import * as store from './finding.store.ts'

/** Visitors, on so many days: fewer is nobody's business, and one person can look for the same name every day. */
export const SHOWN_FROM = 5
export const SHOWN_DAYS = 3
/** Kept for this month and so many before it. */
const MONTHS = 6
const WRITE_MS = 5000
const MOST_WAITING = 1000
/** Who looked for what today, in the memory of this process alone. */
const MOST_REMEMBERED = 50_000

type Counter = { counted: Map<string, string[]>; seen: Set<string>; seenOn: LocalDate | undefined; timer: NodeJS.Timeout | undefined; writing: Promise<void> }
const counters = new WeakMap<House['db'], Counter>()
const counterOf = (house: House): Counter => {
  const found = counters.get(house.db) ?? { counted: new Map(), seen: new Set(), seenOn: undefined, timer: undefined, writing: Promise.resolve() }
  counters.set(house.db, found)
  return found
}

/** What stands for a word until enough people looked for it: nobody reads it from a row. */
export const missedFind = (house: House, word: string): Buffer => house.box.find(`missed-word:${word}`)

/** Of this visitor and this word: it says nothing of what else they looked for. */
const markOf = (house: House, who: string): string => house.box.find(`missed-by:${who}`).toString('hex', 0, 8)

/**
 * Counts words that stand nowhere in the window, for whoever fills it. A word on its own, of letters only: no sentence, no
 * number (so never a BSN), no person; once a day for each visitor (`sender`). A few rows every five seconds, whatever is typed. Never throws.
 */
export function countMissed(house: House, words: readonly string[], sender: string): void {
  const counter = counterOf(house)
  const today = house.clock.today()
  if (counter.seenOn !== today) Object.assign(counter, { seen: new Set(), seenOn: today })
  for (const word of words) {
    const who = `${sender} ${word}`
    if (counter.seen.has(who) || counter.seen.size >= MOST_REMEMBERED || !/^[a-z]{3,24}$/.test(word) || (counter.counted.size >= MOST_WAITING && !counter.counted.has(word))) continue
    counter.seen.add(who)
    counter.counted.set(word, [...counter.counted.get(word) ?? [], markOf(house, who)])
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
    const today = house.clock.today()
    const missed = taken.map(([word, visitors]) => ({ word, find: missedFind(house, word), visitors }))
    await house.db.transaction((tx) => store.addMissed(tx, missed, { today, month: monthOf(today), since: oldest(house), visitors: SHOWN_FROM, days: SHOWN_DAYS }))
      .catch((error: unknown) => { house.log.warn({ err: error }, 'words that nobody found could not be written') })
  })
  return counter.writing
}

const monthOf = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 7)}-01`)
const oldest = (house: House): LocalDate => addMonths(monthOf(house.clock.today()), -MONTHS)

/** What visitors looked for and did not find, the most wanted first. */
export const missedWords = (house: House) => store.missedWords(house.db, oldest(house))

/** At night: what is older than half a year goes. */
export async function forgetMissed(house: House): Promise<void> { await store.forgetMissed(house.db, oldest(house)) }
