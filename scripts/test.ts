// npm test: every check that a developer and a newcomer run. npm run test:deep: the long ones. What could not run on this
// machine is counted as not run, by name, and is never green by itself.
import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { checks, runCheck } from './check.ts'
import { fromDebian } from './debian.ts'
import { startTestServer } from './test-server.ts'

const root = join(import.meta.dirname, '..')
const deep = process.argv.includes('--deep')
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const notRun: string[] = []
let failed = 0

if (!deep) {
  for (const check of checks) {
    const { ok, output } = await runCheck(check)
    console.log(`${ok ? 'ok  ' : 'NOT '} ${check.name}`)
    if (!ok) { failed++; console.log(output) }
  }
}

const browser = await findBrowser()
if ('sentence' in browser) console.log(browser.sentence)
// What stands on paper is read back with poppler; where it is not to be had, those tests say that they did not run.
fromDebian('poppler-utils', 'to read back what stands on paper', 'pdftotext')

const all = globSync(['src/**/*.test.ts', 'demo/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'], { cwd: root })
const isDeep = (file: string) => file.endsWith('.deep.test.ts')
const isJourney = (file: string) => file.startsWith(join('test', 'journeys'))
// The guards first: those that try every page take longest, and at the end one core would wait for them alone.
const isGuard = (file: string) => file.startsWith(join('test', 'guards'))
let files = all.filter((file) => isDeep(file) === deep && (only.length === 0 || only.some((part) => file.includes(part)))).sort((a, b) => Number(isGuard(b)) - Number(isGuard(a)) || Number(isJourney(a)) - Number(isJourney(b)) || a.localeCompare(b))
if ('sentence' in browser) {
  for (const file of files.filter(isJourney)) notRun.push(`${file} (no browser)`)
  files = files.filter((file) => !isJourney(file))
}

const server = await startTestServer()
const stop = async () => { await server.stop() }
process.on('SIGINT', () => {})
try {
  // Side by side on both cores. Journeys last: they are long and of one length, so that neither core waits at the end.
  if (files.length && await run(files) !== 0) failed++
} finally {
  await stop()
}

if (notRun.length) console.log(`\nNot run on this machine (${notRun.length}):\n${notRun.map((line) => `  - ${line}`).join('\n')}`)
console.log(failed ? '\nNot green: see above.' : `\nGreen: ${files.length} files${notRun.length ? `, ${notRun.length} not run` : ''}.`)
process.exit(failed ? 1 : 0)

function run(group: readonly string[]): Promise<number> {
  const leftOut = join(tmpdir(), `not-run-${process.pid}.txt`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=2', '--test-timeout=600000', '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=./scripts/not-run.ts', `--test-reporter-destination=${leftOut}`, ...group], {
      cwd: root, stdio: 'inherit',
      env: { ...process.env, TEST_SERVER_URL: server.url, ...('path' in browser ? { TEST_BROWSER: browser.path } : {}) },
    })
    process.once('SIGTERM', () => child.kill())
    child.on('exit', (code) => {
      notRun.push(...readFileSync(leftOut, 'utf8').split('\n').filter(Boolean))
      rmSync(leftOut)
      resolve(code ?? 1)
    })
  })
}
