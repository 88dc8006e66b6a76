import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { messagesRoutes } from '#modules/messages/index.ts'
import { manageOffersRoutes, promisedOffers, publishOffer } from '#modules/offers/index.ts'
import { peopleOf } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer, newProvider, type Sale } from '#test/small-city.ts'
import { toldInEnglish } from '#test/told-in-english.ts'
import { cancelOfEnded, endOffer } from './end-offer.ts'
import { endOfferRoutes } from './end.pages.ts'
import { endingChecks } from './ending.checks.ts'
import { placeOrder } from './place-order.ts'
import { tellHolders } from './tell-holders.ts'

const editor = { staffId: '0198a000-0000-7000-8000-00000000000e', role: 'editor' }

async function open(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t)
  await openKnowledge(house)
  return house
}

async function order(house: TestHouse, by: Citizen, sale: Sale, who: readonly Citizen[] = [by]): Promise<readonly string[]> {
  const people = await peopleOf(house, house.db, by.id)
  const offer = (await promisedOffers(house, house.db, [sale.versionId])).get(sale.versionId)!
  const placed = await placeOrder(house, { by: people[0]!, people: people.filter(({ id }) => who.some((one) => one.id === id)), offer, key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: by.id, role: 'resident' } })
  assert.ok(placed.ok, JSON.stringify(placed))
  return placed.value.voucherIds
}

const offerOf = async (house: TestHouse, { versionId }: Sale) => (await promisedOffers(house, house.db, [versionId])).get(versionId)!
const told = (house: TestHouse, kind: string) => house.owner.query<{ resident_id: string; values: Record<string, string> }>('select resident_id, values from messages.message where kind = $1 order by resident_id', [kind])
const vouchers = (house: TestHouse) => house.owner.query<{ state: string; n: number }>('select state, count(*)::int as n from vouchers.voucher group by 1 order by 1')

test('of a bon for a child that lives elsewhere by now the child hears, and the parent who ordered it hears of nobody else\'s', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { stock: 10 })
  const [marjan, sem, noor] = await newFamily(house, { children: ['2017-05-01', '2019-05-01'] })
  const [tom] = await newFamily(house)
  await order(house, marjan!, swim, [sem!, noor!])
  await house.owner.query('update residents.resident set household_id = (select household_id from residents.resident where id = $1) where id = $2', [tom!.id, sem!.id])
  assert.ok((await endOffer(house, { offer: await offerOf(house, swim), vouchers: 'keep', why: 'De baden gaan dicht.', by: editor })).ok)
  assert.deepEqual((await told(house, 'offer-ended')).map(({ resident_id, values }) => `${resident_id} ${values.vouchers}`).sort(), [`${marjan!.id} 1 bon`, `${sem!.id} 1 bon`].sort())
})

test('an offer that stops lets its vouchers live, and everybody who has one hears that', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { stock: 10 })
  const [marjan, sem] = await newFamily(house, { children: ['2017-05-01'] })
  const [tom] = await newFamily(house)
  await order(house, marjan!, swim, [marjan!, sem!])
  await order(house, tom!, swim)
  const ended = await endOffer(house, { offer: await offerOf(house, swim), vouchers: 'keep', why: '', by: editor })
  assert.deepEqual(ended, { ok: true, value: { open: 3 } })
  const messages = await told(house, 'offer-ended')
  assert.deepEqual(messages.map(({ resident_id, values }) => [resident_id, values['vouchers'], values['voucherValidTo']?.replace('\u00a0', ' ')]).sort(),
    [[marjan!.id, '2 bonnen', '31 december 2026'], [tom!.id, '1 bon', '31 december 2026']].sort())
  assert.match((await toldInEnglish(house, 'offer-ended'))!, /ends on 23 November 2026\. Nobody can order a voucher for it now\. You already have (1 voucher|2 vouchers)\..*up to and including 31 December 2026\./)
  assert.deepEqual(await vouchers(house), [{ state: 'issued', n: 3 }])
  assert.deepEqual(await house.owner.query(`select actor_role, action, facts from audit.event where action = 'orders.offer-ended'`), [{ actor_role: 'editor', action: 'orders.offer-ended', facts: { vouchers: 'keep', open: 3 } }])
  assert.equal((await placeOrderOf(house, tom!, swim)).reason, 'offer-ended')
})

