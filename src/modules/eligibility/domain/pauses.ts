/** A source that failed technically is asked again with growing pauses, for at most 24 hours (DESIGN 5, Income test). */
const MINUTE = 60_000
const PAUSES = [1, 2, 4, 8, 15, 30, 60].map((minutes) => minutes * MINUTE)
const AT_MOST = 24 * 60 * MINUTE

/** After so many tries that failed. */
export const nextTry = (now: Date, tries: number): Date => new Date(now.getTime() + (PAUSES[tries] ?? PAUSES.at(-1)!))

/** Long enough: now a person looks. */
export const waitedEnough = (since: Date, now: Date): boolean => now.getTime() - since.getTime() >= AT_MOST
