import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { offersRoutes, promisedOffers } from '#modules/offers/index.ts'
import { providerCard, providersRoutes } from '#modules/providers/index.ts'
import { typedOf } from '#modules/providers/domain/typed-provider.ts'
import { peopleOf, vouchersRoutes } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { pdfText } from '#test/files.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newGroup, newOffer, newProvider, type Sale } from '#test/small-city.ts'
import { orderBox } from './order-box.ts'
import { placeOrder } from './place-order.ts'
import { holdersAt, tellOfPlaces, tellPlacesStay } from './tell-places.ts'

const BEFORE = '2026-12-14T23:59:59+01:00'
const THE_DAY = '2026-12-15T00:00:00+01:00'

/** The pool moves on 15 December; today is 23 November. Ruben proposes, Sanne looks at it. */
async function town(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const pool = await newProvider(house)
  const b = await browser(t, house, { routes: [
    ...providersRoutes(house, { placesChanged: tellOfPlaces(house), placesStay: tellPlacesStay(house), holdersAt: holdersAt(house) }),
    ...offersRoutes(house, { orderBox: (visit, offer) => orderBox(house, visit, offer) }), ...vouchersRoutes(house)] })
  const staff = [newId(new Date()), newId(new Date())] as const
  const as = (index: 0 | 1) => b.signIn({ door: 'staff', roles: ['editor'], subjectId: staff[index], name: index ? 'Sanne' : 'Ruben' })
  const resident = ({ id, givenName }: Citizen) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: id, name: givenName })
  const { slug } = (await providerCard(house, house.db, pool))!
  const page = `/beheer/aanbieders/aanbieder/${slug}`

  async function sent(changes: Readonly<Record<string, string>>) {
    as(0)
    await b.get(`${page}/wijzigen`)
    return b.post(`${page}/wijzigen`, { ...typedOf((await providerCard(house, house.db, pool))!), ...changes })
  }
  async function proposed(changes: Readonly<Record<string, string>>) {
    const { location } = await sent(changes)
    as(1)
    return { location: location!, look: await b.get(location!), approve: (more = {}) => b.post(location!, { besluit: 'goed', ...more }) }
  }
  const moves = async () => { const one = await proposed({ adres: 'Nieuwe Kade 7', vanaf: '15-12-2026' }); await one.approve(); return one.location }
  const takeBack = async (location: string, reden = 'De bouw loopt uit.') => { as(1); await b.get(location); return b.post(location, { besluit: 'neem-terug', reden }) }
  const address = async () => (await providerCard(house, house.db, pool))!.address
  return { house, b, pool, page, as, resident, sent, proposed, moves, takeBack, address }
}

async function order(house: TestHouse, by: Citizen, sale: Sale): Promise<string> {
  const people = await peopleOf(house, house.db, by.id)
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const placed = await placeOrder(house, { by: people[0]!, people: people.slice(0, 1), offer, key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: by.id, role: 'resident' } })
  assert.ok(placed.ok, JSON.stringify(placed))
  return placed.value.voucherIds[0]!
}

const until = (day: string) => ({ usableUntil: localDate(day), orderableUntil: localDate(day) })
const told = (house: TestHouse, kind: string) => house.owner.query<{ resident_id: string; title: string; values: Record<string, string> }>('select resident_id, title, values from messages.message where kind = $1 order by resident_id', [kind])
const MOVE = 'Vanaf 15 december 2026 is het adres Nieuwe Kade 7, 9712 AB Groningen. Tot die dag is het Kerkstraat 1, 9712 AB Groningen.'
const plain = (words: string): string => words.replaceAll('\u00a0', ' ')

