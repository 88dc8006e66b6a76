import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { looksAt } from '#modules/audit/index.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { offersRoutes } from '#modules/offers/index.ts'
import { vouchersRoutes } from '#modules/vouchers/index.ts'
import { localDate } from '#shared/local-date.ts'
import { pdfText } from '#test/files.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer } from '#test/small-city.ts'
import { toldInEnglish } from '#test/told-in-english.ts'
import { deliveryChecks, expectedPickUpMessages, followUpPickUps, howItComes, orderBox, ordersRoutes, pickUpRoutes } from '../index.ts'
import { handOut } from './hand-out.ts'

const STIP = 'Stip Beijum'
const LIST = '/balie/ophalen?stip=Stip%20Beijum'
const ANOUK = '019ac000-0000-7000-8000-000000000001'

async function shop(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const routes = [
    ...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...ordersRoutes(house), ...pickUpRoutes(house),
    ...vouchersRoutes(house, { howItComes: (id) => howItComes(house, house.db, id) }),
  ]
  const b = await browser(t, house, { routes })
  const as = (who: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName })
  const asStip = () => b.signIn({ door: 'staff', roles: ['stip'], subjectId: ANOUK })
  return {
    house, b, as, asStip,
    order: async (who: Citizen, slug: string, more: Record<string, string | readonly string[]> = {}) => { as(who); await b.get(`/aanbod/${slug}`); return b.post(`/aanbod/${slug}/bestellen`, { hoe: 'stip', stip: STIP, ...more }) },
    orderId: async () => (await house.owner.one<{ id: string }>('select id from orders.order order by ordered_at desc, id desc limit 1')).id,
    told: (kind: string) => house.owner.query<{ title: string }>('select title from messages.message where kind = $1', [kind]),
    holds: async () => assert.deepEqual(await residentsWithoutMessage(house, expectedPickUpMessages), []),
  }
}
const often = { limit: { count: 5, per: 'person', period: 'pass-year' } } as const

test('fetched at a Stip: chosen, printed without an address, handed out after a look at a document, and told', async (t) => {
  const { house, b, as, asStip, order, orderId, told, holds } = await shop(t)
  const [mother, sem] = await newFamily(house, { children: ['2015-05-05'] }) as [Citizen, Citizen]
  const swim = await newOffer(house, often)
  const placed = await order(mother, swim.slug, { voor: [mother.id, sem.id] })
  assert.match((await b.get(placed.location!)).text, /Je bestelling is gelukt.*Haal je bon op bij de Stip Je bon ligt klaar van dinsdag 24 november 2026 tot en met dinsdag 8 december 2026\. Ga naar Stip Beijum: Atensheerd 94, 9736 KK Groningen\. Open: maandag tot/)
  assert.deepEqual(await told('order-at-stip'), [{ title: 'Je bon voor gratis zwemmen' }])
  assert.match((await b.get(`/aanbod/${swim.slug}`)).html, /value="stip" checked[\s\S]*<option value="Stip Beijum" selected>/, 'the last choice is remembered')

  asStip()
  assert.match((await b.get('/balie/ophalen')).text, /Bij welke Stip ben je\? .*Stip Selwerd Er ligt niets klaar\. .*Stip Beijum 1 bestelling/)
  const list = await b.get(LIST)
  assert.match(list.text, /1 bestelling .*23 november 2026 2 8 december 2026 Voor 24 november 2026/)
  assert.doesNotMatch(list.html, /Marjan|Sem|Kerkstraat/, 'numbers, no names')
  assert.match((await b.post('/balie/ophalen', { order: [], stip: STIP })).text, /Zet een vinkje bij minstens 1 bestelling/)
  const printed = await b.post('/balie/ophalen', { order: await orderId(), stip: STIP })
  assert.equal(printed.headers['content-type'], 'application/pdf')
  const said = pdfText(printed.body)
  if (said !== undefined) {
    assert.equal(said.split('\f').filter((page) => page.trim()).length, 3)
    assert.match(said, /Voor Marjan de Boer[\s\S]*Stip Beijum, ophalen tot en met 8 december 2026/)
    assert.doesNotMatch(said.split('\f')[0]!, /Kerkstraat/)
  }
  assert.equal((await looksAt(house, house.db, mother.id)).length, 1)

  const path = `/balie/ophalen/${await orderId()}`
  assert.match((await b.get(path)).text, /Naam Marjan de Boer Geboren .*Welk document zag je\?/)
  assert.doesNotMatch((await b.get(path)).html, /Kerkstraat/)
  assert.match((await b.post(path, { document: [] })).text, /Kies welk document je zag/)
  assert.deepEqual(await told('picked-up'), [], 'nothing without a document')
  assert.equal((await b.post(path, { document: 'id-card' })).location, `${LIST}&gedaan=ja`)
  assert.match((await b.get(`${LIST}&gedaan=ja`)).text, /De bonnen zijn meegegeven\./)
  assert.match((await b.get(path)).text, /Deze bonnen zijn op 23 november 2026 al meegegeven/)
  assert.doesNotMatch((await b.get(path)).html, /name="document"/)
  assert.deepEqual(await house.owner.query(`select facts ->> 'document' as document from audit.event where action = 'orders.handed-out'`), [{ document: 'id-card' }])
  assert.deepEqual(await told('picked-up'), [{ title: 'Je hebt je bon opgehaald' }])
  as(mother)
  const voucher = await house.owner.one<{ id: string }>('select id from vouchers.voucher where resident_id = $1', [sem.id])
  assert.match((await b.get(`/mijn/bonnen/${voucher.id}`)).text, /Je hebt je bon opgehaald Dat was op 23 november 2026 bij Stip Beijum/)
  await holds()
})

