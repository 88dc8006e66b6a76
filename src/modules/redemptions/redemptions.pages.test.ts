import { test, type TestContext } from 'node:test'
import assert from 'node:assert/strict'
import { newId } from '#shared/ids.ts'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newVoucherCode, voucherOf, voucherPaperOf } from '#modules/vouchers/index.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { type Browser, browser } from '#test/page.ts'
import { type Citizen, newFamily, newOffer, newProvider, type Sale } from '#test/small-city.ts'
import { redemptionsRoutes } from './index.ts'

async function till(t: TestContext, changes: Parameters<typeof newOffer>[1] = {}): Promise<{ house: TestHouse; b: Browser; sale: Sale; marjan: Citizen; at: (providerId: string) => void }> {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: redemptionsRoutes(house, { providerOf: async ({ subjectId }) => subjectId }) })
  const provider = await newProvider(house)
  const sale = await newOffer(house, { givenBy: { provider }, ...changes })
  const at = (providerId: string) => b.signIn({ door: 'provider', roles: ['counter'], subjectId: providerId, name: 'Kassa 2' })
  at(provider)
  return { house, b, sale, marjan: (await newFamily(house))[0]!, at }
}

async function issued(house: TestHouse, holder: Citizen, sale: Sale, child = false): Promise<{ id: string; code: string; token: string }> {
  const id = newId(house.clock.now())
  await house.db.query('select vouchers.issue($1::jsonb)', [JSON.stringify([{
    id, resident_id: holder.id, household_id: holder.householdId, pass_id: holder.passId, offer_id: sale.offerId, version_id: sale.versionId, provider_id: sale.promisedBy,
    child, ...newVoucherCode(house, id, sale.promisedBy), key_id: house.config.keys.vouchers.current, issued_at: house.clock.now(), valid_from: '2026-01-01', valid_to: '2026-12-31',
  }])])
  return { id, ...voucherPaperOf(house, (await voucherOf(house, house.db, id, [holder.id]))!) }
}

const AT_A_TILL = /laag inkomen|minima|uitkering|bijstand|armoede|Marjan/i

test('type, look, use: green once, and the second time when and where', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const { code } = await issued(house, marjan, sale, true)
  assert.match((await b.get('/aanbieder')).text, /Bon gebruiken.*Code van de bon/)
  const looked = await b.post('/aanbieder/controleer', { code })
  assert.match(looked.text, /Goed\. 1 kind, gratis zwemmen\. De klant betaalt € 0\. Geldig tot en met 31 december 2026/)
  assert.doesNotMatch(looked.text, AT_A_TILL)
  assert.ok(!looked.html.includes(code), 'the code does not go round')
  assert.doesNotMatch(looked.html, /pas-verdict--ok/, 'green only when it is spent')
  const used = await b.post('/aanbieder/gebruik')
  assert.match(used.location!, /^\/aanbieder\/gebruikt\/[0-9a-f-]{36}$/)
  const green = await b.get(used.location!)
  assert.match(green.html, /pas-verdict--ok/)
  assert.match(green.text, /Geldig 1 kind, gratis zwemmen.*maandag 23 november 2026, 10\.00 uur.*Volgende bon.*Verkeerde bon\? Draai terug/)

  house.clock.set('2026-11-23T14:00:00+01:00')
  await b.get('/aanbieder')
  const again = await b.post('/aanbieder/controleer', { code })
  assert.match(again.html, /pas-verdict--no/)
  assert.match(again.text, /Al gebruikt Deze bon is gebruikt op maandag 23 november 2026 om 10\.00 uur bij Zwembad De Baken\..*Dit kun je zeggen/)
  assert.doesNotMatch(again.text, AT_A_TILL)
})

test('the button pressed twice, or the page loaded again, is one redemption and stays green', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const { token } = await issued(house, marjan, sale)
  await b.get('/aanbieder')
  await b.post('/aanbieder/controleer', { code: token })
  const [one, two] = [await b.post('/aanbieder/gebruik'), await b.post('/aanbieder/gebruik')]
  assert.equal(one.location, two.location)
  assert.match((await b.get(one.location!)).html, /pas-verdict--ok/)
  assert.equal((await house.owner.query('select id from redemptions.redemption_event')).length, 1)
})

