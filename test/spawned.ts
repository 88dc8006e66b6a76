import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')

export type Program = {
  readonly pid: number
  /** Everything it printed until now. */
  said(): string
  /** Resolves when it has printed this; throws with all that it said when it ends before. */
  until(pattern: RegExp): Promise<string>
  /** Its exit code, and -1 when a signal ended it. */
  readonly ended: Promise<number>
  signal(name: NodeJS.Signals): void
  /** Every process below it, at this moment. */
  below(): number[]
}

type User = { readonly uid?: number; readonly gid?: number }

/** A program of the project in a process of its own, as an operator starts it; it and all below it are gone after the test. */
export function run(t: TestContext, args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}, as: User = {}): Program {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { ...as, cwd: root, env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { text += chunk; for (const look of listeners) look() })
  const ended = new Promise<number>((resolve) => { child.on('close', (code) => resolve(code ?? -1)) })
  const pid = child.pid!
  const seen = new Set<number>()
  const below = () => { const found = descendants(pid); for (const one of found) seen.add(one); return found }
  t.after(() => {
    below()
    kill9([pid, ...seen].filter(isOurs))
  })
  return {
    pid, ended, below, said: () => text,
    signal: (name) => { child.kill(name) },
    until: (pattern) => new Promise((resolve, reject) => {
      const look = () => { if (pattern.test(text)) { listeners.delete(look); resolve(text) } }
      listeners.add(look)
      void ended.then((code) => reject(new Error(`It ended with ${code} and said:\n${text}`)))
      look()
    }),
  }
}

/** The demonstration by the same two files as `npm start`; everything of it in `folder`. */
export const start = (t: TestContext, env: Readonly<Record<string, string | undefined>>, as: User = {}): Program => run(t, ['scripts/node24.mjs', 'scripts/start.ts'], env, as)

const statOf = (pid: number): { parent: number; state: string } | undefined => {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return { state: state!, parent: Number(parent) }
  } catch { return undefined }
}
const processes = (): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)

function descendants(of: number): number[] {
  const parents = new Map(processes().map((pid) => [pid, statOf(pid)?.parent]))
  const found = [of]
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid && !found.includes(child)) found.push(child)
  return found.slice(1)
}

/** Whether it still runs: a process that only waits to be counted by its parent does not. */
export const alive = (pid: number): boolean => { const stat = statOf(pid); return stat !== undefined && stat.state !== 'Z' }
/** Ends them at once, as the kernel does when memory is gone. One that ended by itself meanwhile is fine too. */
export function kill9(pids: readonly number[]): void {
  for (const pid of pids) { try { process.kill(pid, 'SIGKILL') } catch { /* gone already */ } }
}

/** Its command line, the words parted by NUL; empty when it is gone. */
export const commandOf = (pid: number): string => { try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8') } catch { return '' } }
const isOurs = (pid: number): boolean => /node|postgres/.test(commandOf(pid))

/** Waits until none of them runs; says which still do. */
export async function gone(pids: readonly number[], patienceMs = 10_000): Promise<number[]> {
  for (let waited = 0; ; waited += 50) {
    const left = pids.filter(alive)
    if (!left.length || waited >= patienceMs) return left
    await pause(50)
  }
}

export const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
})

/** The first of so many ports in a row that nobody uses. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const first = 20_000 + Math.floor(Math.random() * 30_000)
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)))
    if (free.every(Boolean)) return first
  }
  throw new Error(`There are no ${count} free ports in a row.`)
}
