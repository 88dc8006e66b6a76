import { test } from 'node:test'
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { openApp } from '#src/app.ts'
import { testHouse } from '../house.ts'
import { newFamily, newOffer } from '../small-city.ts'
import { type Answered, type Client, invariantsHold, newKey, order, signedIn } from './clients.ts'

test('64 browsers at once, 100 bonnen, 1 for each person: exactly 100 are sold, and everybody reads why or why not', async (t) => {
  const closing: (() => Promise<void>)[] = []
  const house = await testHouse(t, {}, closing)
  const app = await openApp(house, house.logger)
  closing.push(async () => { await app.close() })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const swim = await newOffer(house, { stock: 100 })
  const clients: Client[] = []
  for (let i = 0; i < 130; i++) clients.push(await signedIn(house, (await newFamily(house))[0]!))

  // Everybody presses the button twice, with two forms: in two windows, or in a hurry.
  const queue = [...clients, ...clients]
  const answers: Answered[] = []
  await Promise.all(Array.from({ length: 64 }, async () => {
    for (let client = queue.shift(); client; client = queue.shift()) {
      let answer = await order(url, client, swim, newKey())
      // "It is busy" asks to press again in a minute: they do.
      for (let again = 0; answer.kind === 'refused' && answer.status === 503 && again < 20; again++) answer = await order(url, client, swim, newKey())
      answers.push(answer)
    }
  }))

  const sold = answers.flatMap((answer) => (answer.kind === 'voucher' ? [answer.id] : []))
  assert.equal(new Set(sold).size, 100)
  assert.deepEqual([...new Set(answers.filter(({ kind }) => kind !== 'voucher').map((answer) => (answer.kind === 'refused' ? answer.status : answer.kind)))], [409])
  const rows = await house.owner.query<{ id: string; resident_id: string }>('select id, resident_id from vouchers.voucher')
  assert.deepEqual(rows.map(({ id }) => id).sort(), [...sold].sort())
  assert.equal(new Set(rows.map(({ resident_id }) => resident_id)).size, 100, 'nobody has two')
  assert.deepEqual(await house.owner.one('select remaining from offers.stock where offer_id = $1', [swim.offerId]), { remaining: 0 })
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from messages.message where kind = 'order-placed'`)).n, 100)
  await invariantsHold(house)
  assert.deepEqual(house.lines.filter(({ level }) => level === 'error'), [])
})