test('a form with the key of another bon spends nothing, and is no fault of ours', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const [one, other] = [await issued(house, marjan, sale), await issued(house, marjan, sale)]
  await b.get('/aanbieder')
  const first = await b.post('/aanbieder/controleer', { code: one.code })
  const key = /name="_key" value="([^"]+)"/.exec(first.html)![1]!
  assert.match((await b.post('/aanbieder/gebruik')).location!, /gebruikt/)
  await b.get('/aanbieder')
  await b.post('/aanbieder/controleer', { code: other.code })
  assert.equal((await b.post('/aanbieder/gebruik', { _key: key })).status, 400)
  assert.equal((await house.owner.one<{ state: string }>('select state from vouchers.voucher where id = $1', [other.id])).state, 'issued')
})

test('taken back just after midnight of its last day the screen does not promise that it can be used again', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const { code } = await issued(house, marjan, sale)
  await house.owner.query(`update vouchers.voucher set valid_to = '2026-11-23'`)
  house.clock.set('2026-11-23T23:58:00+01:00')
  await b.get('/aanbieder')
  await b.post('/aanbieder/controleer', { code })
  const used = (await b.post('/aanbieder/gebruik')).location!
  await b.get(used)
  house.clock.set('2026-11-24T00:03:00+01:00')
  await b.post('/aanbieder/terugdraaien')
  assert.match((await b.get(used)).text, /Teruggedraaid .*De laatste dag van de bon is voorbij\. Hij is niet meer te gebruiken/)
})

test('the wrong voucher is taken back within ten minutes; after that the page says who helps', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const { code } = await issued(house, marjan, sale)
  const use = async () => { await b.get('/aanbieder'); await b.post('/aanbieder/controleer', { code }); return (await b.post('/aanbieder/gebruik')).location! }
  const first = await use()
  await b.get(first)
  assert.equal((await b.post('/aanbieder/terugdraaien')).location, first)
  assert.match((await b.get(first)).text, /Teruggedraaid .*De bon is weer te gebruiken/)
  const second = await use()
  const shown = await b.get(second)
  house.clock.set('2026-11-23T10:11:00+01:00')
  assert.match(shown.html, /terugdraaien/)
  const late = await b.post('/aanbieder/terugdraaien')
  assert.match(late.text, /Terugdraaien kan tot 10 minuten/)
  assert.doesNotMatch((await b.get(second)).html, /terugdraaien/)
  assert.match((await b.get('/aanbieder')).text, /Laatste bonnen vandaag.*gebruikt.*teruggedraaid/)
})

test('a typing error comes back with what was typed and what is wrong', async (t) => {
  const { b } = await till(t)
  const cases = [['', /Vul de code van de bon in/], ['7K4M 9QXD 2HT', /Het zijn 15 tekens, jij hebt er 11/], ['7K4M 9QXD 2HTR 5AA', /Kijk of er een letter of cijfer anders is/], ['x'.repeat(200), /Plak de hele tekst/]] as const
  for (const [code, says] of cases) {
    await b.get('/aanbieder')
    const page = await b.post('/aanbieder/controleer', { code })
    assert.equal(page.status, 422)
    assert.match(page.text, says)
    if (code) assert.ok(page.html.includes(`value="${code}"`))
  }
})

