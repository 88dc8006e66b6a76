import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import { newVoucherCode } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer, type Sale } from '#test/small-city.ts'
import * as store from './orders.store.ts'

/** The SQL function itself, with lists as it will get them when requests wait together. */
const wish = (house: TestHouse, by: Citizen, lines: readonly (readonly [Citizen, Sale])[], changes: Partial<store.Wish> = {}): store.Wish => {
  const at = house.clock.now()
  const orderId = newId(at)
  return {
    order_id: orderId, owner: by.id, key: randomBytes(16).toString('hex'), body_hash: createHash('sha256').update(lines.map(([who, what]) => who.id + what.offerId).join()).digest('hex'),
    resident_id: by.id, at: at.toISOString(), day: house.clock.today(), actor: { door: 'resident', id: by.id, role: 'resident' },
    way: 'site', delivery: 'phone', pick_up_at: null,
    message: { id: newId(at), kind: 'bon-besteld', text_version: 1, title: 'Je bon', about: 'een bon', values: {}, channel: null },
    lines: lines.map(([who, what]) => {
      const id = newId(at)
      return { resident_id: who.id, offer_id: what.offerId, version_id: what.versionId, promised_by: what.promisedBy, voucher: { id, key_id: 'v1', ...newVoucherCode(house, id, what.promisedBy) } }
    }),
    ...changes,
  }
}
const place = (house: TestHouse, ...wishes: store.Wish[]) => house.db.transaction((tx) => store.place(tx, wishes))
const outcomes = (rows: readonly store.Placed[]) => rows.map((row) => row.reason ?? row.outcome)

async function counts(house: TestHouse) {
  return house.owner.one<Record<string, number>>(`select
    (select count(*)::int from vouchers.voucher) as vouchers, (select count(*)::int from orders.order) as orders, (select count(*)::int from orders.line) as lines,
    (select count(*)::int from messages.message) as messages, (select count(*)::int from audit.event where action = 'orders.placed') as events,
    (select coalesce(sum(used), 0)::int from orders.limit_use) as used, (select coalesce(sum(initial - remaining), 0)::int from offers.stock) as sold`)
}
const city = async (t: TestContext, at?: string) => testHouse(t, at ? { at } : {})

test('an order writes voucher, limit, stock, message and audit row together', async (t) => {
  const house = await city(t)
  const [marjan] = await newFamily(house)
  const swim = await newOffer(house, { stock: 10 })
  const asked = wish(house, marjan!, [[marjan!, swim]])
  const [answer] = await place(house, asked)
  assert.deepEqual(answer, { ord: 1, outcome: 'placed', order_id: asked.order_id, voucher_ids: [asked.lines[0]!.voucher.id], reason: null, facts: null })
  assert.deepEqual(await counts(house), { vouchers: 1, orders: 1, lines: 1, messages: 1, events: 1, used: 1, sold: 1 })
})

test('a list is answered one by one, what stands first goes first', async (t) => {
  const house = await city(t)
  const people = (await Promise.all([newFamily(house), newFamily(house), newFamily(house)])).map(([first]) => first!)
  const swim = await newOffer(house, { stock: 2 })
  const rows = await place(house, ...people.map((one) => wish(house, one, [[one, swim]])))
  assert.deepEqual(outcomes(rows), ['placed', 'placed', 'sold-out'])
  assert.deepEqual((await counts(house))['sold'], 2)
})

test('who has reached the limit takes no stock from who comes after', async (t) => {
  const house = await city(t)
  const [a] = await newFamily(house)
  const [b] = await newFamily(house)
  const swim = await newOffer(house, { stock: 2 })
  const rows = await place(house, wish(house, a!, [[a!, swim]]), wish(house, a!, [[a!, swim]]), wish(house, b!, [[b!, swim]]))
  assert.deepEqual(outcomes(rows), ['placed', 'limit-reached', 'placed'])
  assert.deepEqual(rows[1]!.facts, { residentId: a!.id, per: 'person', maximum: 1, againFrom: '2027-01-01' })
})

test('an order for a family is whole or not at all', async (t) => {
  const house = await city(t)
  const family = await newFamily(house, { adults: 1, children: ['2015-05-05', '2019-05-05'] })
  const [mother, sem, noor] = family as [Citizen, Citizen, Citizen]
  const swim = await newOffer(house, { stock: 2 })
  const film = await newOffer(house, { stock: 2 })
  assert.deepEqual(outcomes(await place(house, wish(house, mother, [[mother, swim], [sem, swim], [noor, swim]]), wish(house, mother, [[sem, swim], [noor, film]]))), ['sold-out', 'placed'])
  assert.deepEqual(await counts(house), { vouchers: 2, orders: 1, lines: 2, messages: 1, events: 1, used: 2, sold: 2 })
  const children = await house.owner.query<{ child: boolean }>('select child from vouchers.voucher')
  assert.deepEqual(children.map(({ child }) => child), [true, true])
})