test('until the day everybody reads the old place with the new one beside it; from that day only the new one, and nothing has to run for it', async (t) => {
  const { house, b, pool, page, as, resident, moves, address } = await town(t)
  const [[marjan], [tom]] = [await newFamily(house), await newFamily(house)]
  const sale = await newOffer(house, { givenBy: { provider: pool } })
  const voucher = await order(house, marjan!, sale)
  await moves()
  const screens = async () => {
    resident(tom!)
    const offer = await b.get(`/aanbod/${sale.slug}`)
    resident(marjan!)
    const bon = await b.get(`/mijn/bonnen/${voucher}`)
    const list = await b.get('/mijn/bonnen')
    const paper = pdfText((await b.get(`/mijn/bonnen/${voucher}.pdf`)).body)?.replace(/\s+/g, ' ')
    return { offer, bon, list, paper }
  }
  for (const moment of ['2026-11-23T10:00:00+01:00', BEFORE]) {
    house.clock.set(moment)
    const { offer, bon, list, paper } = await screens()
    assert.equal(await address(), 'Kerkstraat 1')
    assert.ok(offer.text.includes(MOVE), offer.text)
    assert.ok(offer.text.indexOf(MOVE) < offer.text.indexOf('Bon bestellen'), 'read before it is ordered')
    assert.match(offer.text, /Zo kom je er Zwembad De Baken Kerkstraat 1 9712 AB Groningen Vanaf 15 december 2026/)
    assert.match(bon.text, /Hier kun je terecht Kerkstraat 1, 9712 AB Groningen Vanaf 15 december 2026 is het adres Nieuwe Kade 7/)
    assert.match(list.text, /Anders vanaf 15 december 2026/)
    if (paper !== undefined) assert.ok(paper.includes('Kerkstraat 1') && /Vanaf 15 december 2026 is het adres Nieuwe Kade 7/.test(paper), paper)
    const english = await b.get(`/en/aanbod/${sale.slug}`)
    assert.match(english.text, /Please note: this changes From 15 December 2026 the address is Nieuwe Kade 7, 9712 AB Groningen ?\. Until that day it is Kerkstraat 1/)
    assert.match(english.html, /<span lang="nl">Nieuwe Kade 7, 9712 AB Groningen<\/span>/)
  }
  as(0)
  assert.match((await b.get(page)).text, /Vanaf 15 december 2026 is dit anders Wat er verandert Wat Nu Wordt Straat en huisnummer Kerkstraat 1 Nieuwe Kade 7/)

  house.clock.set(THE_DAY)
  const { offer, bon, list, paper } = await screens()
  assert.equal(await address(), 'Nieuwe Kade 7')
  for (const { text } of [offer, bon]) assert.ok(text.includes('Nieuwe Kade 7') && !text.includes('Kerkstraat 1') && !text.includes('Vanaf 15'), text)
  assert.doesNotMatch(list.text, /Anders vanaf/)
  if (paper !== undefined) assert.ok(paper.includes('Nieuwe Kade 7') && !paper.includes('Kerkstraat'), paper)
  as(0)
  assert.match((await b.get(page)).text, /Wat er eerder stond .*Versie 2 15 december 2026 Ruben Sanne/)
})

test('only who can go on the day itself or later is told, once, ahead and with the day, also in English', async (t) => {
  const { house, pool, proposed } = await town(t)
  const [[over], [last], [year], [used], [elsewhere]] = [await newFamily(house), await newFamily(house), await newFamily(house), await newFamily(house), await newFamily(house)]
  const group = await newGroup(house, [pool, await newProvider(house, 'Judoclub')])
  await order(house, over!, await newOffer(house, { givenBy: { provider: pool }, ...until('2026-12-14') }))
  await order(house, last!, await newOffer(house, { givenBy: { group }, ...until('2026-12-15') }))
  const all = await newOffer(house, { givenBy: { provider: pool } })
  await order(house, year!, all)
  const gone = await order(house, used!, all)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = now(), redeemed_by = $2, redemption_id = $3 where id = $1`, [gone, pool, newId(new Date())])
  await order(house, elsewhere!, await newOffer(house))
  const { look, approve } = await proposed({ adres: 'Nieuwe Kade 7', vanaf: '15-12-2026' })
  assert.match(look.text, /krijgen 2 mensen bericht die op of na 15 december 2026 nog met een bon kunnen gaan/)
  await approve()
  await approve()
  const messages = await told(house, 'place-planned')
  assert.deepEqual(messages.map(({ resident_id }) => resident_id), [last!.id, year!.id].sort())
  assert.deepEqual([plain(messages[0]!.title), plain(messages[0]!.values['changes']!)], ['Er wordt iets anders bij Zwembad De Baken', MOVE])
  assert.match(plain(messages[0]!.values['changes.en']!), /^From 15 December 2026 the address is Nieuwe Kade 7/)
  assert.deepEqual(await told(house, 'place-changed'), [])
  house.clock.set(THE_DAY)
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from messages.message where kind like 'place-%'`)).n, 2, 'on the day itself nobody is told again')
})