const placeOrderOf = async (house: TestHouse, by: Citizen, sale: Sale): Promise<{ reason: string }> => {
  const people = await peopleOf(house, house.db, by.id)
  const placed = await placeOrder(house, { by: people[0]!, people: [people[0]!], offer: await offerOf(house, sale), key: randomBytes(16).toString('hex'), actor: { door: 'resident', id: by.id, role: 'resident' } })
  return { reason: placed.ok ? 'placed' : placed.refusal.reason }
}

test('an offer that ends with its vouchers cancels those that can still be used, once, with a message and everything given back', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { stock: 10, usableUntil: localDate('2026-12-31') })
  const other = await newOffer(house)
  const [marjan, sem] = await newFamily(house, { children: ['2017-05-01'] })
  const [tom] = await newFamily(house)
  const [own] = await order(house, marjan!, swim, [marjan!, sem!])
  await order(house, tom!, swim)
  await order(house, tom!, other)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = now(), redeemed_by = $2, redemption_id = $3 where id = $1`, [own, newId(new Date()), newId(new Date())])
  await endOffer(house, { offer: await offerOf(house, swim), vouchers: 'cancel', why: 'Het bad gaat dicht voor een verbouwing.', by: editor })
  assert.deepEqual([await cancelOfEnded(house), await cancelOfEnded(house)], [{ cancelled: 2 }, { cancelled: 0 }])
  assert.deepEqual(await house.owner.query(`select o.slug = $1 as ended, v.state, count(*)::int as n from vouchers.voucher v join offers.offer o on o.id = v.offer_id group by 1, 2 order by 1, 2`, [swim.slug]),
    [{ ended: false, state: 'issued', n: 1 }, { ended: true, state: 'cancelled', n: 2 }, { ended: true, state: 'redeemed', n: 1 }])
  assert.deepEqual(await house.owner.query('select remaining from offers.stock'), [{ remaining: 9 }])
  assert.deepEqual((await told(house, 'voucher-cancelled')).map(({ resident_id, values }) => [resident_id, values['ownSentence']]).sort(),
    [[marjan!.id, 'Het bad gaat dicht voor een verbouwing.'], [tom!.id, 'Het bad gaat dicht voor een verbouwing.']].sort())
  assert.match((await toldInEnglish(house, 'voucher-cancelled'))!, /is not valid any more from 23 November 2026\..*The club or shop cannot give the discount any more\. Het bad gaat dicht voor een verbouwing\./)
  assert.deepEqual(await house.owner.query('select coalesce(sum(used), 0)::int as used from orders.limit_use where offer_id = $1', [swim.offerId]), [{ used: 1 }])
})

test('a voucher that was used when its offer ended, and is taken back at the till within ten minutes, ends too and its holder hears it', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { stock: 10 })
  const [marjan] = await newFamily(house)
  const [own] = await order(house, marjan!, swim)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = now(), redeemed_by = $2, redemption_id = $3 where id = $1`, [own, newId(new Date()), newId(new Date())])
  await endOffer(house, { offer: await offerOf(house, swim), vouchers: 'cancel', why: 'De zaal is weg.', by: editor })
  assert.deepEqual(await cancelOfEnded(house), { cancelled: 0 }, 'what was used stays used')
  house.clock.set('2026-11-23T10:10:00+01:00')
  await house.owner.query(`update vouchers.voucher set state = 'issued', redeemed_at = null, redeemed_by = null, redemption_id = null where id = $1`, [own])
  assert.deepEqual(await cancelOfEnded(house), { cancelled: 1 })
  assert.deepEqual([await vouchers(house), (await told(house, 'voucher-cancelled')).length], [[{ state: 'cancelled', n: 1 }], 1])
  house.clock.set('2026-11-23T10:10:01+01:00')
  await cancelOfEnded(house)
  assert.deepEqual(await house.owner.query('select count(*)::int as open from orders.ending where finished_at is null'), [{ open: 0 }], 'from then on nothing can be taken back')
})