test('in a list of any order everybody has their own household, age and voucher', async (t) => {
  const house = await city(t)
  const families = await Promise.all(Array.from({ length: 6 }, (_, i) => newFamily(house, { children: [`201${i}-05-05`] })))
  const swim = await newOffer(house, { limit: { count: 2, per: 'household', period: 'pass-year' } })
  // Not as their ids go, children before parents, somebody twice.
  const people = [4, 1, 5, 0, 3, 2, 1].flatMap((i) => families[i]!.toReversed())
  await place(house, ...people.map((one) => wish(house, one, [[one, swim]])))
  const wrong = await house.owner.query(`select v.id from vouchers.voucher v join residents.resident r on r.id = v.resident_id join passes.pass p on p.id = v.pass_id join orders.line l on l.voucher_id = v.id
    where v.household_id <> r.household_id or p.resident_id <> r.id or l.household_id <> r.household_id or v.child <> (r.born > '2008-11-23')`)
  assert.deepEqual(wrong, [])
  assert.deepEqual(await house.owner.query('select subject_id, used from orders.limit_use where used <> 2'), [])
  assert.equal((await counts(house))['vouchers'], 12)
})

test('a limit for the household counts everybody in it', async (t) => {
  const house = await city(t)
  const [a, b] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  const box = await newOffer(house, { limit: { count: 1, per: 'household', period: 'quarter' } })
  assert.deepEqual(outcomes(await place(house, wish(house, a, [[a, box]]))), ['placed'])
  const [second] = await place(house, wish(house, b, [[b, box]]))
  assert.equal(second!.reason, 'limit-reached')
  assert.deepEqual(second!.facts, { residentId: b.id, per: 'household', maximum: 1, againFrom: '2027-01-01' })
})

test('a new period brings the limit back, a season does not', async (t) => {
  const house = await city(t, '2026-01-31T23:59:00+01:00')
  const [a] = await newFamily(house)
  const month = await newOffer(house, { limit: { count: 1, per: 'person', period: 'month' } })
  const season = await newOffer(house, { limit: { count: 1, per: 'person', period: 'season' } })
  assert.deepEqual(outcomes(await place(house, wish(house, a!, [[a!, month]]), wish(house, a!, [[a!, season]]))), ['placed', 'placed'])
  const again = await place(house, wish(house, a!, [[a!, month]]), wish(house, a!, [[a!, season]]))
  assert.deepEqual(again.map(({ reason, facts }) => [reason, facts]), [
    ['limit-reached', { residentId: a!.id, per: 'person', maximum: 1, againFrom: '2026-02-01' }],
    ['limit-reached', { residentId: a!.id, per: 'person', maximum: 1 }],
  ])
  house.clock.set('2026-02-01T00:00:00+01:00')
  assert.deepEqual(outcomes(await place(house, wish(house, a!, [[a!, month]]), wish(house, a!, [[a!, season]]))), ['placed', 'limit-reached'])
})

test('the shop\'s clock decides: the opening minute, the last minute, a pass that ends', async (t) => {
  const house = await city(t, '2026-11-23T08:59:59.999+01:00')
  const [a] = await newFamily(house)
  const sale = await newOffer(house, { limit: { count: 9, per: 'person', period: 'pass-year' }, orderableFrom: { day: '2026-11-23' as never, time: '09:00' }, orderableUntil: '2026-12-30' as never })
  const now = async (at: string) => { house.clock.set(at); const [row] = await place(house, wish(house, a!, [[a!, sale]])); return [row!.reason ?? row!.outcome, row!.facts] }
  assert.deepEqual(await now('2026-11-23T08:59:59.999+01:00'), ['not-yet-open', { residentId: a!.id, opens: '2026-11-23T08:00:00.000Z' }])
  assert.deepEqual(await now('2026-11-23T09:00:00+01:00'), ['placed', null])
  assert.deepEqual(await now('2026-12-30T23:59:59+01:00'), ['placed', null])
  assert.deepEqual(await now('2026-12-31T00:00:00+01:00'), ['no-longer-orderable', { residentId: a!.id }])
  assert.deepEqual(await now('2027-01-01T00:00:00+01:00'), ['pass-not-valid', { residentId: a!.id }])
})

