import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { testHouse } from '#test/house.ts'
import { newFamily, newOffer } from '#test/small-city.ts'
import { expectedPickUpMessages, howItComes, pickUpsOver, placeOrder } from '../index.ts'
import { handOut } from './hand-out.ts'

const ANOUK = '019ac000-0000-7000-8000-000000000001'
const STIP = 'Stip Beijum'

test('who handed out and which document was seen is known for three months; after that only that and when it was fetched', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const swim = await newOffer(house, { stock: 9 })
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const order = async (): Promise<{ readonly orderId: string; readonly voucherId: string }> => {
    const [one] = await newFamily(house)
    const [by] = await peopleOf(house, house.db, one!.id)
    const placed = await placeOrder(house, { by: by!, people: [by!], offer, key: `a-form-of-${one!.id}`, actor: { door: 'resident', id: one!.id, role: 'resident' }, delivery: { how: 'stip', stip: STIP } })
    assert.ok(placed.ok)
    return { orderId: placed.value.orderId, voucherId: placed.value.voucherIds[0]! }
  }
  const fetched = await order()
  const waits = await order()
  await house.owner.query('insert into orders.pick_up (order_id, printed_at) values ($1, $2)', [waits.orderId, house.clock.now()])
  assert.equal(await handOut(house, { orderId: fetched.orderId, document: 'passport', by: { staffId: ANOUK, role: 'stip' } }), true)
  const rows = () => house.owner.query('select order_id, handed_by, document, handed_at is not null as handed, forgotten_on::text from orders.pick_up order by order_id')
  const known = await rows()

  house.clock.set('2027-02-23T12:00:00+01:00')
  assert.equal(await pickUpsOver.due(house), 0, 'on the last day of the term it is still known')
  assert.equal(await pickUpsOver.forget(house), 0)
  assert.deepEqual(await rows(), known)
  house.clock.set('2027-02-24T12:00:00+01:00')
  assert.equal(await pickUpsOver.due(house), 1)
  assert.equal(await pickUpsOver.forget(house), 1)
  assert.equal(await pickUpsOver.due(house), 0)
  assert.equal(await pickUpsOver.forget(house), 0, 'twice is once')
  assert.deepEqual(await rows(), [
    { order_id: fetched.orderId, handed_by: null, document: null, handed: true, forgotten_on: '2027-02-24' },
    { order_id: waits.orderId, handed_by: null, document: null, handed: false, forgotten_on: null },
  ], 'what nobody fetched is left alone')
  assert.match((await howItComes(house, house.db, fetched.voucherId))!.body, /23.november.2026/, 'who fetched it still reads when')
  assert.equal(await handOut(house, { orderId: fetched.orderId, document: 'passport', by: { staffId: ANOUK, role: 'stip' } }), false, 'nor is it handed out again')
  assert.deepEqual(await residentsWithoutMessage(house, expectedPickUpMessages), [])
})
