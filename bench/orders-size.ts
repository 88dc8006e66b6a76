// What an order costs in a full database beside an almost empty one: the same code, one server, in turn.
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '#db/database.ts'
import { startEmbedded } from '#db/embedded.ts'
import { ensureDatabase } from '#db/migrate.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { seedDemonstration } from '#demo/seed.ts'
import { makeCity } from '#demo/city/city.ts'
import { openLog } from '#src/log.ts'
import { openHouse } from '#src/open-house.ts'
import { testConfig } from '#test/house.ts'
import { type Figure, median, ROUNDS } from './measure.ts'
import type { City, Shape } from './order-city.ts'
import { build, placed } from './orders.ts'

const SMALL = 10_000
const WARM_SECONDS = 60
// What comes out of the city generator; so many households are asked of it that the residents are at least as many as were said.
const PEOPLE_IN_A_HOUSEHOLD = 1.45
const CITY_OFFERS = 300
const SHAPES: readonly Shape[] = [
  { name: '32 waiting', clients: 32, offers: 500, goal: 1.5 },
  { name: 'alone',      clients: 1,  offers: 500, goal: 1.5 },
]

type Side = { readonly city: City; readonly owner: Database; readonly close: () => Promise<void> }
type Cost = { readonly micros: number; readonly read: number; readonly wal: number }

export async function ordersAtSize(folder: string, vouchers: number): Promise<Figure[]> {
  chmodSync(folder, 0o711)
  const server = await startEmbedded({ dataDir: join(folder, 'size'), settings: { shared_buffers: '6GB', max_wal_size: '16GB', checkpoint_timeout: '1h' } })
  const side = async (name: string, count: number): Promise<Side> => {
    await ensureDatabase(server.adminUrl, name)
    const house = await openHouse(testConfig({ ownerUrl: server.urlOf(name) }, { demonstration: true }), openLog('warn'))
    const owner = openDatabase({ connectionString: server.urlOf(name), max: 2 })
    await openKnowledge(house)
    await seedDemonstration(house)
    const residents = Math.max(1000, Math.round(count / 10))
    await makeCity(house, owner, { households: Math.ceil(residents / PEOPLE_IN_A_HOUSEHOLD), offers: CITY_OFFERS, seed: 1 })
    const city = await build({ ...house, owner })
    const ids = await fill(owner, city, count)
    const people = await Promise.all(ids.map(async (id) => (await peopleOf(house, house.db, id))[0]!))
    return { city: { ...city, people }, owner, close: async () => { await owner.close(); await house.close() } }
  }
  try {
    const small = await side('small', SMALL)
    const large = await side('large', vouchers)
    try {
      const figures: Figure[] = [await afterCheckpoint(small, large, vouchers)]
      // So many orders as a city places in a day: by then the pages of this hour are in memory and were written whole since the checkpoint.
      for (const [side, seconds] of [[small, 10], [large, WARM_SECONDS]] as const) {
        const until = performance.now() + seconds * 1000
        while (performance.now() < until) await placed(side.city, SHAPES[0]!)
      }
      for (const shape of SHAPES) figures.push(await compare(small, large, shape, vouchers))
      return figures
    } finally {
      await small.close()
      await large.close()
    }
  } finally {
    await server.stop()
  }
}

/** The worst moment: nothing was touched since the checkpoint, and the first change of a page writes it whole to the WAL. */
async function afterCheckpoint(small: Side, large: Side, vouchers: number): Promise<Figure> {
  const costs: Cost[] = []
  for (const side of [small, large]) {
    // What a server that has been up for days has in memory: every index that an order looks into.
    await side.owner.query('create extension if not exists pg_prewarm')
    await side.owner.query(`select pg_prewarm(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace::regnamespace::text in ('orders', 'vouchers', 'messages', 'audit', 'passes', 'residents', 'offers')`)
    await placed(side.city, SHAPES[0]!)
    await side.owner.query('checkpoint')
    costs.push(await cost(side, SHAPES[0]!))
  }
  const [beside, full] = costs as [Cost, Cost]
  return {
    name: `an order among ${vouchers} vouchers, 32 waiting, in the first two seconds after a checkpoint`, value: costWords(full), floor: costWords(beside), ratio: full.micros / beside.micros, goal: 'printed', met: undefined,
    how: 'once, not in rounds; a page is written whole to the WAL when it is changed for the first time after a checkpoint, and among many vouchers an order meets more of those',
  }
}

const costWords = ({ micros, read, wal }: Cost): string => `${Math.round(micros)} µs an order (${read.toFixed(1)} blocks read, ${Math.round(wal)} bytes of WAL)`

async function compare(small: Side, large: Side, shape: Shape, vouchers: number): Promise<Figure> {
  for (const side of [small, large]) await placed(side.city, shape)
  const costs = { small: [] as Cost[], large: [] as Cost[] }
  for (let i = 0; i < ROUNDS; i++) {
    for (const which of i % 2 ? ['large', 'small'] as const : ['small', 'large'] as const) costs[which].push(await cost(which === 'small' ? small : large, shape))
  }
  const of = (which: 'small' | 'large', part: keyof Cost): number => median(costs[which].map((one) => one[part]))
  const ratio = median(costs.large.map((one, i) => one.micros / costs.small[i]!.micros))
  const words = (which: 'small' | 'large'): string => costWords({ micros: of(which, 'micros'), read: of(which, 'read'), wal: of(which, 'wal') })
  return {
    name: `an order among ${vouchers} vouchers, ${shape.name}`, value: words('large'), floor: words('small'), ratio, goal: 'at most 1.5 times', met: ratio <= 1.5,
    how: `beside ${SMALL} vouchers and 1000 residents; ${Math.round(vouchers / 10)} residents of the city generator; ${ROUNDS} rounds of 2 s each, interleaved, warm, between checkpoints`,
  }
}

