import { generateKeyPairSync } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { JWK } from 'jose'
import { openApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { parseKeys } from '#src/key-file.ts'
import type { DoorConfig } from '#src/door-config.ts'
import { openLog } from '#src/log.ts'
import { ConfigRefused } from '#src/operator-file.ts'
import { openHouse } from '#src/open-house.ts'
import { openWorker } from '#src/worker.ts'
import { dropAllSchemas, ensureDatabase, purposeOf } from '#db/migrate.ts'
import { startEmbedded } from '#db/embedded.ts'
import { demonstrationConfig, PARTNER_HOST, partnerPorts } from '#demo/config.ts'
import { startPartners } from '#demo/partners.ts'
import { seedComplaints } from '#demo/complaints.ts'
import { seedDemonstration } from '#demo/seed.ts'
import { welcome } from '#demo/welcome.ts'
import { keyFile } from './keys.ts'

/** What stands in the way, as one sentence. */
export class StartRefused extends Error {}

const root = join(import.meta.dirname, '..')
export const dataFolder = join(root, '.data')

type Options = { readonly port: number; readonly databaseUrl?: string | undefined; readonly folder?: string; readonly logLevel?: string }

export async function startDemonstration({ port, databaseUrl, folder = dataFolder, logLevel = 'warn' }: Options): Promise<{ welcome: string; url: string; config: Config; stop(): Promise<void> }> {
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => { while (undo.length) await undo.pop()!() }
  try {
    const ports = partnerPorts(port)
    for (const [name, used] of Object.entries({ shop: port, ...ports })) await mustBeFree(used, name, port)
    const only = onlyOneIn(folder, port)
    undo.push(only.end)

    let ownerUrl = databaseUrl
    if (ownerUrl) {
      if (await purposeOf(ownerUrl) === 'production') throw new StartRefused('DATABASE_URL names a production database. npm start is for demonstrations; production is started with node src/main.ts.')
    } else {
      const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
      undo.push(() => server.stop())
      ownerUrl = server.urlOf('stadjerspas')
      await ensureDatabase(server.adminUrl, 'stadjerspas')
    }

    const keys = readOwn(join(folder, 'keys.json'), (path) => parseKeys(keyFile(path)), 'Put it back from your backup; without its keys nothing that was sealed can be read, and the demonstration begins anew with npm run reset.')
    const clientKey = readOwn(join(folder, 'door-key.json'), doorKey, 'Take it away: a new one is made at the next start.')
    const config = demonstrationConfig({ port, ports, keys, clientKey, ownerUrl, municipalityFile: join(root, 'config', 'groningen.json') })
    only.say(config)
    const log = openLog(logLevel)
    const house = await openHouse(config, log)
    undo.push(() => house.close())

    const partners = await startPartners({ host: PARTNER_HOST, ports, clock: house.clock, shopUrl: config.publicUrl, clientJwks: publicJwks(clientKey), log: (error) => log.error({ err: error }, 'a simulated partner') })
    undo.push(() => partners.stop())
    await seedDemonstration(house, { pictures: true })
    await seedComplaints(house)

    const app = await openApp(house, log)
    undo.push(() => app.close())
    const worker = await openWorker(house)
    undo.push(() => worker.stop())
    await app.listen({ host: config.host, port })
    return { welcome: welcome(config, partners.urls), url: config.publicUrl, config, stop }
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
}

type Running = { readonly pid: number; readonly port: number; /** Once it is open. */ readonly config?: Omit<Config, 'keys'> }

/** The demonstration that runs in a folder: where it is, and its settings without its keys. */
export function readRunning(folder: string): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Running
    return alive(running.pid) ? running : undefined
  } catch {
    return undefined // none, or one that was cut short while it was written: by nobody who still runs
  }
}

/** One demonstration in a folder: a second would take the database from under the first. */
function onlyOneIn(folder: string, port: number): { say(config: Config): void; end(): void } {
  const file = join(folder, 'running.json')
  const write = (running: Running) => writeFileSync(file, JSON.stringify(running), { mode: 0o600 })
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new StartRefused(`The demonstration keeps its data in ${folder}, and cannot write there (${(error as Error & { code?: string }).code}). Give this user the right, or name another folder: DATA_FOLDER=/some/folder npm start`)
  }
  const running = readRunning(folder)
  if (running && running.pid !== process.pid) throw new StartRefused(`The demonstration already runs here, on port ${running.port} (process ${running.pid}). Use that one, or stop it first.`)
  write({ pid: process.pid, port })
  return {
    say: ({ keys: _secret, ...config }) => write({ pid: process.pid, port, config }),
    end: () => rmSync(file, { force: true }),
  }
}

const alive = (pid: number): boolean => {
  try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts') } catch { return false }
}

/** The database of a demonstration on a server of your own, emptied; anything else is refused. */
export async function emptyDemonstration(ownerUrl: string): Promise<void> {
  if (await purposeOf(ownerUrl) !== 'demonstration') throw new StartRefused('DATABASE_URL names no database of a demonstration: it is left alone.')
  await dropAllSchemas(ownerUrl)
}

const mustBeFree = (port: number, name: string, first: number) => new Promise<void>((resolve, reject) => {
  const server = createServer()
    .once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES') return reject(new StartRefused(`This user may not use port ${port}. Choose one above 1024: PORT=3000 npm start`))
      reject(new StartRefused(name === 'shop'
        ? `Port ${port} is in use. Stop what runs there, or choose another: PORT=${first + 100} npm start`
        : `Port ${port}, for the partner "${name}", is in use. The partners use the ports after PORT; choose another: PORT=${first + 100} npm start`))
    })
    .listen(port, '127.0.0.1', () => server.close(() => resolve()))
})

/** A file that we made ourselves: half of it, after a full disk or a copy that was cut off, says which one and what to do. */
function readOwn<T>(path: string, read: (path: string) => T, whatNow: string): T {
  try {
    return read(path)
  } catch (error) {
    if (error instanceof ConfigRefused || error instanceof SyntaxError) throw new StartRefused(`${path} cannot be read: ${error instanceof ConfigRefused ? error.problems.join(' ') : 'it is not JSON.'} ${whatNow}`)
    throw error
  }
}

/** Our key as a client at the issuers (ES256), kept between starts. */
function doorKey(path: string): DoorConfig['clientKey'] {
  if (!existsSync(path)) {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
    writeFileSync(path, JSON.stringify({ ...key, kid: 'demonstration-1', alg: 'ES256', use: 'sig' }), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(path, 'utf8')) as DoorConfig['clientKey']
}

const publicJwks = ({ d: _private, ...key }: DoorConfig['clientKey']) => ({ keys: [key] as JWK[] })
