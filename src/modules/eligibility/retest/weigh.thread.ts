// A thread that opens sealed facts and weighs them: minutes of arithmetic that must not keep a page waiting.
import { parentPort, workerData } from 'node:worker_threads'
import { secretBox } from '#shared/secret-box.ts'
import { weigh } from './weigh.ts'
import type { Given, Question } from './weighers.ts'

const { keys, rules, referenceDate } = workerData as Given
// What crosses to a thread arrives as bytes of no particular kind.
const box = secretBox({ current: keys.current, find: Buffer.alloc(32), keys: Object.fromEntries(Object.entries(keys.keys).map(([id, key]) => [id, Buffer.from(key)])) })

parentPort!.on('message', ({ number, batch }: Question) => {
  try {
    parentPort!.postMessage({ number, weighed: weigh(box, rules, referenceDate, batch) })
  } catch (error) {
    parentPort!.postMessage({ number, message: (error as Error).message })
  }
})
