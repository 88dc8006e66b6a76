import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { openDatabase } from '#db/database.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { placeOrder } from '#modules/orders/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '../house.ts'
import { newFamily, newOffer } from '../small-city.ts'

// A test that never fails proves nothing. Each row plants one bug in a database of its own and names the check that must
// then go red; on the database as it is, the same check is green. `also` names the test elsewhere that holds the same.

type Bug = {
  readonly name: string
  readonly also: string
  readonly check: (t: TestContext, house: TestHouse) => Promise<string[]>
  readonly plant: (house: TestHouse) => Promise<void>
}

/** Changes the source of a function as it is now; a piece that is not there any more is an error of this test. */
const rewrite = async (house: TestHouse, name: string, ...changes: readonly (readonly [from: string, to: string])[]): Promise<void> => {
  let { source } = await house.owner.one<{ source: string }>('select pg_get_functiondef($1::regproc) as source', [name])
  for (const [from, to] of changes) {
    assert.ok(source.includes(from), `${name} does not say: ${from}`)
    source = source.replaceAll(from, to)
  }
  await house.owner.query(source)
}

/** Two doors to the same database, as two processes have: what waits at one does not wait at the other. */
async function doors(t: TestContext, house: TestHouse): Promise<TestHouse[]> {
  const made = await Promise.all(Array.from({ length: 8 }, async () => {
    const db = openDatabase({ connectionString: house.databaseUrl, max: 2, connectionTimeoutMillis: 60_000, options: '-c role=stadjerspas_app' })
    t.after(() => db.close())
    const door = { ...house, db }
    await openKnowledge(door)
    return door
  }))
  return made
}

type Ask = { readonly by: string; readonly people: readonly string[]; readonly version: string; readonly key?: string }
async function order(house: TestHouse, { by, people, version, key = randomBytes(16).toString('hex') }: Ask): Promise<string> {
  const all = await peopleOf(house, house.db, by)
  const offer = (await promisedOffers(house, house.db, [version])).get(version)!
  const outcome = await placeOrder(house, { by: all[0]!, people: all.filter(({ id }) => people.includes(id)), offer, key, actor: { door: 'resident', id: by, role: 'resident' } })
    .catch((error: Error) => `error ${error.message}`)
  return typeof outcome === 'string' ? outcome : outcome.ok ? 'placed' : outcome.refusal.reason
}

const deadlocks = async (house: TestHouse): Promise<number> => {
  await house.owner.query('select pg_stat_force_next_flush()')
  return (await house.owner.one<{ deadlocks: number }>('select deadlocks from pg_stat_database where datname = current_database()')).deadlocks
}

/** Everybody orders the last few, through eight doors at once. */
async function lastFew(t: TestContext, house: TestHouse): Promise<string[]> {
  const all = await doors(t, house)
  const sale = await newOffer(house, { stock: 5, limit: { count: 1, per: 'person', period: 'pass-year' } })
  const families = await Promise.all(Array.from({ length: 8 }, () => newFamily(house, { adults: 2 })))
  const answers = await Promise.all(families.flatMap((family, i) => family.map((one, j) => order(all[(i + j * 3) % 8]!, { by: one.id, people: [one.id], version: sale.versionId }))))
  const out = (await house.owner.one<{ n: number }>('select count(*)::int as n from vouchers.voucher where offer_id = $1', [sale.offerId])).n
  const left = (await house.owner.one<{ n: number }>('select remaining as n from offers.stock where offer_id = $1', [sale.offerId])).n
  return [
    ...(out > 5 ? [`${out} of 5 sold`] : []), ...(out + left !== 5 ? [`${out} out and ${left} left of 5`] : []),
    ...[...new Set(answers)].filter((answer) => !['placed', 'sold-out', 'limit-reached'].includes(answer)).map((answer) => `answered ${answer}`),
  ]
}

/** Lists with the same two offers, of eight processes at once. */
async function twoOffers(t: TestContext, house: TestHouse): Promise<string[]> {
  const all = await doors(t, house)
  const sales = await Promise.all([newOffer(house, { stock: 999 }), newOffer(house, { stock: 999 })])
  const before = await deadlocks(house)
  for (let round = 0; round < 3; round++) {
    const families = (await Promise.all(Array.from({ length: 40 }, () => newFamily(house)))).map(([first]) => first!.id)
    await Promise.all(families.map((id, i) => order(all[i % 8]!, { by: id, people: [id], version: sales[(i >> 3) % 2]!.versionId })))
  }
  const met = await deadlocks(house) - before
  return met ? [`${met} deadlocks`] : []
}

/** A form that is sent twice, and once more with something else in it. */
async function sentAgain(_t: TestContext, house: TestHouse): Promise<string[]> {
  const [one] = await newFamily(house)
  const sale = await newOffer(house, { limit: { count: 5, per: 'person', period: 'pass-year' } })
  const other = await newOffer(house)
  const ask = { by: one!.id, people: [one!.id], version: sale.versionId, key: 'the-same-form-every-time' }
  const answers = [await order(house, ask), await order(house, ask), await order(house, { ...ask, version: other.versionId })]
  const out = (await house.owner.one<{ n: number }>('select count(*)::int as n from vouchers.voucher')).n
  return [...(out === 1 ? [] : [`${out} vouchers for one form`]), ...(answers[2] === 'idempotency-key-reused' ? [] : [`another content was ${answers[2]}`])]
}

