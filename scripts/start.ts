// npm start: a demonstration of everything on this machine. Database, shop, worker and partners in one process; Ctrl-C
// stops them all.
import { join } from 'node:path'
import { watch } from 'node:fs'
import { spawn } from 'node:child_process'
import { saidToOperator } from '#src/said-to-operator.ts'
import { startDemonstration, StartRefused } from './demonstration.ts'

const port = readPort(process.env['PORT'])

if (process.argv.includes('--watch')) await watching()
else await once()

async function once(): Promise<void> {
  const starting = startDemonstration({ port, databaseUrl: process.env['DATABASE_URL'], ...(process.env['DATA_FOLDER'] ? { folder: process.env['DATA_FOLDER'] } : {}) })
  let stopping = false
  // Asked while it is still starting, too: what was begun is ended. A start that fails has ended it already.
  const stop = () => {
    if (stopping) return
    stopping = true
    starting.then((started) => started.stop(), () => {}).then(() => process.exit(0), (error: unknown) => { console.error(error); process.exit(1) })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  const started = await starting.catch((error: unknown) => (stopping ? undefined : refuse(error)))
  if (started && !stopping) console.log(started.welcome)
}

/** npm run dev: the same, started anew when a file changes. */
async function watching(): Promise<void> {
  const root = join(import.meta.dirname, '..')
  let child: ReturnType<typeof spawn> | undefined
  let again: NodeJS.Timeout | undefined
  let ending = false
  const run = () => {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'start.ts')], { stdio: 'inherit' })
    child.on('exit', () => { if (ending) process.exit(0); if (again) { again = undefined; run() } })
  }
  for (const folder of ['src', 'demo', 'content', 'config', 'data', 'theme', 'migrations']) {
    watch(join(root, folder), { recursive: true }, () => {
      if (again) return
      console.log('\nSomething changed: starting again …')
      again = setTimeout(() => {
        if (child?.exitCode === null) child.kill('SIGTERM')
        else { again = undefined; run() }
      }, 200)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { ending = true; if (child?.exitCode === null) child.kill('SIGTERM'); else process.exit(0) })
  run()
}

function readPort(text: string | undefined): number {
  const value = Number(text ?? 3000)
  if (!Number.isInteger(value) || value < 1 || value > 65_529) {
    console.error(`PORT must be a whole number from 1 to 65529, not ${JSON.stringify(text)}.`)
    process.exit(1)
  }
  return value
}

function refuse(error: unknown): never {
  const said = error instanceof StartRefused ? error.message : saidToOperator(error)
  console.error(typeof said === 'string' ? `\n${said}\n` : said)
  process.exit(1)
}
