import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sessionCookie } from '#web/visit.ts'
import { atTheDoor, henk } from '#test/at-the-door.ts'
import { testIssuer } from '#test/issuer.ts'
import { Visitor } from '#test/oidc-visitor.ts'
import { testPartners } from '#test/partners.ts'
import { staffAddress } from './people.ts'
import { startSignIn } from './start.ts'

const SHOP = 'http://localhost:3000'

test('Fatima of the demonstration signs in with its DigiD, is known as nobody yet, and signs out there too', async (t) => {
  const partners = await testPartners(t)
  const { b, arrived, follow, house } = await atTheDoor(t, partners.config)
  const visitor = new Visitor()
  const away = await b.get('/inloggen/digid?terug=/mijn&login_hint=fatima')
  assert.equal(away.status, 303)
  assert.match(away.location!, new RegExp(`^${partners.config.doors.resident.issuer}/auth\\?request_uri=[^&]+&client_id=[\\w-]+$`), 'pushed ahead: nothing of it in the address')
  const choice = await visitor.go(away.location!, SHOP)
  assert.match(choice.body, /value="fatima" checked/)
  const answer = await visitor.go(choice.url, SHOP, { persoon: 'fatima', knop: 'in' })
  const home = await follow(await b.get(answer.url.slice(SHOP.length)))
  assert.match(home.text, /Dag onbekende resident/)
  assert.deepEqual(arrived.map(({ signed, returnTo }) => [signed.door, signed.subjectId, signed.roles, returnTo]), [['resident', undefined, ['resident'], '/mijn']])
  assert.match(home.text, /Je blijft ingelogd tot 10\.15 uur/)

  const out = await b.post('/uitloggen')
  assert.equal((await visitor.go(out.location!, SHOP)).url, `${SHOP}/uitgelogd`)
  assert.match((await follow(await b.get('/mijn'))).text, /niet ingelogd/)
  assert.deepEqual(partners.errors, [])
  assert.deepEqual((await house.owner.query('select cause, door, number from identity.sign_in_event')), [{ cause: null, door: 'resident', number: null }])
})

test('Sietske comes back from eHerkenning by a form that is posted from another site', async (t) => {
  const partners = await testPartners(t)
  const { provider } = partners.config.doors
  const { b, follow } = await atTheDoor(t, { ...partners.config, doors: { ...partners.config.doors, provider: { ...provider, responseMode: 'form_post' } } })
  const visitor = new Visitor()
  const choice = await visitor.go((await b.get('/inloggen/aanbieder')).location!, SHOP)
  const posting = await visitor.go(choice.url, SHOP, { persoon: 'sietske', knop: 'in' })
  assert.match(posting.body, /action="http:\/\/localhost:3000\/inloggen\/terug\/aanbieder"/)
  const fields = Object.fromEntries([...posting.body.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
  const back = await b.postRaw('/inloggen/terug/aanbieder', fields, { 'sec-fetch-site': 'cross-site', origin: partners.config.doors.provider.issuer })
  assert.equal(back.status, 303)
  assert.match((await follow(back)).text, /Dag Sietske van Dam provider/)
})

test('Moniek of the KCC signs in with her group and her second factor; Joris has no work here', async (t) => {
  const partners = await testPartners(t)
  const { b, house, arrived, follow } = await atTheDoor(t, partners.config)
  const as = async (persoon: string) => {
    const visitor = new Visitor()
    const choice = await visitor.go((await b.get('/inloggen/medewerker?terug=/mijn')).location!, SHOP)
    return follow(await b.get((await visitor.go(choice.url, SHOP, { persoon, knop: 'in' })).url.slice(SHOP.length)))
  }
  assert.match((await as('moniek')).text, /Dag Moniek Alberts staff/)
  assert.deepEqual(arrived[0]!.signed.roles, ['kcc'])
  assert.match(await staffAddress(house, house.db, arrived[0]!.signed.subjectId!) ?? '', /^moniek\S*@\S+$/, 'the address that the directory gives')
  assert.doesNotMatch(JSON.stringify(await house.owner.query('select * from identity.staff')), /moniek\S*@/)
  assert.match((await as('joris')).text, /Je hebt nog geen toegang/)
})

test('a resident who applied before is known at once; the door is asked for what configuration says', async (t) => {
  const issuer = await testIssuer(t)
  const { b, follow } = await atTheDoor(t, { doors: issuer.doors })
  const away = await b.get('/inloggen/digid')
  const asked = issuer.asked(away.location!)
  assert.equal(asked['acr_values'], 'middle')
  assert.equal(asked['code_challenge_method'], 'S256')
  assert.equal(asked['redirect_uri'], `${SHOP}/inloggen/terug/digid`)
  assert.equal(asked['ui_locales'], 'nl')
  const home = await follow(await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, { bsn: `s00000000:${henk.bsn}` }))}`))
  assert.match(home.text, new RegExp(`Dag Henk resident ${henk.id}`))
})

test('an issuer that pushes nothing ahead, and one that tells the BSN only at its userinfo address, are good as well', async (t) => {
  const issuer = await testIssuer(t)
  issuer.behaviour.offersPar = false
  issuer.behaviour.atUserinfo = ['bsn']
  const { b, follow } = await atTheDoor(t, { doors: issuer.doors })
  const away = await b.get('/inloggen/digid')
  assert.equal(new URL(away.location!).searchParams.get('code_challenge_method'), 'S256')
  const home = await follow(await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, { bsn: henk.bsn }))}`))
  assert.match(home.text, /Dag Henk/)
})

