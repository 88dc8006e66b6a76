import { test } from 'node:test'
import assert from 'node:assert/strict'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { catalogue } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { NotFound } from '#web/answer.ts'
import { testHouse } from '#test/house.ts'
import { newFamily, newOffer } from '#test/small-city.ts'
import { chances, chancesAround } from './order-facts.ts'
import { placeOrder } from './place-order.ts'

test('pages that ask at the same moment each hear of their own household and offer', async (t) => {
  const house = await testHouse(t, { at: '2026-11-23T10:00:00+01:00' })
  await openKnowledge(house)
  const [mother] = await newFamily(house, { children: ['2015-05-05', '2024-12-01'] })
  const [alone] = await newFamily(house)
  const [without] = await newFamily(house, { withoutPass: true })
  await newOffer(house, { title: 'A', limit: { count: 2, per: 'household', period: 'month' } })
  await newOffer(house, { title: 'B', limit: { count: 2, per: 'person', period: 'pass-year' } })
  await newOffer(house, { title: 'C', audience: { maxAge: 12 } })
  const { id: stranger } = (await newFamily(house))[0]!
  await house.owner.query(`update passes.pass set state = 'blocked' where resident_id = $1`, [stranger])
  const offers = (await catalogue(house)).toSorted((one, other) => one.title.localeCompare(other.title))
  for (const offer of offers.slice(0, 2)) {
    const [self] = await peopleOf(house, house.db, mother!.id)
    assert.ok((await placeOrder(house, { by: self!, people: [self!], offer, key: `key-${offer.offerId}`, actor: { door: 'resident', id: self!.id } })).ok)
  }
  const asked = [mother!.id, alone!.id, without!.id, stranger].flatMap((id) => offers.map((offer) => ({ id, offer })))
  const apart = []
  for (const { id, offer } of asked) apart.push(await chancesAround(house, house.db, id, offer))
  assert.deepEqual(await Promise.all(asked.map(({ id, offer }) => chancesAround(house, house.db, id, offer))), apart)
  for (const [i, { id, offer }] of asked.entries()) assert.deepEqual(await chances(house, house.db, await peopleOf(house, house.db, id), offer), apart[i], 'asked for people that are known already, it is the same')
  const said = apart.map((people) => people.map(({ outcome }) => (outcome.ok ? outcome.value.left : outcome.refusal.reason)))
  const none = Array.from({ length: 3 }, () => ['pass-not-valid'])
  assert.deepEqual(said, [[1, 1, 1], [1, 2, 2], ['not-for-this-age', 1, 1], [2], [2], ['not-for-this-age'], ...none, ...none])
})

test('of a resident that is not there, there is no page', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const { slug } = await newOffer(house)
  const offer = (await catalogue(house)).find((one) => one.slug === slug)!
  await assert.rejects(chancesAround(house, house.db, '00000000-0000-7000-8000-000000000000', offer), NotFound)
})
