import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Done, Job } from './clean-room.child.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const MOST_MS = 20_000
const MOST_BYTES = 900 * 1024 * 1024
const LOOK_MS = 100
const IDLE_MS = 60_000

type Work = Omit<Job, 'id'>
export type Cleaned = Done | { readonly stopped: 'time' | 'memory' | 'crash' }

let child: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let line: Promise<unknown> = Promise.resolve()
let jobs = 0

/** Opens one file at a time in the process beside, so that the shop goes on whatever is in it. What hangs, swells or dies is stopped. */
export function clean(work: Work): Promise<Cleaned> {
  const turn = line.then(() => one(work))
  line = turn.catch(() => {})
  return turn
}

function one(work: Work): Promise<Cleaned> {
  clearTimeout(idle)
  child ??= open()
  const room = child
  const id = ++jobs
  return new Promise((resolve) => {
    const late = setTimeout(() => end({ stopped: 'time' }), MOST_MS)
    const watch = setInterval(() => { if (memoryOf(room) > MOST_BYTES) end({ stopped: 'memory' }) }, LOOK_MS)
    const heard = (done: Done) => { if (done.id === id) end(done) }
    const died = () => end({ stopped: 'crash' })
    function end(cleaned: Cleaned): void {
      clearTimeout(late)
      clearInterval(watch)
      room.off('message', heard).off('exit', died).off('error', died)
      if ('stopped' in cleaned) close(room)
      else idle = setTimeout(() => close(room), IDLE_MS).unref()
      resolve(cleaned)
    }
    room.on('message', heard).on('exit', died).on('error', died)
    room.send({ id, ...work } satisfies Job, (error) => { if (error) died() })
  })
}

function open(): ChildProcess {
  const opened = fork(join(import.meta.dirname, 'clean-room.child.ts'), {
    env: {}, cwd: root, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--permission', `--allow-fs-read=${root}`, '--allow-addons', '--max-old-space-size=512', '--disable-warning=SecurityWarning'],
  })
  opened.unref()
  opened.channel?.unref()
  opened.on('exit', () => { if (child === opened) child = undefined })
  return opened
}

function close(room: ChildProcess): void {
  if (child === room) child = undefined
  room.kill('SIGKILL')
}

/** Resident memory, where the system tells it; elsewhere the time is the only limit. */
function memoryOf({ pid }: ChildProcess): number {
  try { return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024 } catch { return 0 }
}
