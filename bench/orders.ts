// Orders beside their floor: pgbench with a bare function of limit, stock and voucher, on the same server in the same run.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '#db/database.ts'
import { startEmbedded } from '#db/embedded.ts'
import { ensureDatabase } from '#db/migrate.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { placeOrder } from '#modules/orders/index.ts'
import { peopleOf, type Person } from '#modules/vouchers/index.ts'
import { openLog } from '#src/log.ts'
import type { House } from '#src/house.ts'
import { openHouse } from '#src/open-house.ts'
import { testConfig } from '#test/house.ts'
import { newFamily, newOffer, newProvider } from '#test/small-city.ts'
import { type Figure, median, ROUNDS } from './measure.ts'
import type { City, Shape } from './order-city.ts'
import { type Rows, rowsOfOrders } from './order-rows.ts'

const RESIDENTS = 1000
const OFFERS = 500
const SECONDS = 2
const MUCH = { stock: 10_000_000, limit: { count: 999, per: 'person', period: 'pass-year' } } as const

const SHAPES: readonly Shape[] = [
  { name: 'one hot offer, 32 waiting',        clients: 32, offers: 1,      goal: 5 },
  { name: `over ${OFFERS} offers, 32 waiting`, clients: 32, offers: OFFERS, goal: 2 },
  { name: `alone, over ${OFFERS} offers`,      clients: 1,  offers: OFFERS, goal: 0.7 },
]

/**
 * A disk that takes so many microseconds longer to flush: PostgreSQL waits before each flush, for whoever asks, the floor too.
 * What one hot offer gives under pgbench is bound by it: an order holds the row until its flush is done.
 */
export const slowerDisk = (micros: number): Readonly<Record<string, string>> => (micros ? { commit_delay: String(micros), commit_siblings: '0' } : {})
export const onDisk = (micros: number): string => (micros ? `, each flush ${micros} µs longer` : '')

/** Makes a database of its own under `folder`, with fsync on, and measures each shape and its floor in turn. `flush`: see slowerDisk. */
export async function orders(folder: string, flush: number): Promise<Figure[]> {
  // Root gives the server to another user, who must be able to pass: otherwise the data would go, and stay, elsewhere.
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'orders'), settings: slowerDisk(flush) })
  try {
    await ensureDatabase(server.adminUrl, 'shop')
    await ensureDatabase(server.adminUrl, 'floor')
    const house = await openHouse(testConfig({ ownerUrl: server.urlOf('shop') }), openLog('warn'))
    const owner = openDatabase({ connectionString: server.urlOf('shop'), max: 4 })
    try {
      await openKnowledge(house)
      const city = await build({ ...house, owner })
      const floor = await openFloor(server.urlOf('floor'), folder)
      const figures: Figure[] = []
      const rest = await memory(owner)
      const bare = floor && openDatabase({ connectionString: server.urlOf('floor'), max: 1 })
      try {
        for (const shape of SHAPES) figures.push(...await measure(city, floor, bare, owner, shape))
      } finally {
        await bare?.close()
      }
      figures.push(await memoryFigure(city, owner, rest))
      return figures.map((figure) => ({ ...figure, name: figure.name + onDisk(flush) }))
    } finally {
      await owner.close()
      await house.close()
    }
  } finally {
    await server.stop()
  }
}

