import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { messagesRoutes } from '#modules/messages/index.ts'
import { offersRoutes, promisedOffers } from '#modules/offers/index.ts'
import { countedInvariants } from '#modules/reports/index.ts'
import { peopleOf, vouchersRoutes } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { encloseVouchers, howItComes, orderBox, ordersRoutes, pickUpRoutes } from '../index.ts'
import { placeWithPartner } from './place-with-partner.ts'
import { formName } from './partner-to-order-for.ts'

/** What the form calls a partner. */
const asPartner = ({ id }: { readonly id: string }): string => formName({ id, partner: true })

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = [
    ...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...pickUpRoutes(house),
    ...vouchersRoutes(house, { howItComes: (id) => howItComes(house, house.db, id) }), ...messagesRoutes(house, { amountsOf: async () => ({}), enclosed: encloseVouchers }),
  ]
  const b = await browser(t, house, { routes })
  return { house, b, as: (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName }) }
}
const partners = (house: TestHouse, one: Citizen, other: Citizen) => house.owner.query(`insert into residents.relation (resident_id, other_id, kind, read_at) values ($1, $2, 'partner', now())`, [one.id, other.id])
const vouchers = async (house: TestHouse): Promise<string[]> => (await house.owner.query<{ id: string }>('select resident_id as id from vouchers.voucher order by resident_id')).map(({ id }) => id)

const couple = async (t: TestContext, changes: Parameters<typeof newOffer>[1] = {}) => {
  const all = await shop(t)
  const [marjan, sem, noor] = await newFamily(all.house, { adults: 2, children: ['2015-05-05'] }) as [Citizen, Citizen, Citizen]
  await partners(all.house, marjan, sem)
  return { ...all, marjan, sem, noor, swim: await newOffer(all.house, changes) }
}

test('for oneself, a child and a partner: one page, one button, one receipt; the partner hears it and has the bon', async (t) => {
  const { house, b, as, marjan, sem, noor, swim } = await couple(t)
  as(marjan)
  const form = await b.get(`/aanbod/${swim.slug}`)
  assert.match(form.text, /Marjan, dat ben jij Kan nog 1 keer dit jaar Noor, 11 jaar Kan nog 1 keer dit jaar Sem, je partner Sem krijgt zelf bericht en de bon\./)
  const placed = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, noor.id, asPartner(sem)] })
  assert.match(placed.location!, /^\/mijn\/bestelling\/[0-9a-f-]{36}$/)
  const receipt = await b.get(placed.location!)
  assert.match(receipt.text, /Je hebt de bon voor gratis zwemmen besteld, ook voor Sem\..*Voor 2 bonnen bij jou, en Sem/)
  assert.deepEqual(await vouchers(house), [marjan.id, sem.id, noor.id].sort())
  assert.deepEqual((await house.owner.query<{ kind: string; resident_id: string }>('select kind, resident_id from messages.message')).sort((x, y) => (x.kind < y.kind ? -1 : 1)), [{ kind: 'order-placed', resident_id: marjan.id }, { kind: 'ordered-for-you', resident_id: sem.id }])
  assert.doesNotMatch((await b.get('/mijn/bonnen')).text, /Gratis zwemmen Zwembad De Baken Sem/)
  as(sem)
  assert.equal((await b.get(placed.location!)).status, 404, 'the receipt is of who pressed the button')
  const theirs = await house.owner.one<{ id: string }>('select id from vouchers.voucher where resident_id = $1', [sem.id])
  await b.get(`/mijn/bonnen/${theirs.id}/annuleren`)
  await b.post(`/mijn/bonnen/${theirs.id}/annuleren`)
  assert.equal((await house.owner.one<{ state: string }>('select state from vouchers.voucher where id = $1', [theirs.id])).state, 'cancelled')
  as(marjan)
  assert.deepEqual((await b.get(placed.location!)).text.replace(/Je blijft ingelogd tot [\d.]+ uur/, ''), receipt.text.replace(/Je blijft ingelogd tot [\d.]+ uur/, ''), 'what the partner did with it changes no word on the receipt')
  for (const path of [`/mijn/bonnen/${theirs.id}`, `/mijn/bonnen/${theirs.id}.pdf`]) assert.equal((await b.get(path)).status, 404)
  for (const { name, look } of countedInvariants(house)) if (!/decision/.test(name)) assert.deepEqual(await look(), [], name)
})

test('pressed twice it is one order for each, with one receipt', async (t) => {
  const { house, b, as, marjan, sem, swim } = await couple(t, { limit: { count: 5, per: 'person', period: 'pass-year' } })
  as(marjan)
  const { html } = await b.get(`/aanbod/${swim.slug}`)
  const same = { voor: [marjan.id, asPartner(sem)], _key: /name="_key" value="([^"]+)"/.exec(html)![1]! }
  const [one, two] = [await b.post(`/aanbod/${swim.slug}/bestellen`, same), await b.post(`/aanbod/${swim.slug}/bestellen`, same)]
  assert.equal(one.location, two.location)
  assert.equal((await vouchers(house)).length, 2)
})

