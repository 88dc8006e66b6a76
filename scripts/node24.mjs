// Runs a TypeScript file on the project's own Node 24, after installing what is missing. Plain JavaScript on purpose:
// this is the one file that the system's Node (20 or newer) reads.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'node_modules', '.installed')
const stop = (sentence) => { console.error(`\n${sentence}\n`); process.exit(1) }

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`This is Node ${process.versions.node}. Install Node 20 or newer, then run the same command again.`)
}

// Installing is guarded by the hash of the lockfile: seconds once, milliseconds afterwards. Install scripts are not run:
// nothing that we use needs them (a supply-chain door less).
const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (installed !== wanted) {
  console.log('Installing what is missing (once, about half a minute) …')
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
  if (result.status !== 0) stop('Installing did not succeed: see the lines above. Check the network and the rights on this folder, then run the same command again.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

const own = join(root, 'node_modules', '.bin', 'node')
const works = (node) => spawnSync(node, ['-e', 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)']).status === 0
const node = [own, process.execPath].find((candidate) => existsSync(candidate) && works(candidate))
if (!node) stop(`No suitable Node for ${process.platform}-${process.arch}: the project brings Node 24 for Linux on x64 and arm64. Elsewhere, install Node 24 yourself and run the same command again.`)

// What Node made of our files is kept: half of the processor time of a start, and of each of the many files with tests.
const env = { NODE_COMPILE_CACHE: join(root, '.build', 'compile-cache'), ...process.env }
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env })
// A signal to this process is meant for the program: pass it on and wait until it has stopped what it started. (Ctrl-C in a
// terminal reaches both; a second one while stopping does no harm.)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1))
