import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { openDatabase } from '#db/database.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer, type Sale } from '#test/small-city.ts'
import { cancelVoucher, voucherToCancel } from './cancel-voucher.ts'
import { placeOrder } from './place-order.ts'

const key = (): string => randomBytes(16).toString('hex')
const reason = (outcome: Awaited<ReturnType<typeof placeOrder>>): string => (outcome.ok ? 'placed' : outcome.refusal.reason)

async function open(t: TestContext, connections = 0): Promise<TestHouse> {
  const house = await testHouse(t)
  if (!connections) { await openKnowledge(house); return house }
  const db = openDatabase({ connectionString: house.databaseUrl, max: connections, connectionTimeoutMillis: 60_000, options: '-c role=stadjerspas_app' })
  t.after(() => db.close())
  const wide = { ...house, db }
  await openKnowledge(wide)
  return wide
}

async function order(house: TestHouse, by: Citizen, sale: Sale, options: { for?: readonly Citizen[]; key?: string } = {}) {
  const people = await peopleOf(house, house.db, by.id)
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const ids = (options.for ?? [by]).map(({ id }) => id)
  return placeOrder(house, { by: people[0]!, people: people.filter(({ id }) => ids.includes(id)), offer, key: options.key ?? key(), actor: { door: 'resident', id: by.id, role: 'resident' } })
}

const sums = (house: TestHouse) => house.owner.one<Record<string, number>>(`select
  (select count(*)::int from vouchers.voucher where state <> 'cancelled') as vouchers, (select count(distinct resident_id)::int from vouchers.voucher where state <> 'cancelled') as holders,
  (select count(*)::int from messages.message where kind = 'order-placed') as told, (select count(*)::int from audit.event where action = 'orders.placed') as recorded,
  (select coalesce(sum(used), 0)::int from orders.limit_use) as used, (select coalesce(sum(initial - remaining), 0)::int from offers.stock) as sold`)

test('64 clients at once, 100 bonnen, 1 for each person: exactly 100 are sold', async (t) => {
  const house = await open(t, 64)
  const swim = await newOffer(house, { stock: 100 })
  const people: Citizen[] = []
  for (let i = 0; i < 128; i++) people.push((await newFamily(house))[0]!)
  // Everybody tries twice, with two forms, and 64 of them work through the list at the same time.
  const queue = [...people, ...people]
  const answers: string[] = []
  await Promise.all(Array.from({ length: 64 }, async () => {
    for (let one = queue.pop(); one; one = queue.pop()) answers.push(reason(await order(house, one, swim)))
  }))
  const count = (what: string) => answers.filter((answer) => answer === what).length
  assert.equal(count('placed'), 100)
  assert.equal(count('placed') + count('sold-out') + count('limit-reached'), 256, [...new Set(answers)].join())
  assert.deepEqual(await sums(house), { vouchers: 100, holders: 100, told: 100, recorded: 100, used: 100, sold: 100 })
})

test('one form sent twenty times at the same moment is one order with one answer', async (t) => {
  const house = await open(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { stock: 50, limit: { count: 50, per: 'person', period: 'pass-year' } })
  const same = key()
  const answers = await Promise.all(Array.from({ length: 20 }, () => order(house, marjan!, swim, { key: same })))
  assert.ok(answers.every((answer) => answer.ok), answers.map(reason).join())
  assert.equal(new Set(answers.map((answer) => answer.ok && answer.value.orderId)).size, 1)
  assert.deepEqual(await sums(house), { vouchers: 1, holders: 1, told: 1, recorded: 1, used: 1, sold: 1 })
})

test('the same key with something else in it is refused; another person may have the same key', async (t) => {
  const house = await open(t)
  const [marjan] = await newFamily(house)
  const [tom] = await newFamily(house)
  const swim = await newOffer(house)
  const film = await newOffer(house)
  const same = key()
  assert.deepEqual([
    reason(await order(house, marjan!, swim, { key: same })), reason(await order(house, marjan!, film, { key: same })), reason(await order(house, tom!, film, { key: same })),
  ], ['placed', 'idempotency-key-reused', 'placed'])
})