test('a form that was made for one partner orders nothing for another who came in their place', async (t) => {
  const { house, b, as, marjan, sem, swim } = await couple(t)
  const [, tom] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
  as(marjan)
  const before = await b.get(`/aanbod/${swim.slug}`)
  const named = /name="voor" value="(partner-[^"]+)"/.exec(before.html)?.[1] ?? 'partner'
  await house.owner.query('delete from residents.relation where resident_id = $1', [marjan.id])
  await partners(house, marjan, tom)
  await house.owner.query('update residents.resident set household_id = $2 where id = $1', [tom.id, marjan.householdId])
  assert.match((await b.get(`/aanbod/${swim.slug}`)).text, /je partner/)
  assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, named] })).status, 404)
  assert.deepEqual(await vouchers(house), [])
  assert.ok(!before.html.includes(sem.id), 'of a partner no number by which they are known elsewhere')
})

test('all or nobody: when it does not go for one of the two, nothing was ordered and nothing was told', async (t) => {
  const { house, b, as, marjan, sem, swim } = await couple(t, { stock: 1 })
  as(marjan)
  await b.get(`/aanbod/${swim.slug}`)
  const refused = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, asPartner(sem)] })
  assert.equal(refused.status, 409)
  assert.match(refused.text, /De bonnen zijn op/)
  assert.deepEqual([await vouchers(house), await house.owner.query('select 1 from messages.message'), await house.owner.query('select 1 from orders.limit_use')], [[], [], []])
})

test('one bon for a household: both of them may know that it is the second', async (t) => {
  const { b, as, marjan, sem, swim } = await couple(t, { limit: { count: 1, per: 'household', period: 'pass-year' } })
  as(marjan)
  await b.get(`/aanbod/${swim.slug}`)
  assert.match((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, asPartner(sem)] })).text, /Jullie hebben thuis al een bon voor gratis zwemmen/)
})

// What somebody may know of a partner: nothing beyond the offer, the address and the household.
const SECRETS = [
  ['has no valid pass', (house, sem, _swim) => house.owner.query('delete from passes.pass where resident_id = $1', [sem.id])],
  ['has used the limit', (house, sem, swim) => house.owner.query(`insert into orders.limit_use values ('person', $1, $2, 'pass-year', date_trunc('year', $3::date), 1, 1)`, [sem.id, swim, house.clock.today()])],
  ['is too old for it', (house, sem, _swim) => house.owner.query(`update residents.resident set born = '1931-01-01' where id = $1`, [sem.id])],
] as const satisfies readonly (readonly [string, (house: TestHouse, sem: Citizen, swim: string) => Promise<unknown>])[]

for (const [what, arrange] of SECRETS) {
  test(`a partner who ${what}: the form says nothing of it, the answer says only that it does not go`, async (t) => {
    const { house, b, as, marjan, sem, swim } = await couple(t, { audience: { maxAge: 70 } })
    as(marjan)
    const before = await b.get(`/aanbod/${swim.slug}`)
    await arrange(house, sem, swim.offerId)
    assert.equal((await b.get(`/aanbod/${swim.slug}`)).text.replace(/tot [\d.]+ uur/, ''), before.text.replace(/tot [\d.]+ uur/, ''))
    const refused = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, asPartner(sem)] })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /Voor je partner kan dit nu niet Voor Sem kan deze bon nu niet\. Er is niets besteld\. Sem ziet na het inloggen zelf waarom/)
    assert.doesNotMatch(refused.text, /geldige pas|leeftijd|heeft al|Vanaf 1 januari|70 jaar/)
    assert.deepEqual(await vouchers(house), [])
  })
}