test('a bon that is over before the day says nothing of it', async (t) => {
  const { house, b, pool, resident, moves } = await town(t)
  const [marjan] = await newFamily(house)
  const sale = await newOffer(house, { givenBy: { provider: pool }, ...until('2026-12-14') })
  const voucher = await order(house, marjan!, sale)
  await moves()
  resident(marjan!)
  for (const path of [`/aanbod/${sale.slug}`, `/mijn/bonnen/${voucher}`, '/mijn/bonnen']) assert.doesNotMatch((await b.get(path)).text, /15 december/, path)
})

test('of a group each line says whose place it is; of a surprise the window says nothing', async (t) => {
  const { house, b, pool, resident, moves } = await town(t)
  const [marjan] = await newFamily(house)
  const group = await newGroup(house, [pool, await newProvider(house, 'Judoclub')])
  const sport = await newOffer(house, { givenBy: { group } })
  const surprise = await newOffer(house, { givenBy: { provider: pool }, shape: { kind: 'surprise', inside: { kind: 'free' }, reveal: 'Zwemmen' } })
  const voucher = await order(house, marjan!, sport)
  await moves()
  resident(marjan!)
  assert.match((await b.get(`/mijn/bonnen/${voucher}`)).text, /Hier kun je terecht Zwembad De Baken\. Vanaf 15 december 2026/)
  assert.doesNotMatch((await b.get(`/aanbod/${surprise.slug}`)).text, /Kade 7|15 december/)
})