async function measure(city: City, floor: Floor | undefined, bareDatabase: Database | undefined, owner: Database, shape: Shape): Promise<Figure[]> {
  await placed(city, shape)
  floor?.(shape)
  if (bareDatabase) await bareLists(bareDatabase, shape)
  const kinds: readonly Rows[] = ['nine', 'five']
  for (const kind of kinds) await rowsOfOrders(owner, city, shape, SECONDS, kind)
  const ours: number[] = []
  const bare: number[] = []
  const lists: number[] = []
  const rows: Readonly<Record<Rows, number[]>> = { nine: [], five: [] }
  for (let i = 0; i < ROUNDS; i++) {
    if (i % 2 && floor) bare.push(floor(shape))
    ours.push(await placed(city, shape))
    if (!(i % 2) && floor) bare.push(floor(shape))
    if (bareDatabase) lists.push(await bareLists(bareDatabase, shape))
    for (const kind of kinds) rows[kind].push(await rowsOfOrders(owner, city, shape, SECONDS, kind))
  }
  const ratio = floor && median(ours.map((one, i) => one / bare[i]!))
  const floorWords = floor ? `${Math.round(median(bare))} a second` : 'floor not measured: no pgbench'
  const figures: Figure[] = [{
    name: `orders in process, ${shape.name}`, value: `${Math.round(median(ours))} a second`, floor: floorWords,
    ratio, goal: `at least ${shape.goal}`, met: ratio === undefined ? undefined : ratio >= shape.goal,
    how: `floor: pgbench -M prepared, ${shape.clients} clients, one function of limit, stock and voucher; ${ROUNDS} rounds of ${SECONDS} s each, interleaved; fsync on, ${RESIDENTS} residents`,
  }]
  if (lists.length) figures.push({
    name: `  the floor's function for a list of ${shape.clients}, asked by us`, value: `${Math.round(median(lists))} a second`, floor: floorWords,
    ratio: median(lists.map((one, i) => one / bare[i]!)), goal: 'printed', met: undefined,
    how: 'about the most that a list can do here: limit, stock and voucher in whole sets, nothing else read, weighed or written; in the same rounds',
  })
  if (floor) for (const [kind, what] of [['nine', 'the nine rows of our orders'], ['five', 'five rows, with all that can share one']] as const) figures.push({
    name: `  ${what}, in lists of ${shape.clients}, and nothing else`, value: `${Math.round(median(rows[kind]))} a second`, floor: floorWords,
    ratio: median(rows[kind].map((one, i) => one / bare[i]!)), goal: 'printed', met: undefined,
    how: 'what no code can be faster than that leaves these rows in one transaction: nobody held, nothing read, weighed or refused; codes and keys made as for an order; in the same rounds',
  })
  return figures
}

/** As `placed`, with nothing but the floor's own three rows: who waits goes in one list, and sends the next one with its answer. */
async function bareLists(db: Database, { clients, offers }: Shape): Promise<number> {
  const some = (most: number): number[] => Array.from({ length: clients }, () => 1 + Math.floor(Math.random() * most))
  let count = 0
  const began = performance.now()
  while (performance.now() < began + SECONDS * 1000) {
    count += (await db.prepared('floor.list', 'select place_list($1::integer[], $2::integer[])', [some(RESIDENTS), some(offers)])).length
  }
  return count / ((performance.now() - began) / 1000)
}

/** Orders a second: each client sends the next one when it has its answer. Whatever is not placed makes the figure void. */
export async function placed({ house, people, offers }: City, shape: Shape): Promise<number> {
  let count = 0
  const began = performance.now()
  const until = began + SECONDS * 1000
  const client = async () => {
    while (performance.now() < until) {
      const by = people[Math.floor(Math.random() * people.length)]!
      const offer = offers[Math.floor(Math.random() * shape.offers)]!
      const answer = await placeOrder(house, { by, people: [by], offer, key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: by.id, role: 'resident' } })
      if (!answer.ok) throw new Error(`An order of the bench was refused: ${answer.refusal.reason}`)
      count++
    }
  }
  await Promise.all(Array.from({ length: shape.clients }, client))
  return count / ((performance.now() - began) / 1000)
}

export async function build(house: House & { readonly owner: Database }): Promise<City> {
  const people: Person[] = []
  for (let i = 0; i < RESIDENTS; i++) people.push((await peopleOf(house, house.db, (await newFamily(house))[0]!.id))[0]!)
  const givenBy = { provider: await newProvider(house) }
  const versions: string[] = []
  for (let i = 0; i < OFFERS; i++) versions.push((await newOffer(house, { ...MUCH, givenBy })).versionId)
  return { house, people, offers: [...(await promisedOffers(house, house.db, versions)).values()] }
}

// ---- memory -----------------------------------------------------------------------------------------------------------

type Memory = { readonly node: number; readonly postgres: number }

