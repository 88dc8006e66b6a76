import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { endWithPasses, placeOrder } from './index.ts'

test('a pass ends with the bonnen of a child: the parent hears it by their own name, the limit is given back, and what was used stays', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  await house.owner.query('update passes.pass set under_resident = $1 where resident_id = $2', [mother.id, sem.id])
  const swim = await newOffer(house)
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const people = await peopleOf(house, house.db, mother.id)
  assert.ok((await placeOrder(house, { by: people[0]!, people, offer, key: 'a-key-of-this-test', actor: { door: 'resident', id: mother.id, role: 'resident' } })).ok)
  const passes = (await Promise.all([mother, sem].map(({ id }) => passOf(house, house.db, id, house.clock.today())))).filter((pass) => pass !== undefined)
  assert.equal(await house.db.transaction((tx) => endWithPasses(house, tx, { passes, staffId: newId(house.clock.now()) })), 2)
  assert.deepEqual(await house.owner.query(`select resident_id as who, values ->> 'name' as name from messages.message where kind = 'voucher-cancelled'`), [{ who: mother.id, name: 'Marjan' }, { who: mother.id, name: 'Marjan' }])
  assert.deepEqual(await house.owner.query('select distinct state from vouchers.voucher'), [{ state: 'cancelled' }])
  assert.deepEqual(await house.owner.query('select distinct used from orders.limit_use'), [{ used: 0 }])
})

test('the bon of a child that lives elsewhere by now ends with its pass: the child hears it, and the parent of before does not', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const [father] = await newFamily(house)
  await house.owner.query('update passes.pass set under_resident = $1 where resident_id = $2', [mother.id, sem.id])
  const swim = await newOffer(house)
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const people = await peopleOf(house, house.db, mother.id)
  assert.ok((await placeOrder(house, { by: people[0]!, people: people.slice(1), offer, key: 'a-key-of-this-test', actor: { door: 'resident', id: mother.id, role: 'resident' } })).ok)
  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [father!.id, sem.id])
  const pass = (await passOf(house, house.db, sem.id, house.clock.today()))!
  assert.equal(await house.db.transaction((tx) => endWithPasses(house, tx, { passes: [pass], staffId: newId(house.clock.now()) })), 1)
  assert.deepEqual(await house.owner.query(`select resident_id as who from messages.message where kind = 'voucher-cancelled'`), [{ who: sem.id }])
})
