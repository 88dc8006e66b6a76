import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'

/** Work that is not a request. `payload` is what was asked for; throwing means: again later, with growing pauses. */
export type Task = (payload: unknown) => Promise<void>

/** A task that runs by the clock on the wall, in cron's five fields. What must follow the shop's own Clock asks that itself. */
export type Timed = { readonly task: string; readonly match: string }

type Log = { info(facts: object, message: string): void; error(facts: object, message: string): void }

type Given = { readonly pool: Pool; readonly tasks: Readonly<Record<string, Task>>; readonly timed: readonly Timed[]; readonly log: Log }

/** Starts graphile-worker on the application's own connections. Signals are the caller's; `stop` waits for what is under way. */
export async function startJobs({ pool, tasks, timed, log }: Given): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, async (payload: unknown) => task(payload)]))
  const runner = await run({
    pgPool: pool, taskList, concurrency: 2, noHandleSignals: true, pollInterval: 2000,
    parsedCronItems: parseCronItems(timed.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 0 } }))),
    logger: new Logger(({ taskIdentifier, jobId }) => (level, message) => {
      if (level === 'error') log.error({ task: taskIdentifier, job: jobId, message: message.slice(0, 300) }, 'a job did not succeed')
    }),
  })
  return { stop: () => runner.stop() }
}