test('what stopped halfway goes on: a process that died between two vouchers leaves nobody in the dark', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { stock: 10 })
  const people = await Promise.all(Array.from({ length: 4 }, async () => (await newFamily(house))[0]!))
  for (const one of people) await order(house, one, swim)
  await endOffer(house, { offer: await offerOf(house, swim), vouchers: 'cancel', why: 'De zaal is weg.', by: editor })
  let calls = 0
  const dying: TestHouse = { ...house, db: { ...house.db, transaction: (work) => { if (++calls >= 5) return Promise.reject(new Error('killed')); return house.db.transaction(work) } } }
  await openKnowledge(dying)
  await cancelOfEnded(dying)
  assert.match(JSON.stringify(house.lines.at(-1)), /killed.*was not cancelled/)
  assert.deepEqual(await vouchers(house), [{ state: 'cancelled', n: 2 }, { state: 'issued', n: 2 }])
  const [check] = endingChecks(house)
  assert.equal((await check!.look()).state, 'good', 'a minute or two is as usual')
  house.clock.set('2026-11-23T10:16:00+01:00')
  assert.equal((await check!.look()).state, 'wrong')
  assert.deepEqual(await cancelOfEnded(house), { cancelled: 2 })
  assert.deepEqual([await vouchers(house), (await told(house, 'voucher-cancelled')).length, (await check!.look()).state], [[{ state: 'cancelled', n: 4 }], 4, 'good'])
})

test('one bon of an ended offer that cannot be cancelled keeps no other waiting; it stays to be done, and doctor says so', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { stock: 10 })
  const people = await Promise.all(Array.from({ length: 4 }, async () => (await newFamily(house))[0]!))
  const [first] = (await Promise.all(people.map((one) => order(house, one, swim)))).flat().sort()
  await house.owner.query(`create function public.broken() returns trigger language plpgsql as $$ begin raise exception 'a broken row'; end $$`)
  await house.owner.query(`create trigger broken before update on vouchers.voucher for each row when (old.id = '${first}') execute function public.broken()`)
  await endOffer(house, { offer: await offerOf(house, swim), vouchers: 'cancel', why: 'De zaal is weg.', by: editor })
  assert.deepEqual(await cancelOfEnded(house), { cancelled: 3 })
  assert.deepEqual(await vouchers(house), [{ state: 'cancelled', n: 3 }, { state: 'issued', n: 1 }])
  assert.ok(house.lines.some((line) => JSON.stringify(line).includes(first!) && /was not cancelled/.test(JSON.stringify(line))))
  house.clock.set('2026-11-23T10:16:00+01:00')
  assert.deepEqual(await cancelOfEnded(house), { cancelled: 0 })
  assert.equal((await endingChecks(house)[0]!.look()).state, 'wrong')
  await house.owner.query('drop trigger broken on vouchers.voucher')
  assert.deepEqual(await cancelOfEnded(house), { cancelled: 1 })
  assert.equal((await told(house, 'voucher-cancelled')).length, 4)
})