test('another provider\'s till spends nothing, also with a slip taken from ours', async (t) => {
  const { house, b, sale, marjan, at } = await till(t)
  const { code, token } = await issued(house, marjan, sale)
  await b.get('/aanbieder')
  const ours = /name="bon" value="([^"]+)"/.exec((await b.post('/aanbieder/controleer', { code })).html)![1]!
  at(await newProvider(house, 'Stadsmuseum'))
  await b.get('/aanbieder')
  assert.match((await b.post('/aanbieder/controleer', { code })).text, /Niet gevonden Deze code kennen wij hier niet/)
  await b.get('/aanbieder')
  const foreign = await b.post('/aanbieder/controleer', { code: token })
  assert.match(foreign.text, /Ergens anders Deze bon is niet voor jullie/)
  assert.doesNotMatch(foreign.text, /Gratis zwemmen/)
  const csrf = /name="_csrf" value="([^"]+)"/.exec((await b.get('/aanbieder')).html)![1]!
  const forged = await b.postRaw('/aanbieder/gebruik', { _csrf: csrf, _key: 'a'.repeat(32), bon: ours })
  assert.equal(forged.status, 422)
  assert.match(forged.text, /Typ de code nog een keer/)
  assert.deepEqual(await house.owner.query('select id from redemptions.redemption_event'), [])
})

test('somebody without a provider, and another provider\'s redemption, get nothing', async (t) => {
  const { house, b, sale, marjan, at } = await till(t)
  const { code } = await issued(house, marjan, sale)
  await b.get('/aanbieder')
  await b.post('/aanbieder/controleer', { code })
  const used = (await b.post('/aanbieder/gebruik')).location!
  at(await newProvider(house, 'Stadsmuseum'))
  assert.equal((await b.get(used)).status, 404)
  assert.equal((await b.get('/aanbieder/gebruikt/geen-id')).status, 404)
  at(newId(house.clock.now()))
  assert.equal((await b.get('/aanbieder')).status, 403)
})

test('a cancelled voucher, one that is over and one for later: a red frame, a sentence, and never why', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const [gone, over, later] = [await issued(house, marjan, sale), await issued(house, marjan, sale), await issued(house, marjan, sale)]
  await house.db.query('select vouchers.cancel($1, $2, $3::date)', [gone.id, house.clock.now(), house.clock.today()])
  await house.owner.query(`update vouchers.voucher set valid_to = '2026-11-22' where id = $1`, [over.id])
  await house.owner.query(`update vouchers.voucher set valid_from = '2026-12-01' where id = $1`, [later.id])
  const cases = [[gone, /Kan nu niet Deze bon kan nu niet\. Bel 14 050/], [over, /Voorbij Deze bon was geldig tot en met 22 november 2026/], [later, /Nog niet Deze bon is geldig vanaf 1 december 2026/]] as const
  for (const [{ code }, says] of cases) {
    await b.get('/aanbieder')
    const page = await b.post('/aanbieder/controleer', { code })
    assert.match(page.text, says)
    assert.match(page.html, /pas-verdict--no/)
    assert.doesNotMatch(page.text, AT_A_TILL)
  }
})

test('too many wrong codes: wait a minute, and nothing else is said', async (t) => {
  const { b } = await till(t)
  for (const code of ['7K4M9QXD2HTR5AX', '7K4M9QXD2HTR6AJ']) { await b.get('/aanbieder'); await b.post('/aanbieder/controleer', { code }) }
  const { newCode } = await import('#shared/code.ts')
  let last = await b.get('/aanbieder')
  for (let i = 0; i < 6; i++) { await b.get('/aanbieder'); last = await b.post('/aanbieder/controleer', { code: newCode(15) }) }
  assert.equal(last.status, 429)
  assert.match(last.text, /te veel foute codes/)
})

test('neither a code nor a QR text stands in an address or a log line', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const { code, token } = await issued(house, marjan, sale)
  await b.get('/aanbieder')
  await b.post('/aanbieder/controleer', { code })
  const used = await b.post('/aanbieder/gebruik')
  assert.ok(!used.location!.includes(code))
  const log = JSON.stringify(house.lines)
  assert.ok(!log.includes(code) && !log.includes(token))
})

