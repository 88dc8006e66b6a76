import type { Clock } from '#shared/clock.ts'

/** What was tried, in order, and how long each took. The last one is where a sign-in stopped. */
export type StepTime = { readonly step: Step; readonly ms: number }
export type Step = 'metadata' | 'hand-over' | 'away' | 'attempt' | 'exchange' | 'level' | 'visitor' | 'admit'

export type StepRecord = { readonly taken: StepTime[]; take<T>(step: Step, work: () => T | Promise<T>): Promise<T> }

/** Written down as they are taken, a step that throws included. */
export function recordSteps(clock: Clock, before: readonly StepTime[] = []): StepRecord {
  const taken = [...before]
  return {
    taken,
    async take(step, work) {
      const from = clock.now().getTime()
      try { return await work() } finally { taken.push({ step, ms: clock.now().getTime() - from }) }
    },
  }
}
