import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { html } from '#web/html.ts'
import { seedOffers } from '#demo/offers.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { keepProvider } from '#modules/providers/index.ts'
import { windowProviders } from '#demo/window/providers.ts'
import { moveOffer, offersRoutes } from './index.ts'

async function shop(t: TestContext, at?: string) {
  const house = await testHouse(t, at ? { at } : {})
  await openKnowledge(house)
  await house.db.transaction((tx) => seedOffers(house, tx))
  const asked: string[] = []
  const b = await browser(t, house, { routes: offersRoutes(house, {
    orderBox: async (visit, offer) => { asked.push(`${visit.signed?.subjectId} ${offer.slug}`); return html`<p>Hier staat het bestelformulier.</p>` },
  }) })
  return { house, b, asked }
}

const tickets = (page: { html: string }): string[] => [...page.html.matchAll(/href="\/aanbod\/([\w-]+)"/g)].map(([, slug]) => slug!)

test('the window shows at least 38 offers in all kinds, without signing in', async (t) => {
  const { b } = await shop(t)
  const first = await b.get('/aanbod')
  const count = Number(/(\d+) aanbiedingen/.exec(first.text)![1])
  assert.ok(count >= 38, String(count))
  const second = await b.get('/aanbod?pagina=2')
  assert.equal(new Set([...tickets(first), ...tickets(second)]).size, count)
  for (const kind of ['Sport', 'Cultuur', 'Uitjes', 'Leren', 'Kinderen', 'Eten en drinken']) assert.match(first.text, new RegExp(`${kind} \\([1-9]\\d*\\)`))
})

test('a search, a kind and a choice make an address that can be sent to somebody', async (t) => {
  const { b } = await shop(t)
  assert.deepEqual(tickets(await b.get('/aanbod?q=museumnacht')), ['museumnacht'], 'an older link still finds')
  assert.match((await b.get('/aanbod?zoek=muis+tentoonstelling+MUSEUM&soort=cultuur')).text, /Niets heeft al je woorden/)
  const free = await b.get('/aanbod?soort=sport&gratis=ja')
  assert.ok(tickets(free).includes('gratis-zwemmen') && !tickets(free).includes('dansen-op-vrijdag'))
  assert.match(free.html, /name="gratis"[^>]*checked|checked[^>]*name="gratis"/)
  assert.match(free.html, /href="\/aanbod\?soort=cultuur&#38;gratis=ja"/)
  assert.ok(tickets(await b.get('/aanbod?q=selwerd')).includes('middag-bij-de-klinker'))
})

test('who finds nothing reads what to do, and what was typed is kept', async (t) => {
  const { b } = await shop(t)
  const page = await b.get('/aanbod?q=%3Cscript%3Eparachute')
  assert.equal(page.status, 200)
  assert.match(page.text, /Niets gevonden voor “<script>parachute”/)
  assert.match(page.text, /Probeer een korter woord/)
  assert.match(page.html, /value="&#60;script&#62;parachute"/)
})

test('an address with nonsense in it still shows the window', async (t) => {
  const { b } = await shop(t)
  for (const query of ['soort=wapens', 'pagina=0', 'pagina=-1', 'pagina=999999999', 'pagina=x', 'volgorde=duurste', 'gratis=nee', `q=${'a'.repeat(500)}`, 'q=%25%5F', 'x=1']) {
    assert.equal((await b.get(`/aanbod?${query}`)).status, 200, query)
  }
})

test('before ordering you read what you get, for whom, how often, until when, where and how', async (t) => {
  const { b } = await shop(t)
  const page = await b.get('/aanbod/kindervoorstelling')
  for (const words of ['Gratis', 'normaal € 12,50', '1 keer per 3 maanden', 'Van 4 tot en met 12 jaar, met een geldige Stadjerspas', 'Je leeftijd op de dag zelf telt', 'Er mag gratis 1 volwassene mee',
    'Tot en met 31 december 2027', 'Coulissengang 7', 'Theater Klein Geluk', 'Inloggen met DigiD', 'De bon staat op naam', 'Openingstijden']) {
    assert.ok(page.text.includes(words), words)
  }
  assert.match(page.html, /href="\/inloggen\/digid\?terug=%2Faanbod%2Fkindervoorstelling"/)
})

test('a price for each age stands in a table', async (t) => {
  const { b } = await shop(t)
  const page = await b.get('/aanbod/museumnacht')
  assert.match(page.text, /Tot en met 12 jaar Gratis € 5 Van 13 tot en met 17 jaar € 2,50 € 9 Vanaf 18 jaar € 5 € 17,50/)
})

test('a surprise tells nothing before it is ordered', async (t) => {
  const { b } = await shop(t)
  for (const path of ['/aanbod/verrassingsbon', '/aanbod?q=verrassing', '/aanbod?q=chocolademelk']) {
    const page = await b.get(path)
    assert.doesNotMatch(page.text, /chocolademelk(?!”)|Kromme Gracht|Steiger/, path)
  }
})

test('a signed-in resident gets the form, and nobody else does', async (t) => {
  const { b, asked } = await shop(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: '0198a000-0000-7000-8000-00000000000a' })
  assert.match((await b.get('/aanbod/naar-de-film')).text, /Hier staat het bestelformulier/)
  b.signIn({ door: 'staff', roles: ['caseworker'] })
  assert.match((await b.get('/aanbod/naar-de-film')).text, /Bonnen bestel je met DigiD/)
  b.signOut()
  await b.get('/aanbod/naar-de-film')
  assert.deepEqual(asked, ['0198a000-0000-7000-8000-00000000000a naar-de-film'])
})

