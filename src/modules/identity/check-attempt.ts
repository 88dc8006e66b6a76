import { timingSafeEqual } from 'node:crypto'
import type { House } from '#src/house.ts'
import { ok, type Refusal, refuse, type Result } from '#shared/result.ts'
import { type AttemptFacts, attemptByState, type Door, takeAttempt } from './attempt.store.ts'
import type { Cause } from './domain/sign-in-failure.ts'
import { hashOf } from './secrets.ts'
import type { StepTime } from './steps.ts'

/** An attempt can be finished for a quarter of an hour: long enough to look for a telephone, short enough to forget. */
export const ATTEMPT_MS = 15 * 60_000

export type Attempt = {
  readonly id: string
  readonly verifier: string
  readonly nonce: string
  readonly state: string
  readonly returnTo: string | undefined
  readonly replaces: string | undefined
  readonly steps: readonly StepTime[]
  readonly createdAt: Date
}

/** With what is known of the attempt, so that the page can lead back to where it began. */
export type AttemptRefused = Refusal<Cause, { readonly detail?: string; readonly attempt?: AttemptFacts }>

/**
 * The answer belongs to an attempt that this browser started, here, not long ago, and that nobody finished yet
 * (RFC 9700 4.7: state bound to the browser, used once).
 */
export async function checkAttempt(house: House, door: Door, state: string | undefined, browser: string | undefined): Promise<Result<Attempt, AttemptRefused>> {
  if (!state) return refuse('state-lost', { detail: 'no-state' })
  const now = house.clock.now()
  const row = browser === undefined ? undefined
    : await takeAttempt(house.db, door, hashOf(state), hashOf(browser), new Date(now.getTime() - ATTEMPT_MS), now)
  if (!row) return whyNot(await attemptByState(house.db, hashOf(state)), door, browser, now)
  const [verifier, nonce] = JSON.parse(house.box.open(row.secretsSealed, SEALED_AS)) as [string, string]
  return ok({ id: row.id, verifier, nonce, state, returnTo: row.returnTo ?? undefined, replaces: row.replaces ?? undefined, steps: row.steps, createdAt: row.createdAt })
}

export const SEALED_AS = 'identity.sign_in_attempt.secrets_sealed'

function whyNot(attempt: AttemptFacts | undefined, door: Door, browser: string | undefined, now: Date): Result<never, AttemptRefused> {
  if (!attempt) return refuse('state-lost', { detail: 'unknown-state' })
  if (attempt.door !== door) return refuse('answer-invalid', { detail: 'other-door' })
  if (attempt.usedAt) return refuse('replay', { attempt })
  if (now.getTime() - attempt.createdAt.getTime() >= ATTEMPT_MS) return refuse('state-expired', { attempt })
  // No cookie: closed, cleaned, refused, or another browser. Another cookie: a second tab began again after this one.
  if (browser === undefined) return refuse('state-lost', { detail: 'no-cookie', attempt })
  if (!timingSafeEqual(attempt.browserHash, hashOf(browser))) return refuse('two-tabs', { attempt })
  // It was taken between our two statements.
  return refuse('replay', { attempt })
}
