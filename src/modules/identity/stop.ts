import type { House } from '#src/house.ts'
import { newCode, readCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import type { Door } from './attempt.store.ts'
import { kindOf, type Stopped } from './domain/sign-in-failure.ts'
import { failureByNumber, keepFailure, type StoppedSignIn } from './sign-in-event.store.ts'
import type { StepTime } from './steps.ts'

/** Number of characters of the short number, the last of which is a check: a slip of the tongue is never someone else's story. */
const NUMBER_LENGTH = 6

/** Writes down why a sign-in stopped and gives the short number by which the desk finds it. Nothing in it says who it was. */
export async function stopSignIn(house: House, door: Door, stopped: Stopped, steps: readonly StepTime[]): Promise<string> {
  const at = house.clock.now()
  const detail = stopped.facts?.detail ?? null
  for (;;) {
    const number = newCode(NUMBER_LENGTH)
    if (!await keepFailure(house.db, newId(at), { number, door, cause: stopped.reason, detail, steps, at })) continue
    house.log[kindOf(stopped.reason).alarm ? 'warn' : 'info']({ number, door, cause: stopped.reason, detail }, 'a sign-in stopped')
    return number
  }
}

/** What happened under this number, as typed by somebody: undefined when it is no number of ours. */
export async function stoppedByNumber(house: House, typed: string): Promise<StoppedSignIn | undefined> {
  const number = readCode(typed, NUMBER_LENGTH)
  return number === undefined ? undefined : failureByNumber(house.db, number)
}