test('what cannot be ordered now says why, and from when it can', async (t) => {
  const { house, b, asked } = await shop(t)
  b.signIn({ door: 'resident', roles: ['resident'], subjectId: '0198a000-0000-7000-8000-00000000000a' })
  assert.match((await b.get('/aanbod/wandelen-op-het-wad')).text, /Nog niet te bestellen Je kunt deze bon bestellen vanaf donderdag 3 december 2026 om 09.00 uur/)
  assert.match((await b.get('/aanbod/oogstfeest')).text, /Deze aanbieding is voorbij/)
  await house.owner.query(`update offers.stock set remaining = 0 where offer_id = (select id from offers.offer where slug = 'sterren-kijken')`)
  await house.db.transaction((tx) => moveOffer(house, tx, 'naar-de-film', 'paused', { door: 'system' }))
  assert.match((await b.get('/aanbod/sterren-kijken')).text, /De bonnen zijn op/)
  assert.match((await b.get('/aanbod/naar-de-film')).text, /Nu niet te bestellen/)
  house.clock.set('2028-01-01T00:00:00+01:00')
  assert.match((await b.get('/aanbod/gratis-zwemmen')).text, /Bestellen kan niet meer Deze bon kon je bestellen tot en met 31 december 2027/)
  assert.deepEqual(asked, [])
})

test('an offer opens on its minute for who is not signed in too, although the page is kept', async (t) => {
  const { house, b } = await shop(t)
  assert.match((await b.get('/aanbod/wandelen-op-het-wad')).text, /Nog niet te bestellen/)
  house.clock.set('2026-12-03T08:59:59+01:00')
  assert.match((await b.get('/aanbod/wandelen-op-het-wad')).text, /Nog niet te bestellen/)
  assert.match((await b.get('/aanbod?q=wad')).text, /Bestellen kan vanaf 3 december 2026/)
  house.clock.set('2026-12-03T09:00:00+01:00')
  assert.match((await b.get('/aanbod/wandelen-op-het-wad')).text, /Inloggen met DigiD/)
  assert.doesNotMatch((await b.get('/aanbod?q=wad')).text, /Bestellen kan vanaf/)
})

test('what is over or paused is not in the window, and an unknown offer is not there', async (t) => {
  const { house, b } = await shop(t)
  assert.deepEqual(tickets(await b.get('/aanbod?q=oogstfeest')), [])
  await house.db.transaction((tx) => moveOffer(house, tx, 'naar-de-film', 'paused', { door: 'system' }))
  assert.ok(!tickets(await b.get('/aanbod?q=film')).includes('naar-de-film'))
  for (const slug of ['bestaat-niet', '%3Cb%3E', "'or'1", '..%2F..']) assert.equal((await b.get(`/aanbod/${slug}`)).status, 404, slug)
})

test('every page of the demonstration is a good page', async (t) => {
  const { house, b } = await shop(t)
  const slugs = (await house.owner.query<{ slug: string }>('select slug from offers.offer')).map(({ slug }) => slug)
  assert.ok(slugs.length > 40)
  for (const slug of slugs) assert.equal((await b.get(`/aanbod/${slug}`)).status, 200, slug)
})

test('seeding twice changes nothing, and it works on any day of the year', async (t) => {
  const { house } = await shop(t)
  const before = await house.owner.query('select id, number, published_at from offers.version order by id')
  await house.db.transaction((tx) => seedOffers(house, tx))
  assert.deepEqual(await house.owner.query('select id, number, published_at from offers.version order by id'), before)
  for (const at of ['2026-01-01T00:30:00+01:00', '2026-03-16T12:00:00+01:00', '2026-08-08T12:00:00+02:00', '2028-02-29T12:00:00+01:00', '2026-12-31T23:30:00+01:00']) {
    const other = await testHouse(t, { at })
    await other.db.transaction((tx) => seedOffers(other, tx))
    assert.ok((await other.owner.query('select from offers.offer')).length > 40, at)
  }
})

test('a second address of the same provider stands on the page of the offer, and is found nearby', async (t) => {
  const { house, b } = await shop(t)
  const { key: _key, ...pool } = windowProviders.find(({ key }) => key === 'baken')!
  assert.ok(!tickets(await b.get('/aanbod?bij=9751')).includes('gratis-zwemmen'))
  await house.db.transaction((tx) => keepProvider(house, tx, { ...pool, branches: [
    // No postcode of ours and no name that we know: the point on the map says that it is in Haren.
    { name: 'Buitenbad', address: 'Zomerweg 3', postcode: '9999 AB', place: 'Haren', neighbourhood: 'Buitengebied', openingHours: 'Van mei tot september', spot: { lat: 53.173, lon: 6.607 } },
  ] }))
  await new Promise((resolve) => setTimeout(resolve, 600))
  const page = await b.get('/aanbod/gratis-zwemmen')
  assert.match(page.text, /Hier kun je terecht.*Bakenplein 1.*De Baken, Buitenbad\s+Zomerweg 3\s+9999 AB Haren\s+Van mei tot september.*halte Bakenplein/)
  assert.ok(tickets(await b.get('/aanbod?bij=9751')).includes('gratis-zwemmen'))
})