test('the same colleague is the same person tomorrow, with a new name if that is what the directory says', async (t) => {
  const issuer = await testIssuer(t)
  const { b, house, arrived } = await atTheDoor(t, { doors: issuer.doors })
  for (const name of ['Iris Jansen', 'Iris de Vries']) {
    const away = await b.get('/inloggen/medewerker')
    await b.get(`/inloggen/terug/medewerker?${new URLSearchParams(issuer.agrees(away.location!, { name, shop: { groups: ['desk', 'odd', 'parking'] } }))}`)
  }
  assert.equal(arrived[0]!.signed.subjectId, arrived[1]!.signed.subjectId)
  assert.deepEqual(arrived[1]!.signed.roles, ['kcc'], 'a group that configuration maps to a role of another door gives nothing')
  assert.deepEqual(await house.owner.query('select name, email_sealed from identity.staff'), [{ name: 'Iris de Vries', email_sealed: null }])
})

test('who is chosen beforehand travels along in a demonstration, and never in production', async (t) => {
  const issuer = await testIssuer(t)
  const { b, house } = await atTheDoor(t, { doors: issuer.doors })
  assert.equal(issuer.asked((await b.get('/inloggen/digid?login_hint=henk')).location!)['login_hint'], 'henk')
  assert.equal(house.config.demonstration, true)
  // The issuer of a test speaks http: what production asks is seen from the metadata it already has.
  const departure = await startSignIn({ ...house, config: { ...house.config, demonstration: false } }, 'resident', { returnTo: undefined, loginHint: 'henk', replaces: undefined })
  assert.ok(departure.ok)
  assert.equal(issuer.asked(departure.value.to)['login_hint'], undefined)
})

test('a wish to go to another site is dropped, and the visitor goes where everybody goes', async (t) => {
  const issuer = await testIssuer(t)
  const { b, arrived, house } = await atTheDoor(t, { doors: issuer.doors })
  for (const evil of ['//evil', '/\\evil', 'https:evil', 'javascript:alert(1)', 'https://evil.example/', '/.//evil']) {
    const page = await b.get(`/inloggen?terug=${encodeURIComponent(evil)}`)
    assert.doesNotMatch(page.html, /(href|action)="(?!\/blijf)[^"]*(evil|javascript)/, evil)
    const away = await b.get(`/inloggen/digid?terug=${encodeURIComponent(evil)}`)
    const back = await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, { bsn: henk.bsn }))}`)
    assert.equal(back.location, '/mijn', evil)
    assert.equal((await b.get(`/blijf?terug=${encodeURIComponent(evil)}`)).location, '/', evil)
  }
  assert.ok(arrived.every(({ returnTo }) => returnTo === undefined))
  // Whoever calls the use case: what is not a path of ours is not written down.
  for (const returnTo of ['//evil', '/./\\evil', '/inloggen/digid']) await startSignIn(house, 'resident', { returnTo, loginHint: undefined, replaces: undefined })
  assert.deepEqual(await house.owner.query('select distinct return_to from identity.sign_in_attempt'), [{ return_to: null }])
})

test('what app.ts gives as the next page is held to the same rule', async (t) => {
  const issuer = await testIssuer(t)
  const { b } = await atTheDoor(t, { doors: issuer.doors }, { afterSignIn: async () => '//evil' })
  const away = await b.get('/inloggen/digid')
  assert.equal((await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, { bsn: henk.bsn }))}`)).location, '/')
})

test('the page of doors says who may use the shop, and that this DigiD is a proof', async (t) => {
  const issuer = await testIssuer(t)
  const { b } = await atTheDoor(t, { doors: issuer.doors })
  const { text, html } = await b.get('/inloggen?terug=/aanbod/zwemmen')
  assert.match(text, /Inloggen met DigiD \(proef\)/)
  assert.match(text, /mag je inkomen niet hoger zijn/)
  for (const word of ['digid', 'aanbieder', 'medewerker']) assert.ok(html.includes(`href="/inloggen/${word}?terug=%2Faanbod%2Fzwemmen"`), word)
})

test('the cookie of an attempt comes back from another site and lives a quarter of an hour; the session does not travel', async (t) => {
  const issuer = await testIssuer(t)
  const { b } = await atTheDoor(t, { doors: issuer.doors })
  const away = await b.get('/inloggen/digid')
  assert.match(String(away.headers['set-cookie']), /^__Host-inloggen=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=None$/)
  const back = await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, { bsn: henk.bsn }))}`)
  assert.match(String(back.headers['set-cookie']), new RegExp(`^${sessionCookie}=[\\w-]{43}; Path=/; HttpOnly; Secure; SameSite=Lax$`))
})

test('the doors are rate limited', async (t) => {
  const issuer = await testIssuer(t)
  const { b } = await atTheDoor(t, { doors: issuer.doors })
  const answers: number[] = []
  for (let i = 0; i < 301; i++) answers.push((await b.get('/inloggen/digid')).status)
  assert.deepEqual([...new Set(answers.slice(0, 300))], [303])
  assert.equal(answers[300], 429)
})
