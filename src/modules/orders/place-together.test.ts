import { test } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { ordersSettled, placeOrder } from './place-order.ts'

const key = (): string => randomBytes(16).toString('hex')

/** Holds the household of the first order for a moment, so that all the others have to wait together. */
async function waitingBehind<T>(house: TestHouse, { householdId }: Citizen, work: () => Promise<T>): Promise<T> {
  let working: Promise<T> | undefined
  await house.owner.transaction(async (tx) => {
    await tx.query('select from residents.household where id = $1 for update', [householdId])
    working = work()
    // Until the database says that somebody waits for us.
    while ((await house.owner.one<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).n === 0) { /* asked again */ }
  })
  return working!
}

async function shop(house: TestHouse, count: number) {
  await openKnowledge(house)
  const swim = await newOffer(house, { stock: 100, limit: { count: 3, per: 'person', period: 'pass-year' } })
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const citizens: Citizen[] = []
  for (let i = 0; i < count; i++) citizens.push((await newFamily(house))[0]!)
  const people = await Promise.all(citizens.map(async ({ id }) => (await peopleOf(house, house.db, id))[0]!))
  const order = (i: number, changes: Partial<Parameters<typeof placeOrder>[1]> = {}) =>
    placeOrder(house, { by: people[i]!, people: [people[i]!], offer, key: key(), actor: { door: 'resident', id: people[i]!.id, role: 'resident' }, ...changes })
  /** How many transactions wrote orders: rows of one list have one xmin. */
  const lists = async () => (await house.owner.one<{ n: number }>('select count(distinct xmin::text)::int as n from orders.order')).n
  return { citizens, people, order, lists }
}

test('orders that wait at the same moment are one transaction, and each gets its own answer', async (t) => {
  const house = await testHouse(t)
  const { citizens, people, order, lists } = await shop(house, 20)
  const answers = await waitingBehind(house, citizens[0]!, () => Promise.all(people.map((_, i) => order(i))))
  assert.equal(await lists(), 2, 'the first, and all the others together')
  for (const [i, answer] of answers.entries()) {
    assert.ok(answer.ok)
    const rows = await house.owner.query<{ resident_id: string }>('select v.resident_id from orders.line l join vouchers.voucher v on v.id = l.voucher_id where l.order_id = $1 and v.id = $2', [answer.value.orderId, answer.value.voucherIds[0]])
    assert.deepEqual(rows, [{ resident_id: people[i]!.id }])
  }
})

test('one bad order among others fails alone', async (t) => {
  const house = await testHouse(t)
  const { citizens, people, order } = await shop(house, 6)
  // Nobody by this id can be told anything: the database throws, and with it the whole list.
  const nobody = { ...people[3]!, id: newId(house.clock.now()) }
  const answers = await waitingBehind(house, citizens[0]!, () => Promise.allSettled(people.map((_, i) => order(i, i === 3 ? { by: nobody } : {}))))
  assert.deepEqual(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.ok : 'failed')), [true, true, true, 'failed', true, true])
  assert.deepEqual(await house.owner.one('select count(*)::int as orders from orders.order'), { orders: 5 })
})

test('the same form twice in one list is one order; another content under its key is refused', async (t) => {
  const house = await testHouse(t)
  const { citizens, people, order } = await shop(house, 3)
  const same = key()
  const family = [people[1]!, people[2]!]
  const [, first, again, other] = await waitingBehind(house, citizens[0]!, () => Promise.all([order(0), order(1, { key: same }), order(1, { key: same }), order(1, { key: same, people: family })]))
  assert.ok(first!.ok && again!.ok && !other!.ok)
  assert.deepEqual(again, first)
  assert.equal(other.refusal.reason, 'idempotency-key-reused')
})

test('orders of before and after midnight are not in one list', async (t) => {
  const house = await testHouse(t, { at: '2026-11-23T23:59:59+01:00' })
  const { citizens, people, order } = await shop(house, 4)
  const answers = await waitingBehind(house, citizens[0]!, () => {
    const before = [order(0), order(1)]
    house.clock.set('2026-11-24T00:00:00+01:00')
    return Promise.all([...before, order(2), order(3)])
  })
  assert.ok(answers.every(({ ok }) => ok))
  const days = await house.owner.query<{ day: string }>(`select (ordered_at at time zone 'Europe/Amsterdam')::date as day from orders.order order by 1`)
  assert.deepEqual(days.map(({ day }) => day), ['2026-11-23', '2026-11-23', '2026-11-24', '2026-11-24'])
  assert.equal(people.length, 4)
})

test('more than can be answered soon is busy at once, and nothing of it is written; who was inside is answered', async (t) => {
  const house = await testHouse(t)
  const { citizens, order } = await shop(house, 1)
  const answers = await waitingBehind(house, citizens[0]!, async () => {
    const inside = Array.from({ length: 1030 }, () => order(0))
    await ordersSettled(house)
    return Promise.all(inside)
  })
  const reasons = answers.map((answer) => (answer.ok ? 'placed' : answer.refusal.reason))
  assert.deepEqual(['placed', 'limit-reached', 'busy'].map((what) => reasons.filter((one) => one === what).length), [3, 1021, 6])
  assert.deepEqual(await house.owner.one('select count(*)::int as n from orders.idempotency'), { n: 1024 })
})
