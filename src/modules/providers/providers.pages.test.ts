import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { approveProvider } from './decide-provider.ts'
import { typedIn, typedOf } from './domain/typed-provider.ts'
import { keepGroup, keepProvider, providerByKvk, providersRoutes } from './index.ts'
import { providerBySlug } from './provider.ts'

const people = { Ruben: newId(new Date()), Sanne: newId(new Date()) }

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  await house.db.transaction((tx) => keepProvider(house, tx, {
    slug: 'baken', name: 'Zwembad De Baken', kvk: '90010013', address: 'Bakenplein 1', postcode: '9733 BA', place: 'Groningen', neighbourhood: 'Lewenborg',
    openingHours: 'Elke dag', travel: '', access: '', phone: '', website: '', spot: { lat: 53.2348, lon: 6.6226 },
  }))
  const b = await browser(t, house, { routes: providersRoutes(house, { placesChanged: async () => ({ told: 0 }), placesStay: async () => ({ told: 0 }), holdersAt: async () => 0 }) })
  const as = (name: keyof typeof people) => b.signIn({ door: 'staff', roles: ['editor'], subjectId: people[name], name })
  as('Ruben')
  const pool = async () => (await providerBySlug(house, house.db, 'baken'))!
  return { house, b, as, pool }
}

const form = '/beheer/aanbieders/aanbieder/baken/wijzigen'

/** What the form of the pool holds, with something else in it. */
const typed = {
  naam: 'Zwembad De Baken', kvk: '9001 0013', adres: 'Bakenplein 1', postcode: '9733ba', plaats: 'Groningen', buurt: 'Lewenborg', punt: '53.2348, 6.6226', open: 'Elke dag',
  reis: 'Bus 4 stopt voor de deur.', toegang: 'Met tillift.', telefoon: '050 000 10 00', site: 'https://baken.example', vastleggen: 'Bel eerst voor een baan.',
  'plek-1-naam': 'Buitenbad', 'plek-1-adres': 'Zomerweg 3', 'plek-1-postcode': '9751 AB', 'plek-1-plaats': 'Haren', 'plek-1-punt': '53,172; 6,606', 'plek-1-open': 'Van mei tot september',
}

