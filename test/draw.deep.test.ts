import { test } from 'node:test'
import assert from 'node:assert/strict'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { expectedDrawMessages, holdDraws, listDraws, openDraws, verifyDraw } from '#modules/orders/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from './house.ts'
import { newFamily, newOffer } from './small-city.ts'

const SIGN_UPS = 5000
const PLACES = 400

test(`a draw with ${SIGN_UPS} sign-ups for ${PLACES} places: exactly ${PLACES} vouchers, everybody told, and the same again from its seed`, async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  await newOffer(house, { stock: PLACES, drawCloses: { day: '2026-11-30' as never, time: '18:00' } })
  await openDraws(house)
  const [draw] = await listDraws(house)
  const people: string[] = []
  for (let i = 0; i < SIGN_UPS; i++) people.push((await newFamily(house))[0]!.id)
  const ids = people.map(() => newId(house.clock.now()))
  // As signUp writes them, with the message that belongs to each.
  await house.owner.query('insert into orders.sign_up (id, draw_id, resident_id, people, signed_at) select s, $1, p, array[p], $4 from unnest($2::uuid[], $3::uuid[]) u (s, p)', [draw!.id, ids, people, house.clock.now()])
  await house.owner.query('insert into orders.chance (draw_id, resident_id, sign_up_id) select draw_id, resident_id, id from orders.sign_up')
  await house.owner.query('select messages.enqueue_many($1::jsonb)', [JSON.stringify(ids.map((id, i) => ({
    id: newId(house.clock.now()), resident_id: people[i], kind: 'draw-signed-up', text_version: 1, title: 'Je doet mee', about: 'een loting', values: {}, dedupe_key: `draw-signed-up ${id}`, at: house.clock.now(),
  })))])
  house.clock.set('2026-11-30T18:00:00+01:00')
  await holdDraws(house)
  const report = await verifyDraw(house, draw!.id)
  assert.deepEqual([report?.signUps, report?.places, report?.won, report?.wrong], [SIGN_UPS, PLACES, PLACES, []])
  assert.deepEqual(await house.owner.one(`select (select count(*)::int from vouchers.voucher) as out, (select remaining from offers.stock) as left,
    (select count(*)::int from messages.message where kind in ('draw-won', 'draw-lost')) as told`), { out: PLACES, left: 0, told: SIGN_UPS })
  assert.deepEqual(await residentsWithoutMessage(house, expectedDrawMessages), [])
  for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
  t.diagnostic(`hash ${report?.commitment}, seed ${report?.seed}: ${report?.won} of ${report?.signUps} won, done again with the same end`)
})