test('families with overlapping baskets, parents at once, ordering and cancelling: no deadlock, and the sums agree', async (t) => {
  const house = await open(t, 64)
  const families = await Promise.all(Array.from({ length: 6 }, () => newFamily(house, { adults: 2, children: ['2015-01-01', '2017-01-01', '2019-01-01'] })))
  const offers = await Promise.all(Array.from({ length: 4 }, (_, i) => newOffer(house, { stock: 12, limit: { count: 1, per: i % 2 ? 'household' : 'person', period: 'pass-year' } })))
  const cancelled: string[] = []
  const orderAndRegret = async (parent: Citizen, offer: Sale): ReturnType<typeof order> => {
    const placed = await order(house, parent, offer)
    const found = placed.ok ? await voucherToCancel(house, parent.id, placed.value.voucherIds[0]!) : undefined
    if (found && (await cancelVoucher(house, found, { door: 'resident', id: parent.id })).ok) cancelled.push(found.shown.voucher.id)
    return placed
  }
  const work = families.flatMap(([mother, father, ...children]) => [mother!, father!].flatMap((parent) => offers.flatMap((offer) => [
    () => orderAndRegret(parent, offer), () => order(house, parent, offer, { for: [parent, ...children] }), () => order(house, parent, offer, { for: children.slice(0, 1) }), () => order(house, parent, offer),
  ])))
  // A fixed shuffle: the same in every run.
  const queue = work.map((one, i) => ({ one, rank: (i * 7919) % 97 })).sort((a, b) => a.rank - b.rank).map(({ one }) => one)
  const answers: string[] = []
  await Promise.all(Array.from({ length: 64 }, async () => { for (let one = queue.pop(); one; one = queue.pop()) answers.push(reason(await one())) }))
  assert.deepEqual([...new Set(answers)].filter((answer) => !['placed', 'limit-reached', 'sold-out'].includes(answer)), [], JSON.stringify(house.lines.map(({ facts }) => facts)))
  const { vouchers, used, sold } = await sums(house)
  assert.ok(vouchers! > 0 && cancelled.length > 0)
  assert.deepEqual([used, sold], [vouchers, vouchers])
  const over = await house.owner.query(`select resident_id, offer_id from vouchers.voucher where state <> 'cancelled' group by 1, 2 having count(*) > 1`)
  assert.deepEqual(over, [])
  for (const { name, look } of countedInvariants(house)) if (/^(stock|limits|budgets|every line|every voucher was ordered)/.test(name)) assert.deepEqual(await look(), [], name)
  // Tried again after a deadlock would also look well: there must have been none at all.
  await house.owner.query('select pg_stat_force_next_flush()')
  assert.equal((await house.owner.one<{ deadlocks: number }>('select deadlocks from pg_stat_database where datname = current_database()')).deadlocks, 0)
})

test('who holds the lock too long makes it busy, never an error, and nothing is half written', async (t) => {
  const house = await open(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { stock: 5 })
  await house.owner.transaction(async (tx) => {
    await tx.query('select from residents.household where id = $1 for update', [marjan!.householdId])
    assert.equal(reason(await order(house, marjan!, swim)), 'busy')
  })
  assert.deepEqual(await sums(house), { vouchers: 0, holders: 0, told: 0, recorded: 0, used: 0, sold: 0 })
  assert.equal(reason(await order(house, marjan!, swim)), 'placed')
})

test('cancelling gives limit and stock back exactly once, however often it is asked at the same moment', async (t) => {
  const house = await open(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { stock: 1, budget: 1000, voucherValue: 1000 })
  const placed = await order(house, marjan!, swim)
  assert.ok(placed.ok)
  const voucherId = placed.value.voucherIds[0]!
  const found = (await voucherToCancel(house, marjan!.id, voucherId))!
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => cancelVoucher(house, found, { door: 'resident', id: marjan!.id })))
  assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? 'cancelled' : outcome.refusal.reason)).sort(), ['cancelled', ...Array<string>(9).fill('not-unused')])
  assert.deepEqual(await sums(house), { vouchers: 0, holders: 0, told: 1, recorded: 1, used: 0, sold: 0 })
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from messages.message where kind = 'voucher-given-back'`)).n, 1)
  assert.deepEqual(await house.owner.one('select spent_cents from offers.budget'), { spent_cents: 0 })
  assert.equal(reason(await order(house, marjan!, swim)), 'placed', 'the place can be ordered again')
})

test('a stranger finds no voucher to cancel, and a voucher that is over cannot be given back', async (t) => {
  const house = await open(t)
  const [marjan] = await newFamily(house)
  const [tom] = await newFamily(house)
  const swim = await newOffer(house, { stock: 5, usableUntil: '2026-11-30' as never, orderableUntil: '2026-11-30' as never })
  const placed = await order(house, marjan!, swim)
  assert.ok(placed.ok)
  const id = placed.value.voucherIds[0]!
  assert.equal(await voucherToCancel(house, tom!.id, id), undefined)
  const found = (await voucherToCancel(house, marjan!.id, id))!
  house.clock.set('2026-12-01T00:00:00+01:00')
  const late = await cancelVoucher(house, found, { door: 'resident', id: marjan!.id })
  assert.equal(!late.ok && late.refusal.reason, 'not-unused')
  assert.equal((await sums(house))['sold'], 1)
})

test('a parent orders for a child; nobody orders for a partner', async (t) => {
  const house = await open(t)
  const [mother, father, sem] = await newFamily(house, { adults: 2, children: ['2015-05-05'] }) as [Citizen, Citizen, Citizen]
  assert.deepEqual((await peopleOf(house, house.db, mother.id)).map(({ id }) => id), [mother.id, sem.id])
  assert.deepEqual((await peopleOf(house, house.db, sem.id)).map(({ id }) => id), [sem.id])
  const swim = await newOffer(house)
  const placed = await order(house, mother, swim, { for: [mother, sem] })
  assert.equal(placed.ok && placed.value.voucherIds.length, 2)
  assert.equal(reason(await order(house, father, swim, { for: [sem] })), 'limit-reached')
})
