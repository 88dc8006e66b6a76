// Types, lint, rooms, dead code: each by its own tool, each with its own line. Also the first part of npm test.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** The file behind a package's command: run by this Node, because .bin would find the system's. Read as a file: not every package lets itself be asked. */
const command = (name: string, bin = name): string => {
  const folder = join(root, 'node_modules', name)
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  return join(folder, bins[bin]!)
}

export const checks: readonly { readonly name: string; readonly script: string; readonly args: readonly string[] }[] = [
  { name: 'types',     script: command('typescript', 'tsc'),          args: ['-p', '.'] },
  { name: 'types in the browser', script: command('typescript', 'tsc'), args: ['-p', 'src/client'] },
  { name: 'lint',      script: command('@biomejs/biome', 'biome'),    args: ['lint', '--error-on-warnings'] },
  { name: 'rooms',     script: command('dependency-cruiser', 'depcruise'), args: ['--config', '.dependency-cruiser.json', 'src', 'demo', 'test', 'scripts', 'bench'] },
  { name: 'dead code', script: command('knip'),                       args: [] },
]

export function runCheck({ script, args }: (typeof checks)[number]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => { output += chunk })
    child.stderr.on('data', (chunk: Buffer) => { output += chunk })
    child.on('exit', (code) => resolve({ ok: code === 0, output }))
  })
}

if (import.meta.main) {
  let failed = 0
  for (const check of checks) {
    const { ok, output } = await runCheck(check)
    console.log(`${ok ? 'ok  ' : 'NOT '} ${check.name}`)
    if (!ok) { failed++; console.log(output) }
  }
  process.exit(failed ? 1 : 0)
}
