import { setTimeout as pause } from 'node:timers/promises'
import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'

/** Work that is not a request. `payload` is what was asked for; throwing means: again later, with growing pauses. */
export type Task = (payload: unknown) => Promise<void>

/** A task that runs by the clock on the wall, in cron's five fields. What must follow the shop's own Clock asks that itself. */
export type Timed = { readonly task: string; readonly match: string }

type Log = { info(facts: object, message: string): void; error(facts: object, message: string): void }

type Given = {
  readonly pool: Pool
  readonly tasks: Readonly<Record<string, Task>>
  readonly timed: readonly Timed[]
  readonly log: Log
  /** Before it starts again; and how long stopping waits at most. */
  readonly pauseMs?: number
  readonly patienceMs?: number
}

/**
 * Starts graphile-worker on the application's own connections. Signals are the caller's; `stop` waits for what is under
 * way, though not for ever. It stops by itself when the database goes away under it: then it starts again until it can.
 */
export async function startJobs({ pool, tasks, timed, log, pauseMs = 5000, patienceMs = 10_000 }: Given): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, async (payload: unknown) => task(payload)]))
  const begin = (): Promise<Runner> => run({
    pgPool: pool, taskList, concurrency: 2, noHandleSignals: true, pollInterval: 2000,
    // One row for each task, however often it failed: the next time by the clock takes its place.
    parsedCronItems: parseCronItems(timed.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0, jobKey: task } }))),
    // Without a batch, what cannot be written down as done is a rejection that nobody handles, and ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => (level, message, facts) => {
      if (level !== 'error') return
      const job = facts?.['job'] as { id: string; task_identifier: string } | undefined
      // Without a job it is the connection that hears of new ones: none failed, and they are looked for every two seconds all the same.
      if (job) log.error({ task: job.task_identifier, job: job.id, message: message.slice(0, 300) }, 'a job did not succeed')
      else log.error({ message: message.slice(0, 300) }, 'the jobs have trouble with the database, and go on when it is there')
    }),
  })

  let runner: Runner | undefined = await begin()
  const ending = new AbortController()
  const keepGoing = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await runner?.promise.catch(() => {})
      if (ending.signal.aborted) return
      log.error({}, 'the jobs stopped by themselves and are started again')
      runner = undefined
      while (!runner) {
        await pause(pauseMs, undefined, { signal: ending.signal })
        runner = await begin().catch(() => undefined)
      }
      // Told to stop while it was being made.
      if (ending.signal.aborted) await runner.stop().catch(() => {})
    }
  }
  const going = keepGoing().catch(() => {})
  return {
    async stop() {
      ending.abort()
      // It may have stopped by itself at this moment; and what cannot be written down as done (no database) it waits for in vain.
      const ended = Promise.all([runner?.stop().catch(() => {}), going]).then(() => true)
      const patience = new AbortController()
      if (!await Promise.race([ended, pause(patienceMs, false, { signal: patience.signal }).catch(() => true)])) log.error({}, 'the jobs did not end in time and are left; they are tried again later')
      patience.abort()
    },
  }
}
