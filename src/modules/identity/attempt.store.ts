import type { Queryable } from '#db/database.ts'
import type { StepTime } from './steps.ts'

export type Door = 'resident' | 'provider' | 'staff'

export type NewAttempt = {
  readonly id: string
  readonly door: Door
  readonly stateHash: Buffer
  readonly browserHash: Buffer
  readonly secretsSealed: Buffer
  readonly returnTo: string | undefined
  readonly replaces: string | undefined
  readonly steps: readonly StepTime[]
  readonly createdAt: Date
}

export type AttemptRow = {
  readonly id: string
  readonly secretsSealed: Buffer
  readonly returnTo: string | null
  readonly replaces: string | null
  readonly steps: readonly StepTime[]
  readonly createdAt: Date
}

export async function keepAttempt(q: Queryable, attempt: NewAttempt): Promise<void> {
  await q.query(`
    insert into identity.sign_in_attempt (id, door, state_hash, browser_hash, secrets_sealed, return_to, replaces, steps, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  [attempt.id, attempt.door, attempt.stateHash, attempt.browserHash, attempt.secretsSealed, attempt.returnTo ?? null,
    attempt.replaces ?? null, JSON.stringify(attempt.steps), attempt.createdAt])
}

/** One conditional update: of two answers that arrive together for one attempt, one takes it and the other does not. */
export const takeAttempt = (q: Queryable, door: Door, stateHash: Buffer, browserHash: Buffer, startedAfter: Date, now: Date): Promise<AttemptRow | undefined> =>
  q.maybe<AttemptRow>(`
    update identity.sign_in_attempt set used_at = $5
     where state_hash = $2 and door = $1 and browser_hash = $3 and used_at is null and created_at > $4
    returning id, secrets_sealed as "secretsSealed", return_to as "returnTo", replaces, steps, created_at as "createdAt"`,
  [door, stateHash, browserHash, startedAfter, now])

export type AttemptFacts = {
  readonly door: Door
  readonly browserHash: Buffer
  readonly returnTo: string | null
  readonly steps: readonly StepTime[]
  readonly createdAt: Date
  readonly usedAt: Date | null
}

/** Why it could not be taken. */
export const attemptByState = (q: Queryable, stateHash: Buffer): Promise<AttemptFacts | undefined> =>
  q.maybe<AttemptFacts>(`
    select door, browser_hash as "browserHash", return_to as "returnTo", steps, created_at as "createdAt", used_at as "usedAt"
      from identity.sign_in_attempt where state_hash = $1`, [stateHash])

export async function forgetAttempts(q: Queryable, before: Date): Promise<void> {
  await q.query('delete from identity.sign_in_attempt where created_at < $1', [before])
}