test('who has a voucher of an offer that changes hears what is different; who has none, or a used or an old one, hears nothing', async (t) => {
  const house = await open(t)
  const provider = await newProvider(house)
  const slug = 'zwemmen'
  const swim = await newOffer(house, { slug, givenBy: { provider } })
  const [marjan, sem] = await newFamily(house, { children: ['2017-05-01'] })
  const [tom] = await newFamily(house)
  const [fenna] = await newFamily(house)
  await order(house, marjan!, swim, [sem!])
  const [used] = await order(house, tom!, swim)
  await house.owner.query(`update vouchers.voucher set state = 'redeemed', redeemed_at = now(), redeemed_by = $2, redemption_id = $3 where id = $1`, [used, newId(new Date()), newId(new Date())])
  const next = await newOffer(house, { slug, givenBy: { provider }, shape: { kind: 'fixed-price', cents: 250 } })
  await order(house, fenna!, next)
  const tell = () => house.db.transaction(async (tx) => tellHolders(house)(tx, { offer: await offerOf(house, next), changes: ['price', 'when'], by: { staffId: editor.staffId, staffName: 'Ruben', role: 'editor' } }))
  assert.deepEqual(await tell(), { told: 1 })
  await tell()
  const messages = await told(house, 'offer-changed')
  assert.deepEqual(messages.map(({ resident_id, values }) => [resident_id, values['changes'], values['vouchers']]), [[marjan!.id, 'de prijs en wanneer het kan', '1 bon']])
  assert.match((await toldInEnglish(house, 'offer-changed'))!, /This is different for who orders now: the price and when you can go\. You already have 1 voucher\./)
  const b = await browser(t, house, { routes: messagesRoutes(house, { amountsOf: async () => undefined } as never) })
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: marjan!.id })
  const { id } = await house.owner.one<{ id: string }>(`select id from messages.message where kind = 'offer-changed'`)
  assert.match((await b.get(`/mijn/berichten/${id}`)).text, /Je hebt al 1 bon\. Daar verandert niets aan\./)
})

test('publishing and telling are one: when telling fails, nothing was published', async (t) => {
  const house = await open(t)
  const provider = await newProvider(house)
  const swim = await newOffer(house, { slug: 'zwemmen', givenBy: { provider } })
  await assert.rejects(house.db.transaction(async (tx) => {
    await publishOffer(house, tx, { slug: 'zwemmen', title: 'Duiken', summary: 'x', description: 'x', category: 'sport', shape: { kind: 'free' }, audience: {}, companions: 0, givenBy: { provider }, orderableFrom: { day: localDate('2026-01-01'), time: '00:00' }, orderableUntil: localDate('2026-12-31'), usableFrom: localDate('2026-01-01'), usableUntil: localDate('2026-12-31'), days: '', note: '', bring: '', booking: { kind: 'none' } }, { door: 'system' })
    throw new Error('telling failed')
  }), /telling failed/)
  assert.deepEqual(await house.owner.query('select number from offers.version where offer_id = $1', [swim.offerId]), [{ number: 1 }])
})

test('the page asks what becomes of the vouchers, and keeps what was typed', async (t) => {
  const house = await open(t)
  const swim = await newOffer(house, { slug: 'zwemmen' })
  const [marjan] = await newFamily(house)
  await order(house, marjan!, swim)
  const b = await browser(t, house, { routes: [...manageOffersRoutes(house, { offerChanged: tellHolders(house), signUpsOf: async () => undefined }), ...endOfferRoutes(house)] })
  b.signIn({ door: 'staff', roles: ['editor'], subjectId: editor.staffId, name: 'Ruben' })
  const here = '/beheer/aanbod/aanbieding/zwemmen'
  assert.match((await b.get(here)).html, /href="\/beheer\/aanbod\/aanbieding\/zwemmen\/stoppen"/)
  assert.match((await b.get(`${here}/stoppen`)).text, /Nog te gebruiken: 1 bon/)
  assert.match((await b.post(`${here}/stoppen`)).text, /Kies wat er met de bonnen gebeurt\./)
  assert.match((await b.post(`${here}/stoppen`, { 'bonnen-dan': 'cancel' })).text, /Schrijf waarom de bonnen vervallen\./)
  const long = await b.post(`${here}/stoppen`, { 'bonnen-dan': 'cancel', waarom: 'x'.repeat(301) })
  assert.equal(long.status, 422)
  assert.match(long.html, new RegExp('x'.repeat(301)))
  assert.equal((await b.post(`${here}/stoppen`, { 'bonnen-dan': 'cancel', waarom: 'De zaal is weg.' })).location, here)
  assert.deepEqual(await vouchers(house), [{ state: 'cancelled', n: 1 }])
  assert.match((await b.get(here)).text, /Gestopt/)
  assert.equal((await b.get(`${here}/stoppen`)).status, 303)
})
