import { test } from 'node:test'
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { DatabaseAway, openDatabase } from '#db/database.ts'
import { testHouse } from '#test/house.ts'
import { browser, checkHeaders } from '#test/page.ts'
import { Forbidden, NotFound, file, page, redirect, sharedPage } from './answer.ts'
import { html } from './html.ts'
import { get, post } from './route.ts'
import { formCookie, sessionCookie } from './visit.ts'

/** A database that is not there. */
const nobody = openDatabase({ connectionString: 'postgres://nobody@127.0.0.1:9/x' })

const routes = (seen: unknown[] = []) => {
  let made = 0
  return [
    get ('/gewoon',    'browse', (visit) => page({ title: 'Gewoon', body: html`<h1>Gewoon ${visit.query['q'] ?? ''}</h1>` })),
    get ('/gedeeld',   'browse', (visit) => sharedPage(visit.query['v'] ?? '1', () => page1(`Keer ${++made}`))),
    get ('/formulier', 'browse', (visit) => page({ title: 'Formulier', body: html`<h1>Formulier</h1><form method="post" action="/formulier">${visit.csrf()}<button type="submit">Sturen</button></form>` })),
    post('/formulier', 'browse', (visit) => { seen.push(visit.form); return redirect('/gewoon') }),
    get ('/bestand',   'browse', () => file({ type: 'text/csv; charset=utf-8', body: 'a;b', name: 'cij"fers.csv', download: true })),
    get ('/onbereikbaar', 'browse', () => nobody.query('select 1').then(() => redirect('/gewoon'))),
    post('/onbereikbaar', 'browse', () => nobody.transaction(async () => redirect('/gewoon'))),
    get ('/kapot',     'browse', () => { throw new Error('Jansen 999990019 is not here') }),
    get ('/weg',       'browse', () => { throw new NotFound() }),
    get ('/mag-niet',  'browse', () => { throw new Forbidden() }),
    get ('/raden',     'browse', () => page({ title: 'Raden', body: html`<h1>Raden</h1>` }), { perMinute: 3 }),
    get ('/raden-aan-het-werk', 'help', () => page({ title: 'Raden', body: html`<h1>Raden</h1>` }), { perMinute: 3 }),
    get ('/vraag',     'browse', (visit) => page({ title: 'Vraag', body: html`<h1>Vraag</h1><form method="post" action="/vraag">${visit.csrf()}<button type="submit">Sturen</button></form>` })),
    post('/vraag',     'browse', () => redirect('/gewoon'), { perMinute: 3 }),
    post('/van-buiten', 'browse', (visit) => { seen.push(visit.form); return redirect('/gewoon') }, { crossSite: true }),
  ]
}
const page1 = (word: string) => ({ title: 'Gedeeld', body: html`<h1>${word}</h1>` })

test('every answer carries the headers: pages, files, redirects, errors, and what cannot even be read', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  // browser() checks the headers of each of these itself.
  for (const [path, status] of [['/gewoon', 200], ['/bestand', 200], ['/weg', 404], ['/nergens', 404], ['/mag-niet', 403], ['/kapot', 500], ['/gezond', 200], ['/.well-known/security.txt', 200], ['/favicon.ico', 302], ['/gewoon?q=1&q=2', 400], ['/gewoon?q=%00', 400], ['/%ff', 400]] as const) {
    assert.equal((await b.get(path)).status, status, path)
  }
  await b.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = b.app.server.address() as { port: number }
  const raw = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nbroken header\r\n\r\n'))
    socket.on('data', (chunk) => { text += chunk }).on('close', () => resolve(text))
  })
  assert.match(raw, /^HTTP\/1.1 400/)
  checkHeaders('broken', { headers: Object.fromEntries(raw.split('\r\n').slice(1).map((line) => line.split(': ', 2))) })
})

test('an error that nobody expected shows a number and says nothing of what went wrong', async (t) => {
  const house = await testHouse(t)
  const b = await browser(t, house, { routes: routes() })
  const answer = await b.get('/kapot')
  assert.doesNotMatch(answer.html, /999990019|Jansen|Error/)
  assert.ok(answer.headers['x-request-id'])
})

test('without a database every page says to try again in a minute and to look first, with a number; to programs it is 503', async (t) => {
  const house = await testHouse(t)
  const b = await browser(t, house, { routes: routes() })
  await b.get('/formulier')
  const token = /name="_csrf" value="([^"]+)"/.exec((await b.get('/formulier')).html)![1]!
  for (const [answer, says] of [
    [await b.get('/onbereikbaar'), /De site werkt nu niet.*kijk dan eerst of wij het al hebben/],
    [await b.postRaw('/onbereikbaar', { _csrf: token }), /Wij weten niet of dit gelukt is.*kijk of het er al staat/],
  ] as const) {
    assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '10'])
    assert.match(answer.text, says)
    assert.match(answer.html, /pas-reference/)
    assert.doesNotMatch(answer.html, /telefoon voor je bestellen|127\.0\.0\.1|ECONNREFUSED/)
  }
  assert.deepEqual(house.lines.filter(({ level }) => level === 'error').map(({ message }) => message), ['the database could not be reached', 'the database could not be reached'])
  assert.deepEqual([(await b.get('/kapot')).status, (await b.get('/kapot')).headers['retry-after']], [500, undefined], 'what is broken stays broken')
})

