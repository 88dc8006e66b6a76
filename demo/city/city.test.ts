import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { isBsn } from '#shared/bsn.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { eligibilityTasks, seedEligibility } from '#modules/eligibility/index.ts'
import { checkOffer } from '#modules/offers/domain/check-offer.ts'
import { catalogue } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { placeOrder } from '#modules/orders/index.ts'
import { invariants } from '#src/care.ts'
import { localDate } from '#shared/local-date.ts'
import { testHouse, type TestHouse } from '#test/house.ts'
import { CityRefused, makeCity } from './city.ts'
import { bsnsOf, MOST_HOUSEHOLDS } from './household.ts'
import { cityOffer, cityProvider } from './offers.ts'

const WISH = { households: 300, offers: 120, seed: 7 }

async function town(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => seedEligibility(house, tx))
  return house
}

test('a city is the same for the same seed on the same day, whatever the keys of the house are', async (t) => {
  const [one, other, third] = [await town(t), await town(t), await town(t)]
  const made = await makeCity(one, one.owner, WISH)
  assert.deepEqual(await makeCity(other, other.owner, WISH), made)
  assert.equal(made.hash, HASH)
  assert.notEqual((await makeCity(third, third.owner, { ...WISH, seed: 8 })).hash, made.hash)
})
const HASH = '73426ce25c9f3dd1421e8cf993a6e17f92805bdcf981468cca60ec1e9abaf425'

test('every invariant holds for a made-up city: messages, stock, limits, decisions, redemptions', async (t) => {
  const house = await town(t)
  const made = await makeCity(house, house.owner, WISH)
  await eligibilityTasks['eligibility.tell-eighteen'](house)
  await eligibilityTasks['eligibility.tell-pass-ends'](house)
  for (const { name, look } of invariants(house)) assert.deepEqual(await look(), [], name)
  const there = await house.owner.one(`select (select count(*)::int from residents.resident) as residents, (select count(*)::int from passes.pass) as passes,
    (select count(*)::int from vouchers.voucher) as vouchers, (select count(*)::int from offers.offer) as offers, (select count(distinct state)::int from vouchers.voucher) as states`)
  assert.deepEqual(there, { residents: made.residents, passes: made.passes, vouchers: made.vouchers, offers: made.offers, states: 3 })
  assert.ok(made.residents / WISH.households > 1.4 && made.residents / WISH.households < 1.7, 'one and a half people in a household')
})

test('somebody of the city can be found by BSN, has offers to choose from, and orders as anybody does', async (t) => {
  const house = await town(t)
  await makeCity(house, house.owner, WISH)
  const { id, sealed } = await house.owner.one<{ id: string; sealed: Buffer }>(`
    select r.id, r.bsn_sealed as sealed from residents.resident r join passes.pass p on p.resident_id = r.id where r.ground = 'applied' order by r.id limit 1`)
  const bsn = house.box.open(sealed, 'residents.resident.bsn_sealed')
  assert.ok(isBsn(bsn))
  assert.equal((await house.owner.one<{ id: string }>('select id from residents.resident where bsn_find = $1', [house.box.find(bsn)])).id, id)
  const people = await peopleOf(house, house.db, id)
  const offer = (await catalogue(house)).find(({ state, soldOut, audience, orderableFrom }) => state === 'published' && !soldOut && audience.minAge === undefined && audience.maxAge === undefined && orderableFrom < house.clock.now())!
  const answer = await placeOrder(house, { by: people[0]!, people: [people[0]!], offer, key: 'city-order-1', actor: { door: 'resident', id, role: 'resident' } })
  assert.ok(answer.ok || answer.refusal.reason === 'limit-reached', JSON.stringify(answer))
})

test('a second city on the same database is refused, and so is one in production: nothing is written', async (t) => {
  const house = await town(t)
  await makeCity(house, house.owner, { households: 5, offers: 3, seed: 1 })
  await assert.rejects(makeCity(house, house.owner, WISH), CityRefused)
  await assert.rejects(makeCity({ ...house, config: { ...house.config, demonstration: false } }, house.owner, WISH), CityRefused)
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from residents.household')).n, 5)
})

test('no two people of a city share a BSN, each passes the eleven test and none is of the official test set', () => {
  const seen = new Set<string>()
  for (const i of [...Array(2000).keys(), ...Array.from({ length: 2000 }, (_, n) => MOST_HOUSEHOLDS - 1 - n)]) {
    const bsns = bsnsOf(7, i)
    assert.ok(bsns.length >= 5, `household ${i}`)
    for (const bsn of bsns) { assert.ok(isBsn(bsn) && bsn < '999900000' && !seen.has(bsn), bsn); seen.add(bsn) }
  }
})

test('every offer of a city is one that an editor could have published', () => {
  const at = new Date('2026-11-01T09:00:00Z')
  const neighbourhoods = [{ name: 'Selwerd', postcodes: ['9741'], lat: 0, lon: 0, also: [] }]
  const providers = Array.from({ length: 200 }, (_, n) => cityProvider(3, n, neighbourhoods, 'Groningen', at))
  const days = { from: localDate('2025-11-01'), until: localDate('2026-12-31'), later: localDate('2026-12-07') }
  const kinds = new Set<string>()
  for (let n = 0; n < 3000; n++) {
    const offer = cityOffer(3, n, providers, days)
    const checked = checkOffer(offer)
    assert.ok(checked.ok, JSON.stringify({ offer, checked }))
    kinds.add(checked.value.kind)
  }
  assert.equal(kinds.size, 7, 'every shape')
})
