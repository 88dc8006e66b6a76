import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LocalDate } from '#shared/local-date.ts'
import type { House } from '#src/house.ts'
import type { Rules } from '../domain/checks.ts'
import type { Batch, Weighed } from './weigh.ts'

export type Given = { readonly keys: { readonly current: string; readonly keys: Readonly<Record<string, Uint8Array>> }; readonly rules: Rules; readonly referenceDate: LocalDate }
export type Question = { readonly number: number; readonly batch: Batch }
type Reply = { readonly number: number; readonly weighed?: Weighed; readonly message?: string }

export type Weighers = { readonly count: number; weigh(batch: Batch): Promise<Weighed>; close(): Promise<void> }

/** As many as there are processors, and no more than a shop that keeps serving can miss. */
const MOST = 4

/** Threads that weigh batches of sealed facts, each batch in one of them. They hold the keys of the box in memory, as the process does. */
export function openWeighers(house: House, rules: Rules, referenceDate: LocalDate): Weighers {
  const { current, keys } = house.config.keys.box
  const given: Given = { keys: { current, keys }, rules, referenceDate }
  const waiting = new Map<number, PromiseWithResolvers<Weighed>>()
  const failed = (error: Error) => { for (const { reject } of waiting.values()) reject(error); waiting.clear() }
  const threads = Array.from({ length: Math.min(availableParallelism(), MOST) }, () => {
    const thread = new Worker(new URL('./weigh.thread.ts', import.meta.url), { workerData: given })
    thread.on('error', failed)
    thread.on('message', ({ number, weighed, message }: Reply) => {
      const { resolve, reject } = waiting.get(number)!
      waiting.delete(number)
      if (weighed) resolve(weighed)
      else reject(new Error(`A batch of the re-test could not be weighed: ${message}`))
    })
    return thread
  })
  let asked = 0
  return {
    count: threads.length,
    weigh(batch) {
      const number = asked++
      const answer = Promise.withResolvers<Weighed>()
      waiting.set(number, answer)
      threads[number % threads.length]!.postMessage({ number, batch } satisfies Question)
      return answer.promise
    },
    async close() { await Promise.all(threads.map((thread) => thread.terminate())) },
  }
}