test('a form that got no answer from the database is in the page, to be sent again with the same key; what was begun without a key is not', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  const token = /name="_csrf" value="([^"]+)"/.exec((await b.get('/formulier')).html)![1]!
  const sent = { _csrf: token, naam: 'Ans "de" <Vries>' }

  const keyed = await b.postRaw('/onbereikbaar', { ...sent, _key: 'k'.repeat(32) })
  assert.match(keyed.text, /Misschien hebben wij al wat je stuurde, misschien niet\. .*Dan krijg je niets dubbel/)
  assert.match(keyed.html, /<form method="post" action="\/onbereikbaar">/)
  for (const field of [`name="_key" value="${'k'.repeat(32)}"`, `name="_csrf" value="${token}"`, 'name="naam" value="Ans &#34;de&#34; &#60;Vries&#62;"']) assert.ok(keyed.html.includes(`<input type="hidden" ${field}>`), field)

  const many = await b.app.inject({ method: 'POST', url: '/onbereikbaar', headers: { cookie: [...b.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'content-type': 'application/x-www-form-urlencoded' }, payload: `_csrf=${token}&_key=kkkkkkkk&kind=Daan&kind=Noor` })
  assert.match(many.payload, /name="kind" value="Daan"><input type="hidden" name="kind" value="Noor">/)

  const keyless = await b.postRaw('/onbereikbaar', sent)
  assert.doesNotMatch(keyless.html, /action="\/onbereikbaar"|Vries/)
})

test('a form of which the session could not even be read never arrived: that is said, and it may be sent again with or without a key', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes(), sessionOf: async () => { throw new DatabaseAway(new Error('Query read timeout')) } })
  b.cookie(sessionCookie, 'x'.repeat(43))
  const answer = await b.postRaw('/formulier', { _csrf: 'x'.repeat(43), naam: 'Ans' })
  assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '10'])
  assert.match(answer.text, /Wat je net stuurde, kwam niet bij ons aan\. .*staat nog klaar op deze pagina/)
  assert.match(answer.html, /action="\/formulier">.*name="naam" value="Ans"/)
  assert.doesNotMatch((await b.postRaw('/formulier', { naam: 'Ans' })).html, /Ans/, 'what is no form of ours is not offered')
})

test('a form without its token, or with the token of another, is refused and does nothing', async (t) => {
  const seen: unknown[] = []
  const house = await testHouse(t)
  const b = await browser(t, house, { routes: routes(seen) })
  assert.equal((await b.postRaw('/formulier', {})).status, 403)
  await b.get('/formulier')
  assert.equal((await b.post('/formulier', { _csrf: 'x'.repeat(43) })).status, 403)
  await b.get('/formulier')
  assert.equal((await b.post('/formulier')).status, 303)
  assert.equal(seen.length, 1)
  b.signIn({ door: 'resident', roles: ['resident'] })
  await b.get('/formulier')
  b.signIn({ door: 'resident', roles: ['resident'] })
  assert.equal((await b.post('/formulier')).status, 403, 'somebody else signed in between')
  assert.equal(seen.length, 1)
})

test('a token got signed out, with a form cookie that says the id of somebody\'s session, is none of that session', async (t) => {
  const seen: unknown[] = []
  const b = await browser(t, await testHouse(t), { routes: routes(seen) })
  const sessionId = '019ac000-0000-7000-8000-00000000c5af'
  b.cookie(formCookie, sessionId)
  const stolen = /name="_csrf" value="([^"]+)"/.exec((await b.get('/formulier')).html)![1]!
  assert.equal((await b.postRaw('/formulier', { _csrf: stolen })).status, 303, 'it is one of that form cookie')
  b.signIn({ door: 'resident', roles: ['resident'], sessionId })
  assert.equal((await b.postRaw('/formulier', { _csrf: stolen })).status, 403)
  assert.equal(seen.length, 1)
})

test('a post from another site is refused, except at the door that an issuer posts to', async (t) => {
  const seen: unknown[] = []
  const b = await browser(t, await testHouse(t), { routes: routes(seen) })
  await b.get('/formulier')
  const token = /name="_csrf" value="([^"]+)"/.exec((await b.get('/formulier')).html)![1]!
  assert.equal((await b.postRaw('/formulier', { _csrf: token }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await b.postRaw('/van-buiten', { state: 'x' }, { 'sec-fetch-site': 'cross-site' })).status, 303)
  assert.deepEqual(seen, [{ state: 'x' }])
})