test('no pass, a blocked pass: not valid, and nothing is written', async (t) => {
  const house = await city(t)
  const [none] = await newFamily(house, { withoutPass: true })
  const [blocked] = await newFamily(house)
  await house.owner.query(`update passes.pass set state = 'blocked' where id = $1`, [blocked!.passId])
  const swim = await newOffer(house, { stock: 5 })
  assert.deepEqual(outcomes(await place(house, wish(house, none!, [[none!, swim]]), wish(house, blocked!, [[blocked!, swim]]))), ['pass-not-valid', 'pass-not-valid'])
  assert.deepEqual(await counts(house), { vouchers: 0, orders: 0, lines: 0, messages: 0, events: 0, used: 0, sold: 0 })
})

test('the age counts on a day that the voucher can be used', async (t) => {
  const house = await city(t, '2026-11-23T10:00:00+01:00')
  const [, turns4, is13, turns13, unknown] = await newFamily(house, { children: ['2022-12-31', '2013-11-23', '2013-12-01', '2015-01-01'] }) as Citizen[]
  await house.owner.query('update residents.resident set born = null where id = $1', [unknown!.id])
  const play = await newOffer(house, { audience: { minAge: 4, maxAge: 12 } })
  const rows = await place(house, ...[turns4!, is13!, turns13!, unknown!].map((child) => wish(house, child, [[child, play]])))
  assert.deepEqual(outcomes(rows), ['placed', 'not-for-this-age', 'placed', 'not-for-this-age'])
  assert.deepEqual(rows[1]!.facts, { residentId: is13!.id, minAge: 4, maxAge: 12 })
})

test('an offer that changed, paused or ended since it was shown is not sold as it was', async (t) => {
  const house = await city(t)
  const [a] = await newFamily(house)
  const swim = await newOffer(house)
  const next = await newOffer(house, { slug: swim.slug, givenBy: { provider: swim.promisedBy } })
  assert.deepEqual(outcomes(await place(house, wish(house, a!, [[a!, swim]]))), ['offer-changed'])
  for (const [state, reason] of [['paused', 'offer-paused'], ['ended', 'offer-ended']]) {
    await house.owner.query('update offers.offer set state = $1 where id = $2', [state, next.offerId])
    assert.deepEqual(outcomes(await place(house, wish(house, a!, [[a!, next]]))), [reason])
  }
})

test('the same key with the same body gets the same answer, with another body it is refused', async (t) => {
  const house = await city(t)
  const [a] = await newFamily(house)
  const swim = await newOffer(house)
  const film = await newOffer(house)
  const asked = wish(house, a!, [[a!, swim]])
  const [first] = await place(house, asked)
  const [again] = await place(house, { ...wish(house, a!, [[a!, swim]]), key: asked.key })
  assert.deepEqual(again, first)
  assert.deepEqual(outcomes(await place(house, { ...wish(house, a!, [[a!, film]]), key: asked.key })), ['idempotency-key-reused'])
  assert.deepEqual(await counts(house), { vouchers: 1, orders: 1, lines: 1, messages: 1, events: 1, used: 1, sold: 0 })
  // A refusal too: what was sold out at that press stays so for that press.
  const more = wish(house, a!, [[a!, swim]])
  assert.deepEqual(outcomes(await place(house, more)), ['limit-reached'])
  house.clock.set('2026-11-23T10:05:00+01:00')
  assert.deepEqual(outcomes(await place(house, more)), ['limit-reached'])
})

test('the same key twice in one list is one order', async (t) => {
  const house = await city(t)
  const [a] = await newFamily(house)
  const swim = await newOffer(house, { limit: { count: 5, per: 'person', period: 'pass-year' } })
  const film = await newOffer(house)
  const asked = wish(house, a!, [[a!, swim]])
  const rows = await place(house, asked, { ...wish(house, a!, [[a!, swim]]), key: asked.key }, { ...wish(house, a!, [[a!, film]]), key: asked.key })
  assert.deepEqual(outcomes(rows), ['placed', 'placed', 'idempotency-key-reused'])
  assert.equal(rows[1]!.order_id, rows[0]!.order_id)
  assert.deepEqual((await counts(house))['vouchers'], 1)
})

test('a budget is for everybody together: what does not fit any more is refused with the sum, in a list too', async (t) => {
  const house = await city(t)
  const people = (await Promise.all([newFamily(house), newFamily(house), newFamily(house)])).map(([first]) => first!)
  const swim = await newOffer(house, { budget: 2500, voucherValue: 1000 })
  const rows = await place(house, ...people.map((one) => wish(house, one, [[one, swim]])))
  assert.deepEqual(outcomes(rows), ['placed', 'placed', 'budget-spent'])
  assert.deepEqual(rows[2]!.facts, { residentId: people[2]!.id, budgetCents: 2500 })
  assert.deepEqual(await house.owner.one('select total_cents, spent_cents from offers.budget'), { total_cents: 2500, spent_cents: 2000 })
})

