import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { spellCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Browser, browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer, type Sale } from '#test/small-city.ts'
import { newVoucherCode, voucherOf, voucherPaperOf, vouchersRoutes } from './index.ts'

async function open(t: TestContext, at?: string): Promise<{ house: TestHouse; b: Browser; as: (who: Citizen) => void }> {
  const house = await testHouse(t, at ? { at } : {})
  await openKnowledge(house)
  const b = await browser(t, house, { routes: vouchersRoutes(house) })
  return { house, b, as: (who) => b.signIn({ door: 'resident', roles: ['resident'], subjectId: who.id, name: who.givenName }) }
}

/** A voucher by the room's own front door in SQL: how it was ordered is another room's matter. */
async function issued(house: TestHouse, holder: Citizen, sale: Sale, days: { from?: string; to?: string } = {}): Promise<string> {
  const id = newId(house.clock.now())
  await house.db.query('select vouchers.issue($1::jsonb)', [JSON.stringify([{
    id, resident_id: holder.id, household_id: holder.householdId, pass_id: holder.passId, offer_id: sale.offerId, version_id: sale.versionId, provider_id: sale.promisedBy,
    child: false, ...newVoucherCode(house, id, sale.promisedBy), key_id: house.config.keys.vouchers.current, issued_at: house.clock.now(), valid_from: days.from ?? '2026-01-01', valid_to: days.to ?? '2026-12-31',
  }])])
  return id
}

test('the voucher shows its QR code, its code in groups, and how to use it', async (t) => {
  const { house, b, as } = await open(t)
  const [marjan] = await newFamily(house)
  const id = await issued(house, marjan!, await newOffer(house))
  as(marjan!)
  const page = await b.get(`/mijn/bonnen/${id}`)
  const { code } = voucherPaperOf(house, (await voucherOf(house, house.db, id, [marjan!.id]))!)
  assert.ok(page.text.includes(spellCode(code)), page.text)
  assert.match(page.html, /role="img" aria-label="QR-code van deze bon/)
  assert.match(page.text, /Geldig Gratis zwemmen Zwembad De Baken .*Voor Marjan Tot en met 31 dec 2026 Je betaalt € 0 Personen 1 Zo gebruik je de bon/)
  assert.equal(page.headers['cache-control'], 'no-store')
  assert.ok(page.html.includes(`/mijn/bonnen/${id}.pdf`) && page.html.includes(`/mijn/bonnen/${id}/annuleren`))
})

test('a stranger\'s voucher and its PDF are not there, nor is a partner\'s; a child\'s is', async (t) => {
  const { house, b, as } = await open(t)
  const [mother, father, sem] = await newFamily(house, { adults: 2, children: ['2015-05-05'] }) as [Citizen, Citizen, Citizen]
  const [tom] = await newFamily(house)
  const sale = await newOffer(house)
  const [his, stranger, child] = [await issued(house, father, sale), await issued(house, tom!, sale), await issued(house, sem, sale)]
  as(mother)
  for (const id of [his, stranger, newId(house.clock.now()), 'geen-id', '..%2f']) {
    assert.equal((await b.get(`/mijn/bonnen/${id}`)).status, 404, id)
    assert.equal((await b.get(`/mijn/bonnen/${id}.pdf`)).status, 404, id)
  }
  assert.equal((await b.get(`/mijn/bonnen/${child}`)).status, 200)
  const list = await b.get('/mijn/bonnen')
  assert.ok(list.html.includes(child) && !list.html.includes(his) && !list.html.includes(stranger))
})

test('a voucher says truly how it stands, and shows no code when it no longer works', async (t) => {
  const { house, b, as } = await open(t)
  const [marjan] = await newFamily(house)
  const sale = await newOffer(house)
  const [used, over, later, gone] = [await issued(house, marjan!, sale), await issued(house, marjan!, sale, { to: '2026-11-22' }), await issued(house, marjan!, sale, { from: '2026-12-01' }), await issued(house, marjan!, sale)]
  await house.db.query('select vouchers.redeem($1, $2, $3, $4, $5::date)', [used, sale.promisedBy, newId(house.clock.now()), house.clock.now(), house.clock.today()])
  await house.db.query('select vouchers.cancel($1, $2, $3::date)', [gone, house.clock.now(), house.clock.today()])
  as(marjan!)
  const says = [
    [used,  /Gebruikt Gratis zwemmen.*Deze bon is gebruikt op maandag 23 november 2026 om 10.00 uur bij Zwembad De Baken\. Was jij dat niet\?/],
    [over,  /Voorbij Gratis zwemmen.*Deze bon was geldig tot en met 22 november 2026/],
    [gone,  /Geannuleerd Gratis zwemmen.*Deze bon is op 23 november 2026 geannuleerd/],
  ] as const
  for (const [id, words] of says) {
    const page = await b.get(`/mijn/bonnen/${id}`)
    assert.match(page.text, words)
    assert.doesNotMatch(page.html, /class="pas-qr"|pas-voucher__code/)
    assert.equal((await b.get(`/mijn/bonnen/${id}.pdf`)).status, 404)
  }
  const soon = await b.get(`/mijn/bonnen/${later}`)
  assert.match(soon.text, /Nog niet geldig.*Vanaf 1 dec 2026.*Je kunt deze bon gebruiken vanaf dinsdag 1 december 2026/)
  assert.match(soon.html, /class="pas-qr"/)
  assert.match((await b.get('/mijn/bonnen')).text, /Klaar om te gebruiken 1 1 bon .*Gebruikt of voorbij/)
})

test('the list is kind when it is empty, and prints everything that can be used', async (t) => {
  const { house, b, as } = await open(t)
  const [marjan] = await newFamily(house)
  as(marjan!)
  assert.match((await b.get('/mijn/bonnen')).text, /Je hebt nog geen bonnen.*Bekijk het aanbod.*Je pas Marjan\. Geldig tot en met 31 december 2026/)
  assert.equal((await b.get('/mijn/bonnen.pdf')).status, 404)
  const sale = await newOffer(house)
  await issued(house, marjan!, sale)
  await issued(house, marjan!, sale)
  assert.match((await b.get('/mijn/bonnen')).text, /Print 2 bonnen/)
  const paper = await b.get('/mijn/bonnen.pdf')
  assert.equal(paper.headers['content-type'], 'application/pdf')
  assert.equal(paper.headers['cache-control'], 'no-store')
  assert.equal(paper.body.subarray(0, 5).toString(), '%PDF-')
})

test('who signed in without applying has an empty list and no error', async (t) => {
  const { b } = await open(t)
  b.signIn({ door: 'resident', roles: ['resident'], name: randomBytes(2).toString('hex') })
  assert.match((await b.get('/mijn/bonnen')).text, /Je hebt nog geen bonnen/)
})

test('a surprise says what it is after it was ordered', async (t) => {
  const { house, b, as } = await open(t)
  const [marjan] = await newFamily(house)
  const sale = await newOffer(house, { title: 'Verrassingsbon', shape: { kind: 'surprise', inside: { kind: 'free' }, reveal: 'Een rondvaart door de stad' } })
  as(marjan!)
  assert.match((await b.get(`/mijn/bonnen/${await issued(house, marjan!, sale)}`)).text, /Je verrassing Een rondvaart door de stad/)
})