test('taken back before the day: who was told and who ordered since hear that all stays; the page says so and the old place stands', async (t) => {
  const { house, b, pool, page, resident, as, moves, takeBack, address } = await town(t)
  const [[marjan], [tom], [other]] = [await newFamily(house), await newFamily(house), await newFamily(house)]
  const sale = await newOffer(house, { givenBy: { provider: pool } })
  const spent = await order(house, marjan!, sale)
  await order(house, other!, await newOffer(house))
  const location = await moves()
  house.clock.set('2026-12-01T10:00:00+01:00')
  await order(house, tom!, sale)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = now(), redeemed_by = $2, redemption_id = $3 where id = $1`, [spent, pool, newId(new Date())])
  house.clock.set(BEFORE)
  assert.equal((await takeBack(location, ' ')).status, 422)
  assert.equal((await takeBack(location)).location, location)
  const messages = await told(house, 'place-stays')
  assert.deepEqual(messages.map(({ resident_id }) => resident_id), [marjan!.id, tom!.id].sort())
  assert.equal(plain(messages[0]!.values['changes']!), MOVE)
  assert.equal(messages[0]!.values['changes.en'] === undefined, false)
  assert.match((await b.get(location)).text, /Teruggenomen.*Dit ging niet door Sanne nam dit terug op 14 december 2026\. .*De bouw loopt uit\./)
  resident(tom!)
  assert.doesNotMatch((await b.get(`/aanbod/${sale.slug}`)).text, /Kade 7/)
  house.clock.set(THE_DAY)
  assert.equal(await address(), 'Kerkstraat 1')
  as(0)
  assert.doesNotMatch((await b.get(page)).text, /Kade 7/)
  assert.deepEqual(await house.owner.query(`select action, facts ->> 'told' as told from audit.event where action like 'providers.%' order by action`), [{ action: 'providers.approved', told: '1' }, { action: 'providers.proposed', told: null }, { action: 'providers.taken-back', told: '2' }])
})

test('on the day itself it cannot be taken back any more, nor twice before it: each says so, and nobody is told', async (t) => {
  const { house, b, as, moves } = await town(t)
  const location = await moves()
  as(1)
  await b.get(location)
  house.clock.set(THE_DAY)
  const late = await b.post(location, { besluit: 'neem-terug', reden: 'Toch niet.' })
  assert.equal(late.status, 409)
  assert.match(late.text, /De dag is er al\. Het kan niet meer terug/)
  house.clock.set(BEFORE)
  const token = /name="_csrf" value="([^"]+)"/.exec((await b.get(location)).html)![1]!
  await b.post(location, { besluit: 'neem-terug', reden: 'Toch niet.' })
  assert.doesNotMatch((await b.get(location)).html, /neem-terug/)
  const twice = await b.postRaw(location, { _csrf: token, besluit: 'neem-terug', reden: 'Toch niet.' })
  assert.equal(twice.status, 409)
  assert.match(twice.text, /Een collega was je voor\. Het gaat al niet door/)
  assert.deepEqual(await told(house, 'place-stays'), [])
})

test('what changes meanwhile stays on the day; what is about the same thing is refused at its field, and a second day too', async (t) => {
  const { house, pool, moves, sent, proposed } = await town(t)
  await moves()
  const crossing = await sent({ adres: 'Verre Weg 9' })
  assert.equal(crossing.status, 422)
  assert.match(crossing.text, /Dit verandert al vanaf 15 december 2026/)
  const second = await sent({ reis: 'Bus 4', vanaf: '20-12-2026' })
  assert.match(second.text, /Vanaf 15 december 2026 verandert er al iets\. Neem dat eerst terug/)
  assert.match(second.html, /value="20-12-2026"/)
  await (await proposed({ telefoon: '050 000 20 00' })).approve()
  house.clock.set(THE_DAY)
  const now = (await providerCard(house, house.db, pool))!
  assert.deepEqual([now.address, now.phone], ['Nieuwe Kade 7', '050 000 20 00'])
  // The next change writes down what the day brought, and comes after it.
  await (await proposed({ reis: 'Bus 5' })).approve()
  assert.deepEqual(await house.owner.query(`select number, facts ->> 'address' as address, facts ->> 'travel' as travel from providers.version where provider_id = $1 order by number`, [pool]), [
    { number: 1, address: 'Kerkstraat 1', travel: '' }, { number: 2, address: 'Kerkstraat 1', travel: '' }, { number: 3, address: 'Nieuwe Kade 7', travel: '' }, { number: 4, address: 'Nieuwe Kade 7', travel: 'Bus 5' }])
})

test('a proposal that waited over the day of another keeps what that day brought', async (t) => {
  const { house, pool, b, moves, proposed } = await town(t)
  await moves()
  const waiting = await proposed({ reis: 'Bus 5' })
  house.clock.set(THE_DAY)
  await b.get(waiting.location)
  await waiting.approve()
  const now = (await providerCard(house, house.db, pool))!
  assert.deepEqual([now.address, now.travel], ['Nieuwe Kade 7', 'Bus 5'])
})

test('approved on its own day or later it counts at once, as the colleague reads, and holders are told as of a change of today', async (t) => {
  const { house, b, pool, proposed, address } = await town(t)
  const [marjan] = await newFamily(house)
  await order(house, marjan!, await newOffer(house, { givenBy: { provider: pool } }))
  const { location, approve } = await proposed({ adres: 'Nieuwe Kade 7', vanaf: '15-12-2026' })
  house.clock.set(THE_DAY)
  assert.match((await b.get(location)).text, /De dag is al geweest of is vandaag/)
  await approve()
  assert.equal(await address(), 'Nieuwe Kade 7')
  assert.deepEqual([(await told(house, 'place-changed')).length, (await told(house, 'place-planned')).length], [1, 0])
})
