import type { House } from '#src/house.ts'
import { refuse, type Result } from '#shared/result.ts'
import { type Acquaintances, admit, type Admitted } from './admit.ts'
import type { Door } from './attempt.store.ts'
import { checkAttempt } from './check-attempt.ts'
import { checkLevel } from './check-level.ts'
import { checkVisitor } from './check-visitor.ts'
import type { Stopped } from './domain/sign-in-failure.ts'
import { exchange } from './exchange.ts'
import { redirectUri } from './start.ts'
import { recordSteps, type StepRecord, type StepTime } from './steps.ts'

export type Returned = {
  readonly outcome: Result<Admitted, Stopped>
  readonly steps: readonly StepTime[]
  readonly returnTo: string | undefined
}

/**
 * Somebody comes back from the issuer, by an address or by a form. Each step is a file with one question; the first
 * that is not a yes is where it stops.
 */
export async function returnFromIssuer(house: House, known: Acquaintances, door: Door, answer: Readonly<Record<string, string>>, browser: string | undefined): Promise<Returned> {
  const now = house.clock.now()
  const attempt = await checkAttempt(house, door, answer['state'], browser)
  const begun = attempt.ok ? attempt.value : attempt.refusal.facts?.attempt
  const away = begun ? [...begun.steps, { step: 'away' as const, ms: now.getTime() - begun.createdAt.getTime() }] : []
  const steps = recordSteps(house.clock, away)
  const returnTo = begun?.returnTo ?? undefined
  if (!attempt.ok) {
    steps.taken.push({ step: 'attempt', ms: 0 })
    const { detail } = attempt.refusal.facts ?? {}
    return { outcome: refuse(attempt.refusal.reason, detail === undefined ? {} : { detail }), steps: steps.taken, returnTo }
  }
  return { outcome: await finish(house, known, door, attempt.value, answer, steps), steps: steps.taken, returnTo }
}

async function finish(house: House, known: Acquaintances, door: Door, attempt: Parameters<typeof exchange>[2], answer: Readonly<Record<string, string>>, steps: StepRecord): Promise<Result<Admitted, Stopped>> {
  const settings = house.config.doors[door]
  const proof = await steps.take('exchange', () => exchange(house, settings, attempt, redirectUri(house, door), answer))
  if (!proof.ok) return proof
  const level = await steps.take('level', () => checkLevel(settings, proof.value))
  if (!level.ok) return level
  const visitor = await steps.take('visitor', () => checkVisitor(door, settings, proof.value))
  if (!visitor.ok) return visitor
  return steps.take('admit', () => admit(house, known, attempt, visitor.value, proof.value, steps.taken))
}
