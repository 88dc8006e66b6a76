/**
 * How long someone stays signed in. 15 minutes without doing anything is the lower end of what DigiD allows (15 to 30);
 * after 8 hours everybody shows again who they are. A till is a paired device and stays open for a day.
 */
export type SessionKind = keyof typeof TIMES

const minutes = (count: number): number => count * 60_000
const hours = (count: number): number => minutes(count * 60)

const TIMES = {
  //          without doing anything  at most
  resident: { idle: minutes(15),      absolute: hours(8) },
  provider: { idle: minutes(15),      absolute: hours(8) },
  staff:    { idle: minutes(15),      absolute: hours(8) },
  // A computer for everybody: who walked away is out before the next one sits down.
  library:  { idle: minutes(5),       absolute: minutes(30) },
  till:     { idle: hours(24),        absolute: hours(24) },
} as const

export const absoluteEnd = (kind: SessionKind, started: Date): Date => new Date(started.getTime() + TIMES[kind].absolute)

/** Until when someone who is active at `at` stays signed in: never past the absolute end. */
export const idleEnd = (kind: SessionKind, at: Date, absolute: Date): Date =>
  new Date(Math.min(at.getTime() + TIMES[kind].idle, absolute.getTime()))

/**
 * A page view moves the end, but not on disk for every picture of a page: only when it would move by a minute or more,
 * or cannot move at all any more.
 */
export const isWorthMoving = (from: Date, to: Date): boolean => to.getTime() - from.getTime() >= minutes(1)

/** Why this session is over, or undefined while it lasts. The moment of the end itself is over. */
export function over(session: { readonly idleEnd: Date; readonly absoluteEnd: Date; readonly revokedAt: Date | null }, at: Date): 'signed-out' | 'idle' | 'day-over' | undefined {
  if (session.revokedAt) return 'signed-out'
  if (at >= session.absoluteEnd) return 'day-over'
  return at >= session.idleEnd ? 'idle' : undefined
}
