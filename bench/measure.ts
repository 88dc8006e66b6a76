import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
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

/** Seconds of processor that a process has used so far (Linux: /proc, ticks of 10 ms). */
export const processorSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/**
 * Answers for each second of the server's own processor time. Answers a second would measure the generator: it shares
 * two cores with the server, and a page from memory is answered faster than Node asks for it.
 */
export async function perProcessorSecond(server: ChildProcess, url: string, options: { connections: number; seconds: number; encoding: string; cookie?: string }): Promise<{ perSecond: number; perProcessorSecond: number }> {
  const before = processorSeconds(server.pid!)
  const began = performance.now()
  const perSecond = await load(url, options)
  const answered = perSecond * Math.min(options.seconds, (performance.now() - began) / 1000)
  return { perSecond, perProcessorSecond: answered / (processorSeconds(server.pid!) - before) }
}

/** Requests a second, by a generator in another process. */
async function load(url: string, { connections, seconds, encoding, cookie = '' }: { connections: number; seconds: number; encoding: string; cookie?: string }): Promise<number> {
  const child = program('bench/load.ts', [url, String(connections), String(seconds), encoding, cookie])
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
