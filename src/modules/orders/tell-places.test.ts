import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { promisedOffers } from '#modules/offers/index.ts'
import { providerCard, providersRoutes } from '#modules/providers/index.ts'
import { typedOf } from '#modules/providers/domain/typed-provider.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newGroup, newOffer, newProvider, type Sale } from '#test/small-city.ts'
import { placeOrder } from './place-order.ts'
import { holdersAt, tellOfPlaces, tellPlacesStay } from './tell-places.ts'

async function town(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const pool = await newProvider(house)
  const group = await newGroup(house, [pool, await newProvider(house, 'Judoclub')])
  const b = await browser(t, house, { routes: providersRoutes(house, { placesChanged: tellOfPlaces(house), placesStay: tellPlacesStay(house), holdersAt: holdersAt(house) }) })
  const staff = [newId(new Date()), newId(new Date())] as const
  const as = (index: 0 | 1) => b.signIn({ door: 'staff', roles: ['editor'], subjectId: staff[index], name: index ? 'Sanne' : 'Ruben' })
  const { slug } = (await providerCard(house, house.db, pool))!

  /** Ruben proposes it, Sanne looks at it. */
  async function proposed(changes: Readonly<Record<string, string>>) {
    as(0)
    const form = `/beheer/aanbieders/aanbieder/${slug}/wijzigen`
    await b.get(form)
    const { location } = await b.post(form, { ...typedOf((await providerCard(house, house.db, pool))!), ...changes })
    as(1)
    const page = await b.get(location!)
    return { page, approve: (more: Readonly<Record<string, string>> = {}) => b.post(location!, { besluit: 'goed', ...more }) }
  }
  return { house, pool, group, proposed }
}

async function order(house: TestHouse, by: Citizen, sale: Sale, who: readonly Citizen[] = [by]): Promise<readonly string[]> {
  const people = await peopleOf(house, house.db, by.id)
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const placed = await placeOrder(house, { by: people[0]!, people: people.filter(({ id }) => who.some((one) => one.id === id)), offer, key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: by.id, role: 'resident' } })
  assert.ok(placed.ok, JSON.stringify(placed))
  return placed.value.voucherIds
}

const told = (house: TestHouse) => house.owner.query<{ resident_id: string; values: Record<string, string> }>(`select resident_id, values from messages.message where kind = 'place-changed' order by resident_id`)

test('who holds a voucher for a place that moved hears both addresses and that the voucher stays; nobody else hears anything', async (t) => {
  const { house, pool, group, proposed } = await town(t)
  const [swim, sport, elsewhere] = [await newOffer(house, { givenBy: { provider: pool } }), await newOffer(house, { givenBy: { group } }), await newOffer(house)]
  const [marjan, sem] = await newFamily(house, { children: ['2017-05-01'] })
  const [[tom], [fenna], [used]] = [await newFamily(house), await newFamily(house), await newFamily(house)]
  await order(house, marjan!, swim, [marjan!, sem!])
  await order(house, marjan!, sport)
  await order(house, tom!, sport)
  await order(house, fenna!, elsewhere)
  const [voucher] = await order(house, used!, swim)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = now(), redeemed_by = $2, redemption_id = $3 where id = $1`, [voucher, pool, newId(new Date())])

  const { page, approve } = await proposed({ adres: 'Nieuwe Kade 7' })
  assert.match(page.text, /Dan krijgen 2 mensen met een bon bericht/)
  assert.doesNotMatch(page.html, /name="laat-weten"/)
  assert.deepEqual(await told(house), [], 'nothing is said before a colleague says yes')
  await approve()
  await approve()
  const messages = await told(house)
  assert.deepEqual(messages.map(({ resident_id, values }) => [resident_id, values['vouchers']]).sort(), [[marjan!.id, '3 bonnen'], [tom!.id, '1 bon']].sort())
  assert.equal(messages[0]!.values['changes'], 'Het adres is nu Nieuwe Kade 7, 9712 AB Groningen. Het was Kerkstraat 1, 9712 AB Groningen.')
  assert.deepEqual(await house.owner.query(`select state, count(*)::int as n from vouchers.voucher group by 1 order by 1`), [{ state: 'issued', n: 5 }, { state: 'redeemed', n: 1 }])
  assert.deepEqual(await house.owner.query(`select facts ->> 'told' as told from audit.event where action = 'providers.approved'`), [{ told: '2' }])
})

test('how to get there is told only when the colleague wants it; a comma is not', async (t) => {
  const { house, pool, proposed } = await town(t)
  const [marjan] = await newFamily(house)
  await order(house, marjan!, await newOffer(house, { givenBy: { provider: pool } }))
  const silent = await proposed({ adres: 'Kerkstraat, 1', reis: 'Bus 4 stopt voor de deur.' })
  assert.doesNotMatch(silent.page.text, /Mensen met een bon/)
  assert.match(silent.page.text, /1 persoon krijgt dan bericht/)
  await silent.approve()
  assert.deepEqual(await told(house), [])
  await (await proposed({ reis: 'Bus 5 stopt voor de deur.' })).approve({ 'laat-weten': 'ja' })
  assert.deepEqual((await told(house)).map(({ values }) => values['changes']), ['Kijk op de site bij je bon hoe je er komt.'])
})

test('a place that ends, and other hours, are told in one message', async (t) => {
  const { house, pool, proposed } = await town(t)
  await (await proposed({ 'plek-1-naam': 'Buitenbad', 'plek-1-adres': 'Zomerweg 3', 'plek-1-postcode': '9751 AB', 'plek-1-plaats': 'Haren' })).approve()
  const [marjan] = await newFamily(house)
  await order(house, marjan!, await newOffer(house, { givenBy: { provider: pool } }))
  await (await proposed({ open: 'Alleen op zondag.', 'plek-1-naam': '', 'plek-1-adres': '', 'plek-1-postcode': '', 'plek-1-plaats': '' })).approve()
  assert.deepEqual((await told(house)).map(({ values }) => values['changes']), ['Op Kerkstraat 1, 9712 AB Groningen zijn de tijden nu: Alleen op zondag.\nJe kunt niet meer naar Buitenbad, Zomerweg 3, 9751 AB Haren.'])
})

test('who moved twice is told twice, and where nobody has a bon the colleague reads that nobody is told', async (t) => {
  const { house, pool, proposed } = await town(t)
  const empty = await proposed({ adres: 'Nieuwe Kade 7' })
  assert.match(empty.page.text, /Niemand heeft nu een bon voor hier/)
  await empty.approve()
  const [marjan] = await newFamily(house)
  await order(house, marjan!, await newOffer(house, { givenBy: { provider: pool } }))
  await (await proposed({ adres: 'Oude Kade 8' })).approve()
  await (await proposed({ adres: 'Verre Kade 9' })).approve()
  assert.deepEqual((await told(house)).map(({ values }) => values['changes']).sort(), [
    'Het adres is nu Oude Kade 8, 9712 AB Groningen. Het was Nieuwe Kade 7, 9712 AB Groningen.', 'Het adres is nu Verre Kade 9, 9712 AB Groningen. Het was Oude Kade 8, 9712 AB Groningen.'])
})