test('the camera may be asked for on the screens of the till, and the box for it is out of sight until a script shows it', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const { token } = await issued(house, marjan, sale)
  const start = await b.get('/aanbieder')
  assert.match(start.html, /<div class="pas-scan" id="scannen" hidden /)
  const looked = await b.post('/aanbieder/controleer', { code: token })
  const green = await b.get((await b.post('/aanbieder/gebruik')).location!)
  const wrong = await b.get('/aanbieder').then(() => b.post('/aanbieder/controleer', { code: '7K4M' }))
  for (const { headers } of [start, looked, green, wrong]) assert.match(String(headers['permissions-policy']), /camera=\(self\)/)
  assert.doesNotMatch(String((await b.get('/aanbieder/gebruikt/geen-id')).headers['permissions-policy']), /camera=\(self\)/)
  for (const { headers } of [start, looked]) assert.match(String(headers['content-security-policy']), /script-src 'self';/)
})

test('the next customer comes as this one did: scanned after a scan, typed after a code, with or without a camera', async (t) => {
  const { house, b, sale, marjan } = await till(t)
  const shows = async (input: string): Promise<string[]> => {
    await b.get('/aanbieder')
    await b.post('/aanbieder/controleer', { code: input })
    const done = await b.post('/aanbieder/gebruik')
    const { html } = done.location ? await b.get(done.location) : done
    return [...html.matchAll(/<a class="nl-button nl-button--(\w+)[^>]*href="(\/aanbieder[^"]*)"/g)].map(([, kind, href]) => `${kind} ${href}`)
  }
  const [one, two] = [await issued(house, marjan, sale), await issued(house, marjan, sale)]
  assert.deepEqual(await shows(one.token), ['primary /aanbieder#scannen', 'subtle /aanbieder', 'primary /aanbieder'])
  assert.deepEqual(await shows(two.code), ['primary /aanbieder', 'secondary /aanbieder#scannen'])
})

test('a scanned bon gets the verdict that its code would get; what is no bon is told and is no try, what is made up is one', async (t) => {
  const { house, b, sale, marjan, at } = await till(t)
  const [good, gone, over, later, used, elsewhere] = await Promise.all(Array.from({ length: 6 }, () => issued(house, marjan, sale)))
  await house.db.query('select vouchers.cancel($1, $2, $3::date)', [gone!.id, house.clock.now(), house.clock.today()])
  await house.owner.query(`update vouchers.voucher set valid_to = '2026-11-22' where id = $1`, [over!.id])
  await house.owner.query(`update vouchers.voucher set valid_from = '2026-12-01' where id = $1`, [later!.id])
  const look = async (code: string) => { await b.get('/aanbieder'); return b.post('/aanbieder/controleer', { code }) }
  const tries = async () => (await house.owner.one<{ n: number }>('select count(*)::int as n from redemptions.missed_code')).n
  await look(used!.token)
  await b.post('/aanbieder/gebruik')
  // One that the till signed would look like: the same voucher with its last bytes of the signature changed.
  const forged = `${good!.token.slice(0, -5)}${good!.token.slice(-5) === '00000' ? '11111' : '00000'}`
  const cases = [
    [good!.token, 200, /Goed\./, 0], [gone!.token, 200, /Kan nu niet Deze bon kan nu niet/, 0], [over!.token, 200, /Voorbij Deze bon was geldig tot en met 22 november 2026/, 0],
    [later!.token, 200, /Nog niet Deze bon is geldig vanaf 1 december 2026/, 0], [used!.token, 200, /Al gebruikt Deze bon is gebruikt op maandag 23 november 2026/, 0],
    ['https://example.nl/menukaart/van-het-restaurant', 422, /Deze tekst komt niet van een bon/, 0], [good!.token.slice(1), 422, /Deze tekst komt niet van een bon/, 0],
    [forged, 200, /Niet gevonden Deze QR-code kennen wij niet\. Typ de code die op de bon staat/, 1],
  ] as const
  for (const [code, status, says, counted] of cases) {
    const before = await tries()
    const page = await look(code)
    assert.equal(page.status, status, code)
    assert.match(page.text, says)
    assert.doesNotMatch(page.text, AT_A_TILL)
    assert.equal(await tries() - before, counted, code)
  }
  at(await newProvider(house, 'Stadsmuseum'))
  assert.match((await look(elsewhere!.token)).text, /Ergens anders Deze bon is niet voor jullie/)
  assert.equal(await tries(), 1)
})
