import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
export const ROUNDS = 5

export type Figure = { readonly name: string; readonly value: string; readonly floor: string; readonly ratio: number | undefined; readonly goal: string; readonly met: boolean | undefined; readonly how: string }

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** A program of ours on our Node, in the project's folder. */
export const program = (script: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } })

export async function firstLine(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout!) {
    text += chunk
    const end = text.indexOf('\n')
    if (end >= 0) return text.slice(0, end)
  }
  throw new Error('The program ended before it said anything.')
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Requests a second, by a generator in another process. */
export async function load(url: string, { connections, seconds, encoding }: { connections: number; seconds: number; encoding: string }): Promise<number> {
  const child = program('bench/load.ts', [url, String(connections), String(seconds), encoding])
  const result = JSON.parse(await firstLine(child)) as { perSecond: number; wrong: number }
  if (result.wrong) throw new Error(`${result.wrong} of the answers of ${url} were not 200.`)
  return result.perSecond
}

/** Seconds from starting a program until it says `word`. */
export async function secondsUntil(child: ChildProcess, ready: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  child.stdout?.resume()
  while (!await ready()) {
    if (child.exitCode !== null && child.exitCode !== 0) throw new Error('The program stopped before it was ready.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return (performance.now() - began) / 1000
}