test('two who press at the same moment hand out once', async (t) => {
  const { house, b, asStip, order, orderId, told } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  await order(marjan, (await newOffer(house)).slug)
  asStip()
  const path = `/balie/ophalen/${await orderId()}`
  await b.get(path)
  await Promise.all([b.post(path, { document: 'passport' }), b.post(path, { document: 'id-card' })])
  assert.equal((await told('picked-up')).length, 1)
  assert.equal((await house.owner.query(`select 1 from audit.event where action = 'orders.handed-out'`)).length, 1)
})

test('not fetched: reminded once, over after the last day, and the bon lives on', async (t) => {
  const { house, b, as, asStip, order, orderId, told, holds } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  await order(marjan, (await newOffer(house)).slug)
  asStip()
  await b.get(LIST)
  await b.post('/balie/ophalen', { order: await orderId(), stip: STIP })
  house.clock.set('2026-12-03T12:00:00+01:00')
  assert.deepEqual(await followUpPickUps(house), { reminded: 0, over: 0 }, 'one day too early')
  house.clock.set('2026-12-04T12:00:00+01:00')
  assert.deepEqual(await followUpPickUps(house), { reminded: 1, over: 0 })
  assert.deepEqual(await followUpPickUps(house), { reminded: 0, over: 0 }, 'once')
  house.clock.set('2026-12-08T23:30:00+01:00')
  assert.deepEqual(await followUpPickUps(house), { reminded: 0, over: 0 }, 'the last day is a day')
  house.clock.set('2026-12-09T00:30:00+01:00')
  assert.deepEqual(await followUpPickUps(house), { reminded: 0, over: 1 })
  assert.match((await toldInEnglish(house, 'pick-up-soon'))!, /At Stip \w+ you can pick up 1 voucher for .* on or before Tuesday 8 December 2026\./)
  assert.match((await toldInEnglish(house, 'pick-up-over'))!, /1 voucher for .* until and including Tuesday 8 December 2026\..*We have destroyed the paper\..*stays valid up to and including/)
  assert.deepEqual([await told('pick-up-soon'), await told('pick-up-over')], [[{ title: 'Haal je je bon nog op?' }], [{ title: 'Je bon ligt niet meer klaar' }]])
  const { state, id } = await house.owner.one<{ id: string; state: string }>('select id, state from vouchers.voucher')
  assert.equal(state, 'issued')
  asStip()
  assert.match((await b.get(LIST)).text, /Er ligt niets klaar\. .*Weg met dit papier/)
  assert.match((await b.get(`/balie/ophalen/${await orderId()}`)).text, /niet op tijd opgehaald\. Ze werken nog wel op de site/)
  await b.post(`/balie/ophalen/${await orderId()}`, { document: 'passport' })
  assert.deepEqual(await told('picked-up'), [])
  as(marjan)
  assert.match((await b.get(`/mijn/bonnen/${id}`)).text, /Je bon ligt niet meer bij de Stip .*Hij blijft geldig/)
  await holds()
})

test('cancelled before it was fetched: off the list, and the paper in the bin', async (t) => {
  const { house, b, as, asStip, order, orderId } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  await order(marjan, (await newOffer(house)).slug)
  asStip()
  await b.get(LIST)
  await b.post('/balie/ophalen', { order: await orderId(), stip: STIP })
  as(marjan)
  const { id } = await house.owner.one<{ id: string }>('select id from vouchers.voucher')
  await b.get(`/mijn/bonnen/${id}/annuleren`)
  await b.post(`/mijn/bonnen/${id}/annuleren`)
  asStip()
  assert.match((await b.get(LIST)).text, /Er ligt niets klaar\. .*Weg met dit papier/)
  assert.equal(await handOut(house, { orderId: await orderId(), document: 'passport', by: { staffId: ANOUK, role: 'stip' } }), false, 'a page that stood open')
  assert.match((await b.get(`/balie/ophalen/${await orderId()}`)).text, /Er is van deze bestelling niets meer om mee te geven/)
  house.clock.set('2026-12-20T12:00:00+01:00')
  assert.deepEqual(await followUpPickUps(house), { reminded: 0, over: 0 }, 'nobody is told about a bon that they cancelled')
})