async function cost({ city, owner }: Side, shape: Shape): Promise<Cost> {
  const stand = () => owner.one<{ read: number; wal: number; orders: number }>(`select pg_stat_force_next_flush(), (select sum(heap_blks_read + idx_blks_read) from pg_statio_user_tables)::float8 as read,
    pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal, (select n_tup_ins from pg_stat_user_tables where schemaname = 'orders' and relname = 'order')::float8 as orders`)
  const before = await stand()
  const rate = await placed(city, shape)
  const after = await stand()
  const orders = Math.max(1, after.orders - before.orders)
  return { micros: 1_000_000 / rate, read: (after.read - before.read) / orders, wal: (after.wal - before.wal) / orders }
}

/**
 * Up to so many vouchers, with all that belongs to them, for who has a pass in the city that is there: what its generator gives
 * is what a year's use comes to, and this is many years of it. Made in SQL; ids as old as they would be. Answers a sample of applicants.
 */
async function fill(owner: Database, { offers }: City, vouchers: number): Promise<string[]> {
  const id = (kind: string, n: string): string => `('01900000-' || lpad(to_hex(${n} >> 16), 4, '0') || '-7' || '${kind}' || '-8' || substr(md5(${n}::text), 1, 3) || '-' || lpad(to_hex(${n}), 12, '0'))::uuid`
  await owner.query(`create temp table holder as select row_number() over (order by p.resident_id) - 1 as h, p.resident_id, p.household_id, p.id as pass_id from passes.pass p where p.state = 'valid' and current_date between p.valid_from and p.valid_to`)
  await owner.query('create unique index on holder (h)')
  await owner.query('create temp table shown as select row_number() over () - 1 as i, v.id, v.offer_id, v.provider_id, v.usable_from, v.usable_until from offers.version v where v.id = any ($1::uuid[])', [offers.map(({ versionId }) => versionId)])
  await owner.query('analyze holder')
  const { there, holders } = await owner.one<{ there: number; holders: number }>('select (select count(*)::int from vouchers.voucher) as there, (select count(*)::int from holder) as holders')
  const more = Math.max(0, vouchers - there)
  const from = `from generate_series(1, ${more}) n join shown s on s.i = n % ${offers.length} join holder w on w.h = n % ${holders}`
  await owner.query(`insert into vouchers.voucher (id, resident_id, household_id, pass_id, offer_id, version_id, provider_id, child, code_find, code_sealed, key_id, issued_at, valid_from, valid_to)
    select ${id('005', 'n')}, w.resident_id, w.household_id, w.pass_id, s.offer_id, s.id, s.provider_id, false, sha256(('c' || n)::bytea), sha256(('s' || n)::bytea) || '\\x0000000000000000'::bytea, 'v1', now() - interval '1 day', s.usable_from, s.usable_until ${from}`)
  await owner.query(`insert into orders.order (id, resident_id, door, ordered_at) select ${id('006', 'n')}, w.resident_id, 'resident', now() ${from}`)
  await owner.query(`insert into orders.line (voucher_id, order_id, household_id, resident_id, offer_id, limit_per, limit_period, limit_start)
    select ${id('005', 'n')}, ${id('006', 'n')}, w.household_id, w.resident_id, s.offer_id, 'person', 'pass-year', date_trunc('year', now())::date ${from}`)
  await owner.query(`insert into orders.limit_use (subject_kind, subject_id, offer_id, period, period_start, used, maximum)
    select 'person', w.resident_id, s.offer_id, 'pass-year', date_trunc('year', now())::date, count(*), 999 ${from} group by 2, 3`)
  await owner.query(`insert into messages.message (id, resident_id, kind, text_version, title, about, values, dedupe_key, created_at, read_at)
    select ${id('007', 'n')}, w.resident_id, 'order-placed', 1, 'Je hebt een bon voor gratis zwemmen', 'je bon', '{"name": "Marjan", "offer": "gratis zwemmen", "people": "jou"}', 'order-placed ' || ${id('006', 'n')}, now(), now() ${from}`)
  await owner.query(`insert into messages.delivery (message_id, channel, state, attempts, next_attempt_at, sent_at) select ${id('007', 'n')}, 'letter', 'posted', 0, now(), now() from generate_series(1, ${more}) n`)
  await owner.query(`insert into audit.event (at, actor_door, actor_id, actor_role, action, subject_kind, subject_id, facts) select now(), 'resident', w.resident_id::text, 'resident', 'orders.placed', 'order', (${id('006', 'n')})::text, '{"vouchers": 1}' ${from}`)
  await owner.query(`insert into orders.idempotency (owner, key, body_hash, order_id, created_at) select w.resident_id, md5(n::text), sha256(n::text::bytea), ${id('006', 'n')}, now() ${from} where n <= ${Math.round(more / 12)}`)
  await owner.query('vacuum analyze')
  return (await owner.query<{ id: string }>(`select r.id from holder w join residents.resident r on r.id = w.resident_id where r.ground = 'applied' and not r.deceased order by random() limit 2000`)).map((row) => row.id)
}
