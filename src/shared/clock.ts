import { dayOf, type LocalDate } from './local-date.ts'

/** The only way to the time (DESIGN 4). Tests freeze it; a demonstration may shift it. */
export type Clock = { now(): Date; today(): LocalDate }

const clockFrom = (now: () => Date): Clock => ({ now, today: () => dayOf(now()) })

export const systemClock: Clock = clockFrom(() => new Date())
export const shiftedClock = (shiftMs: () => number): Clock => clockFrom(() => new Date(Date.now() + shiftMs()))

/** For tests: stands still until told otherwise. */
export function frozenClock(iso: string): Clock & { set(iso: string): void } {
  let at = new Date(iso)
  return { ...clockFrom(() => new Date(at)), set(next) { at = new Date(next) } }
}