test('a form that is too large is refused with a page, not with an error', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  assert.equal((await b.postRaw('/formulier', { text: 'x'.repeat(300_000) })).status, 413)
})

test('where guessing could pay, the fourth try within a minute waits', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  for (let i = 0; i < 3; i++) assert.equal((await b.get('/raden')).status, 200)
  const late = await b.get('/raden')
  assert.equal(late.status, 429)
  assert.ok(late.headers['retry-after'])
  assert.equal((await b.get('/gewoon')).status, 200, 'the rest of the site goes on')
})

test('tries are counted for who is signed in, not for everybody behind one address, and not of who may not', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes(), may: (signed, action) => action === 'browse' || signed !== undefined })
  for (let i = 0; i < 5; i++) assert.equal((await b.get('/raden-aan-het-werk')).status, 303, 'a passer-by is sent to the door, and not counted')
  b.signIn({ door: 'staff', roles: ['kcc'] })
  for (let i = 0; i < 3; i++) assert.equal((await b.get('/raden-aan-het-werk')).status, 200)
  assert.equal((await b.get('/raden-aan-het-werk')).status, 429)
  b.signIn({ door: 'staff', roles: ['kcc'] })
  assert.equal((await b.get('/raden-aan-het-werk')).status, 200, 'a colleague at the same address goes on')
})

test('a form that came too often comes back with what was filled in', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  await b.get('/vraag')
  for (let i = 0; i < 3; i++) assert.equal((await b.post('/vraag', { vraag: 'Hoe kom ik er?' })).status, 303)
  const late = await b.post('/vraag', { vraag: 'Hoe kom ik er?' })
  assert.equal(late.status, 429)
  assert.match(late.html, /<input type="hidden" name="vraag" value="Hoe kom ik er\?">/)
  assert.match(late.text, /Wat je invulde, staat nog klaar op deze pagina/)
})

test('what is no form is not read: a number in the place of a text holds up nobody', async (t) => {
  const house = await testHouse(t)
  const b = await browser(t, house, { routes: routes() })
  await b.get('/formulier')
  for (const [type, body] of [['application/json', '{"_csrf":[{"length":500000000}]}'], ['application/json', '{"_csrf":[5]}'], ['text/plain', '_csrf=x']] as const) {
    assert.equal((await b.app.inject({ method: 'POST', url: '/formulier', payload: body, headers: { 'content-type': type, cookie: `__Host-form=${b.cookies.get('__Host-form')}` } })).statusCode, 415)
  }
  assert.deepEqual(house.lines.filter(({ level }) => level === 'error'), [])
})

test('a shared page is made once for each version, and never from the page of somebody who is signed in', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  assert.match((await b.get('/gedeeld')).text, /Keer 1/)
  assert.match((await b.get('/gedeeld')).text, /Keer 1/)
  b.signIn({ door: 'resident', roles: ['resident'], name: 'Fatima Merkteken' })
  assert.match((await b.get('/gedeeld')).text, /Fatima Merkteken/)
  b.signOut()
  const again = await b.get('/gedeeld')
  assert.match(again.text, /Keer 1/)
  assert.doesNotMatch(again.text, /Merkteken/)
  assert.match((await b.get('/gedeeld?v=2')).text, /Keer 3/)
})

test('only who holds the token reads the details behind /gezond', async (t) => {
  const house = await testHouse(t)
  const b = await browser(t, house, { routes: routes() })
  assert.equal((await b.get('/gezond')).body.toString(), '{"serving":true}')
  const response = await b.app.inject({ url: '/gezond', headers: { authorization: 'Bearer test-health' } })
  assert.deepEqual(response.json(), { serving: true, details: {} })
})

test('the name of a file cannot break out of its header', async (t) => {
  const b = await browser(t, await testHouse(t), { routes: routes() })
  assert.equal((await b.get('/bestand')).headers['content-disposition'], 'attachment; filename="cij-fers.csv"')
})

test('behind a proxy, who came without a padlock is sent to it, and a load balancer that asks for health is answered', async (t) => {
  const house = await testHouse(t, { config: { publicUrl: 'https://stadjerspas.example', trustedProxies: ['127.0.0.1'] } })
  const b = await browser(t, house, { routes: routes() })
  const ask = async (url: string, headers: Record<string, string> = {}) => { const { statusCode, headers: { location } } = await b.app.inject({ url, headers }); return [statusCode, location] }
  assert.deepEqual(await ask('/gewoon', { 'x-forwarded-proto': 'http' }), [308, 'https://stadjerspas.example/gewoon'])
  assert.deepEqual(await ask('/gewoon'), [308, 'https://stadjerspas.example/gewoon'], 'a proxy that does not say how they came')
  assert.deepEqual(await ask('/gewoon', { 'x-forwarded-proto': 'https' }), [200, undefined])
  assert.deepEqual(await ask('/gezond'), [200, undefined])
})