test('what one editor writes about a place is read by nobody until a colleague says yes, and what it was stays', async (t) => {
  const { house, b, as, pool } = await office(t)
  await b.get('/beheer/aanbieders')
  await b.get(form)
  const { location } = await b.post(form, typed)
  assert.match(location!, /^\/beheer\/aanbieders\/voorstel\//)
  assert.equal((await pool()).travel, '')
  const own = await b.get(location!)
  assert.match(own.text, /Een collega kijkt dit na/)
  assert.doesNotMatch(own.html, /value="goed"/)

  as('Sanne')
  assert.match((await b.get('/beheer/aanbieders')).text, /Wacht op een collega\. Ruben/)
  const looked = await b.get(location!)
  for (const words of ['Bus 4 stopt voor de deur.', 'Plek 2: naam', 'Buitenbad', 'Niet ingevuld']) assert.ok(looked.text.includes(words), words)
  const done = await b.post(location!, { besluit: 'goed' })
  assert.equal(done.location, '/beheer/aanbieders/aanbieder/baken')
  const now = await pool()
  assert.deepEqual([now.kvk, now.postcode, now.travel, now.spot], ['90010013', '9733 BA', 'Bus 4 stopt voor de deur.', { lat: 53.2348, lon: 6.6226 }])
  assert.deepEqual(now.branches, [{ name: 'Buitenbad', address: 'Zomerweg 3', postcode: '9751 AB', place: 'Haren', neighbourhood: '', openingHours: 'Van mei tot september', spot: { lat: 53.172, lon: 6.606 } }])
  assert.match((await b.get(done.location!)).text, /Wat er eerder stond.*Versie 2.*Ruben.*Sanne.*Versie 1.*Bij het begin/)
  assert.deepEqual((await house.owner.query<{ travel: string }>(`select facts ->> 'travel' as travel from providers.version order by number`)).map(({ travel }) => travel), ['', 'Bus 4 stopt voor de deur.'])
  assert.deepEqual((await house.owner.query<{ action: string }>('select action from audit.event order by action')).map(({ action }) => action), ['providers.approved', 'providers.proposed'])
})

test('what is wrong says how it becomes right, and nothing that was typed is lost', async (t) => {
  const { b } = await office(t)
  await b.get(form)
  const wrong = await b.post(form, { ...typed, naam: '', kvk: '123', postcode: '97', punt: 'bij de kerk', site: 'http://baken.example', telefoon: 'bel mij', 'plek-1-adres': '', open: 'x'.repeat(201) })
  assert.equal(wrong.status, 422)
  for (const words of ['Vul de naam in', 'KvK-nummer in van 8 cijfers', '4 cijfers en 2 letters', 'zoals 53.21, 6.56', 'Het begint met https', 'zoals 050 123 45 67', 'Vul straat en huisnummer in', 'hoogstens 200 letters']) assert.ok(wrong.text.includes(words), words)
  assert.match(wrong.html, /value="bij de kerk"/)
  assert.match(wrong.html, /value="Zomerweg|value="Buitenbad"/)
})

test('who wrote it cannot approve it: not by a form, not in the database', async (t) => {
  const { b, house } = await office(t)
  const page = await b.get(form)
  const { location } = await b.post(form, typed)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)![1]!
  assert.equal((await b.postRaw(location!, { _csrf: token, besluit: 'goed' })).status, 403)
  await assert.rejects(house.owner.query(`update providers.proposal set state = 'approved', decided_at = now(), decided_by = proposed_by, decided_by_name = 'x'`), /proposal_four_eyes/)
})

test('a proposal comes back with a reason, is made better, and is sent again', async (t) => {
  const { b, as, pool } = await office(t)
  await b.get(form)
  const { location } = await b.post(form, typed)
  as('Sanne')
  await b.get(location!)
  assert.match((await b.post(location!, { besluit: 'terug', reden: ' ' })).text, /Vul in wat er anders moet/)
  await b.post(location!, { besluit: 'terug', reden: 'Het buitenbad ligt in Haren.' })
  as('Ruben')
  const back = await b.get(location!)
  assert.match(back.text, /Sanne stuurde dit terug.*Het buitenbad ligt in Haren\./)
  const again = await b.get(`${form}?uit=${location!.split('/').at(-1)}`)
  assert.match(again.html, /value="Buitenbad"/)
  const better = await b.post(form, { ...typed, 'plek-1-adres': 'Zomerweg 4' })
  assert.doesNotMatch((await b.get('/beheer/aanbieders')).text, /Kwam terug/)
  as('Sanne')
  await b.get(better.location!)
  await b.post(better.location!, { besluit: 'goed' })
  assert.equal((await pool()).branches[0]?.address, 'Zomerweg 4')
})

test('two proposals about one provider do not cross: the second hears of the first and keeps what was typed', async (t) => {
  const { b, as } = await office(t)
  await b.get(form)
  const first = await b.post(form, typed)
  as('Sanne')
  await b.get(form)
  const second = await b.post(form, { ...typed, reis: 'Met de trein.' })
  assert.equal(second.status, 409)
  assert.match(second.text, /Een collega was je voor/)
  assert.match(second.html, /Met de trein\./)
  assert.ok(second.html.includes(first.location!))
})

test('two colleagues who say yes at once: one version, and the other is told', async (t) => {
  const { b, house } = await office(t)
  await b.get(form)
  const { location } = await b.post(form, typed)
  const yes = () => approveProvider(house, { staffId: newId(new Date()), staffName: 'Sanne', role: 'editor' }, location!.split('/').at(-1)!, async () => ({ told: 0 }))
  const both = await Promise.all([yes(), yes()])
  assert.deepEqual(both.map((one) => (one.ok ? 'yes' : one.refusal.reason)).sort(), ['already-decided', 'yes'])
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from providers.version')).n, 2)
})

test('nothing changed is nothing to look at', async (t) => {
  const { b, pool } = await office(t)
  await b.get(form)
  const same = await b.post(form, typedIn(typedOf(await pool())))
  assert.equal(same.status, 409)
  assert.match(same.text, /Er is niets om na te kijken/)
})

test('a new provider gets an address of its own, and never the number of another', async (t) => {
  const { b, house, as } = await office(t)
  const { 'plek-1-naam': _name, 'plek-1-adres': _at, 'plek-1-postcode': _code, 'plek-1-plaats': _place, 'plek-1-punt': _spot, 'plek-1-open': _open, ...one } = typed
  await b.get('/beheer/aanbieders/nieuw')
  const taken = await b.post('/beheer/aanbieders/nieuw', { ...one, naam: 'Café ’t Hoekje', webadres: 'baken' })
  assert.match(taken.text, /Dit nummer is van Zwembad De Baken/)
  assert.match(taken.text, /Dit adres is van Zwembad De Baken/)
  const sent = await b.post('/beheer/aanbieders/nieuw', { ...one, naam: 'Café ’t Hoekje', kvk: '90010999', webadres: '', punt: '' })
  as('Sanne')
  await b.get(sent.location!)
  assert.equal((await b.post(sent.location!, { besluit: 'goed' })).location, '/beheer/aanbieders/aanbieder/cafe-t-hoekje')
  assert.equal((await providerByKvk(house, house.db, '90010999'))?.name, 'Café ’t Hoekje')
})

test('a point beyond the earth, or half a point, cannot be kept by any program', async (t) => {
  const { house } = await office(t)
  await assert.rejects(house.owner.query('update providers.provider set lat = 91'), /lat_check/)
  await assert.rejects(house.owner.query('update providers.provider set lon = 6, lat = null'), /provider_spot_whole/)
})

test('the page of a provider says in which groups it is, and where a bon of a group can be used; one that is in none says nothing of groups', async (t) => {
  const { house, b, pool } = await office(t)
  assert.doesNotMatch((await b.get('/beheer/aanbieders/aanbieder/baken')).text, /groep/)
  const { id } = await pool()
  await house.db.transaction((tx) => keepGroup(house, tx, { slug: 'baden', name: 'Elk bad', members: [id] }))
  assert.match((await b.get('/beheer/aanbieders/aanbieder/baken')).text, /Zit in deze groepen Elk bad Een bon van een groep geldt bij iedereen die nu in de groep zit\./)
  assert.match((await b.get('/beheer/aanbieders')).text, /Groepen Een bon van een groep .* Elk bad 1 organisatie/)
})
