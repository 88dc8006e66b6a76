import { addDays, type LocalDate } from '#shared/local-date.ts'

/** Something of a resident that was going on; without `until` it still is. */
export type Reason = { readonly from: LocalDate; readonly until: LocalDate | null }
export type Counted = { readonly actor: string; readonly purpose: string; readonly activity: string; readonly day: LocalDate; readonly mark: string; readonly looks: number }

/** After something ended somebody may still look at how it ended; a letter may come the day before it is entered. */
const AFTER = 30
const BEFORE = 1

export const hadReason = (day: LocalDate, reasons: readonly Reason[]): boolean =>
  reasons.some(({ from, until }) => day >= addDays(from, -BEFORE) && (until === null || day <= addDays(until, AFTER)))

/** Piles of paper that go out: their reason is the letter or the bon itself, and a day of post is no day of looking. */
const PILES: readonly string[] = ['stadjerspas-post', 'stadjerspas-ophalen']
export const isPile = (activity: string): boolean => PILES.includes(activity)

export type Colleague = {
  readonly actor: string
  readonly looks: number
  readonly people: number
  /** The day with the most different people, piles left out. */
  readonly busiest: { readonly day: LocalDate; readonly people: number } | undefined
  readonly manyInADay: boolean
  /** Different people of whom nothing was going on that day. */
  readonly withoutReason: number
}
export type ByPurpose = { readonly purpose: string; readonly looks: number; readonly people: number; readonly colleagues: number }

/** A day stands out with at least so many people, and so many times the busiest day of the colleague in the middle. */
const MANY = 25
const TIMES = 2

/** By colleague: who looked at people without a reason first, then who looked at most people. */
export function byColleague(counted: readonly Counted[], reasonsOf: (mark: string) => readonly Reason[]): readonly Colleague[] {
  const all = [...Map.groupBy(counted, ({ actor }) => actor)].map(([actor, rows]) => {
    const looked = rows.filter(({ activity }) => !isPile(activity))
    const days = [...Map.groupBy(looked, ({ day }) => day)].map(([day, those]) => ({ day, people: peopleIn(those) }))
    const busiest = days.toSorted((a, b) => b.people - a.people || (a.day < b.day ? -1 : 1))[0]
    return { actor, looks: looksIn(rows), people: peopleIn(rows), busiest, withoutReason: peopleIn(looked.filter(({ day, mark }) => !hadReason(day, reasonsOf(mark)))) }
  })
  const middle = median(all.flatMap(({ busiest }) => (busiest ? [busiest.people] : [])))
  return all.map((one) => ({ ...one, manyInADay: one.busiest !== undefined && one.busiest.people >= MANY && (all.length === 1 || one.busiest.people >= TIMES * middle) }))
    .toSorted((a, b) => b.withoutReason - a.withoutReason || b.people - a.people || (a.actor < b.actor ? -1 : 1))
}

export const byPurpose = (counted: readonly Counted[]): readonly ByPurpose[] =>
  [...Map.groupBy(counted, ({ purpose }) => purpose)]
    .map(([purpose, rows]) => ({ purpose, looks: looksIn(rows), people: peopleIn(rows), colleagues: new Set(rows.map(({ actor }) => actor)).size }))
    .toSorted((a, b) => b.looks - a.looks || (a.purpose < b.purpose ? -1 : 1))

const looksIn = (rows: readonly Counted[]): number => rows.reduce((sum, { looks }) => sum + looks, 0)
const peopleIn = (rows: readonly Counted[]): number => new Set(rows.map(({ mark }) => mark)).size

/** Of two in the middle the smaller: with two colleagues the busy one is held against the other. */
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
