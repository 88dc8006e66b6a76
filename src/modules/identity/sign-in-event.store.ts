import type { Queryable } from '#db/database.ts'
import type { Door } from './attempt.store.ts'
import type { Cause } from './domain/sign-in-failure.ts'
import type { StepTime } from './steps.ts'

export type SignInEvent = {
  readonly number: string
  readonly door: Door
  readonly cause: Cause
  readonly detail: string | null
  readonly steps: readonly StepTime[]
  readonly at: Date
}

/** False when the number is somebody else's already: draw another. */
export async function keepFailure(q: Queryable, id: string, event: SignInEvent): Promise<boolean> {
  const rows = await q.query(`
    insert into identity.sign_in_event (id, number, door, cause, detail, steps, at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (number) do nothing returning id`,
  [id, event.number, event.door, event.cause, event.detail, JSON.stringify(event.steps), event.at])
  return rows.length === 1
}

export async function keepSuccess(q: Queryable, id: string, door: Door, steps: readonly StepTime[], at: Date): Promise<void> {
  await q.query('insert into identity.sign_in_event (id, door, steps, at) values ($1, $2, $3, $4)', [id, door, JSON.stringify(steps), at])
}

export type StoppedSignIn = SignInEvent & { readonly id: string }

export const failureByNumber = (q: Queryable, number: string): Promise<StoppedSignIn | undefined> =>
  q.maybe<StoppedSignIn>('select id, number, door, cause, detail, steps, at from identity.sign_in_event where number = $1', [number])