test('to the cent: a budget of exactly two vouchers gives two, a cent less gives one', async (t) => {
  const house = await city(t)
  const [a, b] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  const exact = await newOffer(house, { budget: 2000, voucherValue: 1000 })
  const short = await newOffer(house, { budget: 1999, voucherValue: 1000 })
  assert.deepEqual(outcomes(await place(house, wish(house, a, [[a, exact], [b, exact]]), wish(house, a, [[a, short], [b, short]]), wish(house, a, [[a, short]]))), ['placed', 'budget-spent', 'placed'])
})

test('the last ones are for the desk: the site says how many there are, the desk gives them', async (t) => {
  const house = await city(t)
  const people = (await Promise.all([newFamily(house), newFamily(house), newFamily(house), newFamily(house)])).map(([first]) => first!)
  const swim = await newOffer(house, { stock: 3, heldForDesk: 2 })
  const [one, two, three, four] = people as [Citizen, Citizen, Citizen, Citizen]
  const rows = await place(house, wish(house, one, [[one, swim]]), wish(house, two, [[two, swim]]), wish(house, two, [[two, swim]], { way: 'desk' }), wish(house, three, [[three, swim]], { way: 'desk' }), wish(house, four, [[four, swim]], { way: 'desk' }))
  assert.deepEqual(outcomes(rows), ['placed', 'sold-out', 'placed', 'placed', 'sold-out'])
  assert.deepEqual([rows[1]!.facts, rows[4]!.facts], [{ residentId: two.id, heldForDesk: 2 }, { residentId: four.id }])
})

test('what is drawn cannot be ordered; who drew it gets it, after ordering has closed too', async (t) => {
  const house = await city(t, '2026-11-23T10:00:00+01:00')
  const [a] = await newFamily(house)
  const film = await newOffer(house, { stock: 5, orderableUntil: '2026-11-30' as never, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  assert.deepEqual(await place(house, wish(house, a!, [[a!, film]])).then(([row]) => [row!.reason, row!.facts]), ['draw-instead', { residentId: a!.id, drawCloses: '2026-11-30T17:00:00.000Z' }])
  house.clock.set('2026-12-01T09:00:00+01:00')
  assert.deepEqual(outcomes(await place(house, wish(house, a!, [[a!, film]]), wish(house, a!, [[a!, film]], { way: 'draw' }))), ['no-longer-orderable', 'placed'])
})

test('an order that is refused gives back all it had taken: limit, stock and budget, for who comes after it in the list', async (t) => {
  const house = await city(t)
  const [a, b] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  const [c, d] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  const box = await newOffer(house, { stock: 2, budget: 2000, voucherValue: 1000, limit: { count: 1, per: 'household', period: 'pass-year' } })
  assert.deepEqual(outcomes(await place(house, wish(house, a, [[a, box], [b, box]]), wish(house, b, [[b, box]]), wish(house, c, [[c, box]]), wish(house, d, [[d, box]]))), ['limit-reached', 'placed', 'placed', 'limit-reached'])
  assert.deepEqual(await house.owner.one('select s.remaining, b.spent_cents from offers.stock s join offers.budget b using (offer_id)'), { remaining: 0, spent_cents: 2000 })
})

test('the period of a limit begins on the same day here as in the offers room', async (t) => {
  const house = await city(t)
  const off = await house.owner.query(`select p, d from unnest(array['pass-year', 'quarter', 'month', 'season']) p, generate_series(date '2026-01-01', date '2028-12-31', interval '1 day') d
    where (select from_day from offers.period_of(p, d::date)) is distinct from orders.period_start(p, d::date)`)
  assert.deepEqual(off, [])
})

test('more than a limit or a stock cannot be written, whatever the program does', async (t) => {
  const house = await city(t)
  const [a] = await newFamily(house)
  const swim = await newOffer(house, { stock: 1 })
  await place(house, wish(house, a!, [[a!, swim]]))
  await assert.rejects(house.db.query('update orders.limit_use set used = used + 1'), /limit_use_within_maximum/)
  await assert.rejects(house.db.query('update offers.stock set remaining = remaining - 1'), /stock_within_initial/)
  await newOffer(house, { budget: 1000, voucherValue: 1000 })
  await assert.rejects(house.db.query('update offers.budget set spent_cents = total_cents + 1'), /budget_within_total/)
  await assert.rejects(house.db.query(`update vouchers.voucher set valid_to = '2099-12-31'`), /permission denied/)
  await assert.rejects(house.db.query('delete from orders.order'), /permission denied/)
})
