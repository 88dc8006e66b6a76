import { test } from 'node:test'
import assert from 'node:assert/strict'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { orderAtDesk } from './index.ts'

test('a colleague orders for who is on the phone: the last ones that are held, in the log, with the message to the resident', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const [stranger] = await newFamily(house)
  const swim = await newOffer(house, { stock: 2, heldForDesk: 2 })
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const staff = { id: newId(house.clock.now()), role: 'kcc' }
  const ask = (people: readonly string[], key: string) => orderAtDesk(house, { staff, residentId: mother.id, people, offer, key, purpose: 'Bestelling aan de telefoon', page: '/balie/inwoner' })
  assert.equal(await ask([mother.id, stranger!.id], 'key-of-a-stranger'), undefined)
  assert.equal(await ask([], 'key-of-nobody'), undefined)
  const placed = await ask([mother.id, sem.id], 'key-of-this-call')
  assert.equal(placed?.ok && placed.value.voucherIds.length, 2)
  assert.deepEqual(await ask([mother.id, sem.id], 'key-of-this-call'), placed)
  const none = await ask([mother.id], 'key-of-another-call')
  assert.equal(none && !none.ok && none.refusal.reason, 'limit-reached')
  assert.deepEqual(await house.owner.query(`select actor_door, actor_role from audit.event where action = 'orders.placed'`), [{ actor_door: 'staff', actor_role: 'kcc' }])
  assert.deepEqual(await house.owner.query('select door from orders.order'), [{ door: 'staff' }])
  assert.deepEqual(await house.owner.query('select resident_id, kind from messages.message'), [{ resident_id: mother.id, kind: 'order-placed' }])
  const looks = await house.owner.query<{ purpose: string }>('select purpose from audit.processing_log')
  assert.deepEqual(looks.map(({ purpose }) => purpose), Array(5).fill('Bestelling aan de telefoon'))
})