/** Two strangers with the same key in their form. */
async function strangers(_t: TestContext, house: TestHouse): Promise<string[]> {
  const [one] = await newFamily(house)
  const [two] = await newFamily(house)
  const sale = await newOffer(house)
  const key = 'two-people-with-one-key'
  await order(house, { by: one!.id, people: [one!.id], version: sale.versionId, key })
  const answer = await order(house, { by: two!.id, people: [two!.id], version: sale.versionId, key })
  const out = (await house.owner.one<{ n: number }>('select count(*)::int as n from vouchers.voucher where resident_id = $1', [two!.id])).n
  return out === 1 && answer === 'placed' ? [] : [`the second got ${answer} and ${out} vouchers`]
}

/** Both parents want the one that a household may have. */
async function parents(_t: TestContext, house: TestHouse): Promise<string[]> {
  const [one, two] = await newFamily(house, { adults: 2 })
  const sale = await newOffer(house, { limit: { count: 1, per: 'household', period: 'pass-year' } })
  const answers = [await order(house, { by: one!.id, people: [one!.id], version: sale.versionId }), await order(house, { by: two!.id, people: [two!.id], version: sale.versionId })]
  return answers.join() === 'placed,limit-reached' ? [] : [`the parents got ${answers.join(' and ')}`]
}

/** The second net: whatever the function does, a stock below nothing cannot be written. */
async function secondNet(_t: TestContext, house: TestHouse): Promise<string[]> {
  const sale = await newOffer(house, { stock: 1 })
  const written = await house.db.query('update offers.stock set remaining = -1 where offer_id = $1', [sale.offerId]).then(() => true, () => false)
  return written ? ['a stock of -1 was written'] : []
}

const BUGS: readonly Bug[] = [
  {
    name: 'lock order dropped', also: 'place-order.test.ts: families with overlapping baskets', check: twoOffers,
    plant: (house) => rewrite(house, 'offers.on_sale',
      ['perform from offers.offer o where o.id = any (p_offers) order by o.id for share;', 'perform pg_sleep(0);'],
      ['perform from offers.stock s where s.offer_id = any (p_offers) order by s.offer_id for update;', 'for i in 1 .. array_length(p_offers, 1) loop perform from offers.stock s where s.offer_id = p_offers[case when pg_backend_pid() % 2 = 0 then i else array_length(p_offers, 1) + 1 - i end] for update; perform pg_sleep(0.01); end loop;']),
  },
  {
    name: 'a constraint dropped', also: 'place.test.ts: more than a limit or a stock cannot be written', check: secondNet,
    plant: async (house) => { await house.owner.query('alter table offers.stock drop constraint stock_within_initial') },
  },
  {
    name: 'check before the transaction', also: 'place-order.test.ts: 64 clients at once, 100 bonnen', check: lastFew,
    // Looked at without a lock, and then written without looking: nothing but the constraint is left, and that is gone too.
    plant: async (house) => {
      await rewrite(house, 'offers.on_sale', ['order by s.offer_id for update', 'order by s.offer_id'])
      await rewrite(house, 'offers.take_many', ['  update offers.stock', '  perform pg_sleep(0.1); update offers.stock'])
      await house.owner.query('alter table offers.stock drop constraint stock_within_initial')
    },
  },
  {
    name: 'key forgotten', also: 'place.test.ts: the same key with the same body gets the same answer', check: sentAgain,
    plant: (house) => rewrite(house, 'orders.place', ['on i.owner = o.owner and i.key = o.key', 'on false'], ['select w.owner, w.key, w.hash', 'select w.owner, w.id::text, w.hash']),
  },
  {
    name: 'answers kept without the resident', also: 'place-order.test.ts: another person may have the same key', check: strangers,
    plant: (house) => rewrite(house, 'orders.place', ['on i.owner = o.owner and i.key = o.key', 'on i.key = o.key']),
  },
  {
    name: 'household limit per person only', also: 'place.test.ts: a limit for the household counts everybody in it', check: parents,
    plant: (house) => rewrite(house, 'orders.place', [`when 'household' then l.household_id end`, `when 'household' then l.resident_id end`]),
  },
]

for (const { name, also, check, plant } of BUGS) {
  test(`a planted bug is caught: ${name}`, async (t) => {
    const sound = await testHouse(t)
    await openKnowledge(sound)
    assert.deepEqual(await check(t, sound), [], 'the same check on the database as it is')
    const broken = await testHouse(t)
    await openKnowledge(broken)
    await plant(broken)
    const found = await check(t, broken)
    assert.notDeepEqual(found, [], 'planted, and nobody noticed')
    t.diagnostic(`${name}: ${found.join('; ')}. Held by ${also}`)
  })
}