// Who: how they stand to who orders. Whether their pass is valid counts only for who may be ordered for at all.
const RELATIONS = [
  ['a partner at home',                     true,  { partner: true }],
  ['a partner at home, by the partner\'s own application', true, { partner: true, reverse: true }],
  ['a partner who moved out',               false, { partner: true, moved: true }],
  ['a partner who died',                    false, { partner: true, died: true }],
  ['a grown-up child at home',              false, { kind: 'parent-of' }],
  ['another adult at the same address',     false, {}],
  ['somebody from elsewhere',               false, { moved: true }],
] as const
type Relation = { readonly partner?: boolean; readonly reverse?: boolean; readonly moved?: boolean; readonly died?: boolean; readonly kind?: string }
for (const [who, may, how] of RELATIONS) {
  for (const pass of ['valid', 'ended'] as const) {
    test(`${who}, with a pass that is ${pass}: ${!may ? 'not there' : pass === 'valid' ? 'ordered for' : 'does not go'}`, async (t) => {
      const { house, b, as } = await shop(t)
      const [marjan, sem] = await newFamily(house, { adults: 2 }) as [Citizen, Citizen]
      const { partner, reverse, moved, died, kind }: Relation = how
      if (partner) await (reverse ? partners(house, sem, marjan) : partners(house, marjan, sem))
      if (kind) await house.owner.query(`insert into residents.relation (resident_id, other_id, kind, read_at) values ($1, $2, $3, now())`, [marjan.id, sem.id, kind])
      if (moved) { const [other] = await newFamily(house) as [Citizen]; await house.owner.query('update residents.resident set household_id = $2 where id = $1', [sem.id, other.householdId]) }
      if (died) await house.owner.query('update residents.resident set deceased = true where id = $1', [sem.id])
      if (pass === 'ended') await house.owner.query(`update passes.pass set valid_to = '2026-11-23', valid_from = '2026-11-23' where resident_id = $1`, [sem.id])
      if (pass === 'ended') house.clock.set('2026-11-24T10:00:00+01:00')
      const swim = await newOffer(house)
      as(marjan)
      assert.equal(/Sem, je partner/.test((await b.get(`/aanbod/${swim.slug}`)).text), may)
      assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: sem.id })).status, 404, 'by their own number nobody is there')
      await b.get(`/aanbod/${swim.slug}`)
      const { status } = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: asPartner(sem) })
      assert.equal(status, !may ? 404 : pass === 'valid' ? 303 : 409)
      assert.deepEqual(await vouchers(house), may && pass === 'valid' ? [sem.id] : [])
    })
  }
}

test('a child orders for nobody else, and who acts for somebody acts for them alone', async (t) => {
  const { b, as, marjan, sem, noor, swim } = await couple(t)
  as(noor)
  assert.doesNotMatch((await b.get(`/aanbod/${swim.slug}`)).text, /je partner/)
  b.signIn({ door: 'resident', roles: ['representative'], subjectId: marjan.id, name: 'Piet', actedBy: '019ac000-0000-7000-8000-000000000009' } as never)
  assert.doesNotMatch((await b.get(`/aanbod/${swim.slug}`)).text, /je partner/)
  assert.equal((await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: asPartner(sem) })).status, 404)
})

test('by post each gets an envelope of their own, and at a Stip each fetches their own', async (t) => {
  const { house, b, as, marjan, sem, swim } = await couple(t, { limit: { count: 5, per: 'person', period: 'pass-year' } })
  as(marjan)
  await b.get(`/aanbod/${swim.slug}`)
  await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, asPartner(sem)], hoe: 'post' })
  await b.get(`/aanbod/${swim.slug}`)
  const atStip = await b.post(`/aanbod/${swim.slug}/bestellen`, { voor: [marjan.id, asPartner(sem)], hoe: 'stip', stip: 'Stip Haren' })
  assert.match((await b.get(atStip.location!)).text, /Haal je bon op bij de Stip/)
  const letters = await house.owner.query<{ kind: string; resident_id: string }>(`select m.kind, m.resident_id from messages.message m where m.kind like '%by-post' order by m.kind desc`)
  assert.deepEqual(letters, [{ kind: 'ordered-for-you-by-post', resident_id: sem.id }, { kind: 'order-by-post', resident_id: marjan.id }])
  assert.deepEqual((await house.owner.query<{ id: string }>(`select resident_id as id from orders.order where delivery = 'stip'`)).map(({ id }) => id).sort(), [marjan.id, sem.id].sort())
})

test('thirty couples at once for the last eleven bonnen: five couples have both, nobody has one, and everybody has an answer', async (t) => {
  const { house } = await shop(t)
  const swim = await newOffer(house, { stock: 11 })
  const offer = (await promisedOffers(house, house.db, [swim.versionId])).get(swim.versionId)!
  const couples = await Promise.all(Array.from({ length: 30 }, async () => newFamily(house, { adults: 2 }) as Promise<[Citizen, Citizen]>))
  const answers = await Promise.all(couples.map(async ([one, other]) => {
    const [by] = await peopleOf(house, house.db, one.id)
    const partner = { ...(await peopleOf(house, house.db, other.id))[0]!, self: false, partner: true as const }
    return placeWithPartner(house, { by: by!, people: [by!], partner, offer, key: `couple-${one.id}`, actor: { door: 'resident', id: one.id, role: 'resident' } })
  }))
  assert.deepEqual(Object.entries(Object.groupBy(answers, (answer) => (answer.ok ? 'both' : answer.refusal.reason))).map(([what, all]) => `${what} ${all!.length}`).sort(), ['both 5', 'sold-out 25'])
  assert.equal((await vouchers(house)).length, 10)
  assert.equal((await house.owner.one<{ left: number }>('select remaining as left from offers.stock where offer_id = $1', [swim.offerId])).left, 1)
})