test('a bon that is over before it could lie there, or no Stip chosen: said at the form, and what was chosen stays', async (t) => {
  const { house, b, as, order } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const today = await newOffer(house, { usableUntil: localDate('2026-11-24'), orderableUntil: localDate('2026-11-24') })
  const swim = await newOffer(house, often)
  as(marjan)
  assert.match((await b.get(`/aanbod/${today.slug}`)).text, /Met de post Dat duurt te lang: de bon is geldig tot en met 24 november 2026\./)
  assert.match((await order(marjan, today.slug, { hoe: 'post' })).text, /Zo komt hij te laat\. Kies iets anders/)
  const none = await order(marjan, swim.slug, { stip: '' })
  assert.equal(none.status, 422)
  assert.match(none.text, /Kies bij welke Stip je de bon ophaalt/)
  assert.match(none.html, /value="stip" checked/)
  assert.equal((await order(marjan, swim.slug, { stip: 'Stip Nergens' })).status, 422)
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from orders.order')).n, 0)
})

test('the doctor says what was promised on paper and is late: the day after, not before', async (t) => {
  const { house, order, as, b } = await shop(t)
  const [marjan] = await newFamily(house) as [Citizen]
  const swim = await newOffer(house, often)
  await order(marjan, swim.slug)
  as(marjan)
  await b.get(`/aanbod/${swim.slug}`)
  await b.post(`/aanbod/${swim.slug}/bestellen`, { hoe: 'post' })
  const states = async () => Promise.all(deliveryChecks(house).map(async ({ look }) => (await look()).state))
  house.clock.set('2026-11-24T20:00:00+01:00')
  assert.deepEqual(await states(), ['good', 'good'])
  house.clock.set('2026-11-25T20:00:00+01:00')
  assert.deepEqual(await states(), ['good', 'wrong'], 'it should lie there since yesterday')
  house.clock.set('2026-11-26T08:00:00+01:00')
  assert.deepEqual(await states(), ['wrong', 'wrong'])
  assert.match((await deliveryChecks(house)[1]!.look()).sentence, /1 orders should lie ready and were not printed: Stip Beijum/)
})

test('a Stip that is no more: its orders are printed and handed out anywhere, and who ordered there is told so', async (t) => {
  const { house, b, as, asStip, order, orderId, told, holds } = await shop(t)
  const [marjan, iris] = [...await newFamily(house), ...await newFamily(house)] as [Citizen, Citizen]
  await order(marjan, (await newOffer(house)).slug)
  const first = await orderId()
  house.clock.set('2026-11-23T10:05:00+01:00')
  await order(iris, (await newOffer(house)).slug, { stip: 'Stip Selwerd' })
  asStip()
  assert.doesNotMatch((await b.get('/balie/ophalen')).text, /Balie die er niet meer is/)
  Object.assign(house.municipality, { desks: house.municipality.desks.filter(({ name }) => name !== STIP) })

  const stips = await b.get('/balie/ophalen')
  assert.match(stips.text, /Stip Selwerd 1 bestelling.*Balie die er niet meer is .*Elke andere Stip kan deze bonnen printen.*Stip Beijum 1 bestelling/)
  const list = await b.get(LIST)
  assert.match(list.text, /Ophalen bij Stip Beijum 1 bestelling .*Balie die er niet meer is/)
  assert.ok(list.html.includes(first) && !(await b.get('/balie/ophalen?stip=Stip%20Selwerd')).html.includes(first))
  const printed = await b.post('/balie/ophalen', { order: first, stip: STIP })
  assert.equal(printed.headers['content-type'], 'application/pdf')
  const said = pdfText(printed.body)
  if (said !== undefined) assert.match(said, /Stip Beijum, ophalen tot en met 8 december 2026/, 'by the name that they chose')

  as(marjan)
  const { id } = await house.owner.one<{ id: string }>('select id from vouchers.voucher where resident_id = $1', [marjan.id])
  assert.match((await b.get(`/mijn/bonnen/${id}`)).text, /Je Stip is er niet meer Stip Beijum is er niet meer\. Haal je bon op bij een andere Stip, tot en met dinsdag 8 december 2026/)
  house.clock.set('2026-12-04T12:00:00+01:00')
  assert.equal((await followUpPickUps(house)).reminded, 2)
  const values = await house.owner.query<{ stip: string; where: string }>(`select values ->> 'stip' as stip, values ->> 'stipAddress' as where from messages.message where kind = 'pick-up-soon' order by 1`)
  assert.deepEqual(values.map(({ stip }) => stip), ['Stip Selwerd', 'een Stip'])
  assert.equal(values[1]!.where, 'een andere Stip, want Stip Beijum is er niet meer')

  asStip()
  await b.get(`/balie/ophalen/${first}`)
  const handed = await b.post(`/balie/ophalen/${first}`, { document: 'passport' })
  assert.match((await b.get(handed.location!)).text, /De bonnen zijn meegegeven\./)
  assert.equal((await told('picked-up')).length, 1)
  assert.doesNotMatch((await b.get('/balie/ophalen')).text, /Balie die er niet meer is/, 'nothing of it is left')
  assert.match((await b.get('/balie/ophalen?stip=Stip%20Nergens')).text, /Bij welke Stip ben je\?/, 'a name that nobody chose is no desk')
  await holds()
})