/** Megabytes: of this process what it holds, of PostgreSQL what all its processes hold together, shared pages counted once. */
async function memory(owner: Database): Promise<Memory> {
  const { pid } = await owner.one<{ pid: number }>('select pg_backend_pid() as pid')
  const parent = (of: number): number => Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${of}/status`, 'utf8'))?.[1])
  const postmaster = parent(pid)
  const kilobytes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((one) => {
    try { return one === postmaster || parent(one) === postmaster } catch { return false }
  }).map((one) => { try { return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0) } catch { return 0 } })
  return { node: process.memoryUsage.rss() / 1e6, postgres: kilobytes.reduce((sum, one) => sum + one, 0) / 1000 }
}

async function memoryFigure(city: City, owner: Database, rest: Memory): Promise<Figure> {
  const busy: Memory[] = []
  const looking = setInterval(() => { void memory(owner).then((one) => busy.push(one)) }, 250)
  await placed(city, SHAPES[0]!)
  clearInterval(looking)
  const most = (part: keyof Memory): number => Math.max(...busy.map((one) => one[part]), 0)
  const words = ({ node, postgres }: Memory): string => `process ${Math.round(node)} MB, PostgreSQL ${Math.round(postgres)} MB`
  return {
    name: 'memory while orders come in', value: words({ node: most('node'), postgres: most('postgres') }), floor: `at rest ${words(rest)}`, ratio: undefined, goal: 'printed', met: undefined,
    how: 'process: resident set, bench and shop together; PostgreSQL: proportional sets of all its processes (256 MB of shared buffers); Linux only',
  }
}

// ---- the floor ----------------------------------------------------------------------------------------------------

export type Floor = (shape: Shape) => number

const FLOOR = `
  create table stock (offer integer primary key, remaining integer not null check (remaining >= 0));
  create table limit_use (resident integer, offer integer, used integer not null, maximum integer not null, primary key (resident, offer), check (used <= maximum));
  create table voucher (id uuid primary key default gen_random_uuid(), resident integer not null, offer integer not null, at timestamptz not null default now());
  insert into stock select n, 10000000 from generate_series(1, ${OFFERS}) n;
  create function place(p_resident integer, p_offer integer) returns boolean language plpgsql as $$
  begin
    insert into limit_use as u values (p_resident, p_offer, 1, 10000000) on conflict (resident, offer) do update set used = u.used + 1;
    update stock set remaining = remaining - 1 where offer = p_offer and remaining > 0;
    if not found then return false; end if;
    insert into voucher (resident, offer) values (p_resident, p_offer);
    return true;
  end $$;
  create function place_list(p_residents integer[], p_offers integer[]) returns setof boolean language plpgsql set plan_cache_mode = force_generic_plan as $$
  begin
    perform from stock where offer = any (p_offers) order by offer for update;
    insert into limit_use as u select resident, offer, count(*), 10000000 from unnest(p_residents, p_offers) l (resident, offer) group by resident, offer
      on conflict (resident, offer) do update set used = u.used + excluded.used;
    update stock s set remaining = s.remaining - t.count from (select offer, count(*) from unnest(p_offers) l (offer) group by offer) t where s.offer = t.offer;
    insert into voucher (resident, offer) select * from unnest(p_residents, p_offers);
    return query select true from unnest(p_residents);
  end $$;`

/** pgbench on a bare function in the database at `url`; undefined where there is no pgbench. */
export async function openFloor(url: string, folder: string): Promise<Floor | undefined> {
  const pgbench = [...(process.env['PATH'] ?? '').split(':').map((place) => join(place, 'pgbench')), ...globSync('/usr/lib/postgresql/*/bin/pgbench')].find((file) => existsSync(file))
  if (!pgbench) return undefined
  const db = openDatabase({ connectionString: url, max: 1 })
  try { await db.query(FLOOR) } finally { await db.close() }
  return ({ clients, offers }) => {
    const script = join(folder, 'floor.sql')
    writeFileSync(script, `\\set r random(1, ${RESIDENTS})\n\\set o random(1, ${offers})\nselect place(:r, :o);\n`)
    const { stdout, stderr } = spawnSync(pgbench, ['-n', '-M', 'prepared', '-c', String(clients), '-j', String(Math.min(2, clients)), '-T', String(SECONDS), '-f', script, url], { encoding: 'utf8' })
    const rate = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1])
    if (!rate) throw new Error(`pgbench gave no rate: ${stderr}`)
    return rate
  }
}
