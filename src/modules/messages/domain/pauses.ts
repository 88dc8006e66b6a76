const MINUTE = 60_000
/** Growing, and longer than a greylist (5 minutes) from the third on. The last one repeats. */
const PAUSES = [1, 2, 10, 30, 60, 120, 240].map((minutes) => minutes * MINUTE)

/**
 * When to try again after attempt number `attempts`, or undefined when it has been long enough. A notice of a message in
 * the portal must be given within 48 hours (Awb 2:10): after 24 a letter goes instead.
 */
export const GIVE_UP_AFTER = 24 * 60 * MINUTE

export function nextAttempt(attempts: number, now: Date, createdAt: Date): Date | undefined {
  const next = now.getTime() + PAUSES[Math.min(attempts, PAUSES.length) - 1]!
  return next - createdAt.getTime() > GIVE_UP_AFTER ? undefined : new Date(next)
}
