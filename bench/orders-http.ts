// Orders as residents place them: over HTTP, each with a session, a form's token and a key of its own; beside the same bare
// function under pgbench as bench/orders.ts. And where the time of such an order goes.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '#db/database.ts'
import { startEmbedded } from '#db/embedded.ts'
import { ensureDatabase } from '#db/migrate.ts'
import { sessionOf, startSession } from '#modules/identity/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { catalogue } from '#modules/offers/index.ts'
import { parseKeys } from '#src/key-file.ts'
import { openLog } from '#src/log.ts'
import { type OpenHouse, openHouse } from '#src/open-house.ts'
import { testConfig } from '#test/house.ts'
import { formToken } from '#web/csrf.ts'
import { sessionCookie } from '#web/visit.ts'
import { newKeyFile } from '../scripts/keys.ts'
import type { Targets } from './load-orders.ts'
import { type Figure, firstLine, median, processorSeconds, program, ROUNDS } from './measure.ts'
import type { City, Shape } from './order-city.ts'
import { build, type Floor, onDisk, openFloor, slowerDisk } from './orders.ts'
import type { Split, Wall } from './split.ts'

const CLIENTS = 64
const SECONDS = 3
const SHAPES: readonly Shape[] = [
  { name: 'one hot offer',    clients: CLIENTS, offers: 1,   goal: 1.5 },
  { name: 'over 500 offers',  clients: CLIENTS, offers: 500, goal: 0.4 },
]

type Load = { readonly perSecond: number; readonly wrong: number; readonly ms: number }
type Shop = { readonly child: ChildProcess; readonly load: (shape: Shape) => Promise<Load> }

/** A database, a shop and a generator of their own, each in its process; gone afterwards. */
export async function ordersOverHttp(folder: string, flush: number): Promise<Figure[]> {
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'orders-http'), settings: slowerDisk(flush) })
  try {
    await ensureDatabase(server.adminUrl, 'shop')
    await ensureDatabase(server.adminUrl, 'floor')
    const keys = newKeyFile()
    const house = await openHouse(testConfig({ ownerUrl: server.urlOf('shop') }, { keys: parseKeys(keys) }), openLog('warn'))
    const owner = openDatabase({ connectionString: server.urlOf('shop'), max: 1 })
    try {
      await openKnowledge(house)
      await targets(house, await build({ ...house, owner }), join(folder, 'targets.json'))
    } finally {
      await owner.close()
      await house.close()
    }
    writeFileSync(join(folder, 'keys.json'), keys, { mode: 0o600 })
    const floor = await openFloor(server.urlOf('floor'), folder)
    const shop = await openShop(server.urlOf('shop'), folder)
    try {
      return [...await measure(shop, floor), await split(shop)].map((figure) => ({ ...figure, name: figure.name + onDisk(flush) }))
    } finally {
      shop.child.send('stop')
      await once(shop.child, 'exit')
    }
  } finally {
    await server.stop()
  }
}

/** Everybody signed in, with the token of their forms; every offer with the version that is on the screen. */
async function targets(house: OpenHouse, { people, offers }: City, file: string): Promise<void> {
  const signed = await Promise.all(people.map(async ({ id, givenName }) => {
    const cookie = await startSession(house, house.db, { door: 'resident', subjectId: id, name: givenName, roles: ['resident'], loa: 'high' })
    const { sessionId } = (await sessionOf(house, cookie))!
    return { id, cookie: `${sessionCookie}=${cookie}`, csrf: formToken(house.config.keys.cookie, `session ${sessionId}`) }
  }))
  const wanted = new Set(offers.map(({ versionId }) => versionId))
  const all: Targets = { people: signed, offers: (await catalogue(house)).filter(({ versionId }) => wanted.has(versionId)).map(({ slug, versionId }) => ({ slug, versionId })) }
  writeFileSync(file, JSON.stringify(all), { mode: 0o600 })
}

async function openShop(databaseUrl: string, folder: string): Promise<Shop> {
  const child = fork(join(import.meta.dirname, 'orders-shop.ts'), [databaseUrl, join(folder, 'keys.json')], { execArgv: ['--disable-warning=ExperimentalWarning'] })
  const [{ port }] = await once(child, 'message') as [{ port: number }]
  const load = async ({ clients, offers, name }: Shape): Promise<Load> => {
    const answer = JSON.parse(await firstLine(program('bench/load-orders.ts', [String(port), join(folder, 'targets.json'), String(clients), String(SECONDS), String(offers)]))) as Load
    if (answer.wrong) throw new Error(`${answer.wrong} orders of the bench (${name}) were not placed.`)
    return answer
  }
  return { child, load }
}

async function measure({ child, load }: Shop, floor: Floor | undefined): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const shape of SHAPES) {
    await load(shape)
    floor?.(shape)
    const ours: (Load & { readonly processor: number })[] = []
    const bare: number[] = []
    for (let i = 0; i < ROUNDS; i++) {
      if (i % 2 && floor) bare.push(floor(shape))
      const before = processorSeconds(child.pid!)
      const answer = await load(shape)
      ours.push({ ...answer, processor: (processorSeconds(child.pid!) - before) / (answer.perSecond * SECONDS) })
      if (!(i % 2) && floor) bare.push(floor(shape))
    }
    const ratio = floor && median(ours.map(({ perSecond }, i) => perSecond / bare[i]!))
    figures.push({
      name: `orders over HTTP, ${shape.name}, ${CLIENTS} clients`, value: `${Math.round(median(ours.map(({ perSecond }) => perSecond)))} a second (${Math.round(median(ours.map(({ processor }) => processor)) * 1e6)} µs of the shop's processor, ${Math.round(median(ours.map(({ ms }) => ms)))} ms each)`,
      floor: floor ? `${Math.round(median(bare))} a second` : 'floor not measured: no pgbench', ratio, goal: `at least ${shape.goal}`, met: ratio === undefined ? undefined : ratio >= shape.goal,
      how: `session, token and key with each; shop, generator and PostgreSQL share the cores; floor: pgbench -M prepared, ${CLIENTS} clients, one function of limit, stock and voucher; ${ROUNDS} rounds, interleaved; fsync on`,
    })
  }
  return figures
}

/** One more round of the hot offer, watched: a profile costs time itself, so no ratio is made of it. */
async function split({ child, load }: Shop): Promise<Figure> {
  child.send('begin')
  await once(child, 'message')
  const { ms } = await load(SHAPES[1]!)
  child.send('end')
  const [{ wall, processor }] = await once(child, 'message') as [{ wall: Wall; processor: Split }]
  const each = (total: number): string => (total / wall.orders).toFixed(1)
  const work = Object.entries(processor).filter(([place]) => place !== 'idle').sort(([, a], [, b]) => b - a)
  return {
    name: 'where an order over HTTP waits', value: `reading the form ${each(wall.form)} ms, session ${each(wall.session)}, in line and own work ${each(wall.handler - wall.session - wall.sql)}, SQL ${each(wall.sql)}, sending ${each(wall.send)}`,
    floor: `${ms.toFixed(1)} ms at the generator`, ratio: undefined, goal: 'printed', met: undefined,
    how: `${(wall.orders / wall.calls).toFixed(1)} orders in a call; sampled by the clock in the shop: ${work.map(([place, micros]) => `${place} ${(micros / wall.orders).toFixed(0)} µs`).join(', ')} (writing wakes PostgreSQL and waits for a core; a redirect is all that is rendered)`,
  }
}
