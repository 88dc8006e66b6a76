import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atTheDoor, fatima, henk } from '#test/at-the-door.ts'
import { testHouse } from '#test/house.ts'
import { testIssuer } from '#test/issuer.ts'
import { sessionCookie } from '#web/visit.ts'
import { forgetEnded } from './forget-ended.ts'
import { bsnOf, endSession, endSessionsOf, nameSubject, sessionOf, startSession } from './session.ts'

const resident = { door: 'resident' as const, name: 'Henk', roles: ['resident'], loa: 'middle', bsn: henk.bsn, subjectId: henk.id }

test('a session is who came in, until a quarter of an hour after what they last did', async (t) => {
  const house = await testHouse(t)
  const cookie = await startSession(house, house.db, resident)
  const signed = await sessionOf(house, cookie)
  assert.deepEqual({ ...signed, sessionId: undefined }, { sessionId: undefined, door: 'resident', subjectId: henk.id, name: 'Henk', actsUnder: undefined, roles: ['resident'], until: new Date('2026-11-23T10:15:00+01:00') })

  house.clock.set('2026-11-23T10:14:59+01:00')
  assert.deepEqual((await sessionOf(house, cookie))!.until, new Date('2026-11-23T10:29:59+01:00'))
  house.clock.set('2026-11-23T10:29:59+01:00')
  assert.equal(await sessionOf(house, cookie), undefined)
  house.clock.set('2026-11-23T10:20:00+01:00')
  assert.ok(await sessionOf(house, cookie), 'looking at a session that is over does not move its end')
})

test('after eight hours everybody shows again who they are, however busy they were', async (t) => {
  const house = await testHouse(t, { at: '2026-11-23T08:00:00+01:00' })
  const cookie = await startSession(house, house.db, resident)
  for (let minute = 10; minute < 480; minute += 10) {
    house.clock.set(new Date(Date.parse('2026-11-23T08:00:00+01:00') + minute * 60_000).toISOString())
    assert.ok(await sessionOf(house, cookie), String(minute))
  }
  house.clock.set('2026-11-23T15:59:59+01:00')
  assert.deepEqual((await sessionOf(house, cookie))!.until, new Date('2026-11-23T16:00:00+01:00'))
  house.clock.set('2026-11-23T16:00:00+01:00')
  assert.equal(await sessionOf(house, cookie), undefined)
})

test('ending a session ends that one; another of the same person and one of somebody else go on', async (t) => {
  const house = await testHouse(t)
  const [mine, alsoMine, hers] = [await startSession(house, house.db, resident), await startSession(house, house.db, resident), await startSession(house, house.db, { ...resident, subjectId: fatima.id, bsn: fatima.bsn, name: 'Fatima' })]
  await endSession(house, house.db, (await sessionOf(house, mine))!.sessionId)
  assert.equal(await sessionOf(house, mine), undefined)
  assert.ok(await sessionOf(house, alsoMine))
  await endSessionsOf(house, house.db, henk.id)
  assert.equal(await sessionOf(house, alsoMine), undefined)
  assert.equal((await sessionOf(house, hers))!.name, 'Fatima')
})

test('a cookie that was never given is nobody', async (t) => {
  const house = await testHouse(t)
  for (const cookie of [undefined, '', 'x', 'a'.repeat(10_000), '0'.repeat(43)]) assert.equal(await sessionOf(house, cookie), undefined)
})

test('a session cannot hold a role of another door', async (t) => {
  const house = await testHouse(t)
  await assert.rejects(startSession(house, house.db, { ...resident, roles: ['resident', 'caseworker'] }), /not one that the door for resident hands out/)
  assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from identity.session')).n, 0)
})

test('the BSN can be read while the session lasts, and is gone from the row when it ends, by whatever way', async (t) => {
  const house = await testHouse(t)
  const [out, idle] = [await startSession(house, house.db, { ...resident, idToken: 'a.b.c' }), await startSession(house, house.db, { ...resident, idToken: 'a.b.c' })]
  const [first, second] = [(await sessionOf(house, out))!.sessionId, (await sessionOf(house, idle))!.sessionId]
  assert.equal(await bsnOf(house, house.db, first), henk.bsn)
  await endSession(house, house.db, first)
  assert.equal(await bsnOf(house, house.db, first), undefined)

  const left = () => house.owner.query('select bsn_sealed, id_token_sealed, name from identity.session where bsn_sealed is not null or id_token_sealed is not null or name <> $1', [''])
  assert.equal((await left()).length, 1, 'the other one is left alone')
  await forgetEnded(house)
  assert.equal((await left()).length, 1, 'and is not forgotten while it lasts')
  house.clock.set('2026-11-23T10:15:00+01:00')
  await forgetEnded(house)
  assert.deepEqual(await left(), [])
  assert.equal(await bsnOf(house, house.db, second), undefined)
  house.clock.set('2026-11-24T10:15:01+01:00')
  await forgetEnded(house)
  assert.deepEqual(await house.owner.query('select id from identity.session'), [])
})

test('a value sealed for one place does not open in another', async (t) => {
  const house = await testHouse(t)
  const cookie = await startSession(house, house.db, { ...resident, idToken: 'a.b.c' })
  await house.owner.query('update identity.session set bsn_sealed = id_token_sealed')
  await assert.rejects(bsnOf(house, house.db, (await sessionOf(house, cookie))!.sessionId))
})

test('who applies becomes that resident in the session they are in', async (t) => {
  const house = await testHouse(t)
  const cookie = await startSession(house, house.db, { ...resident, subjectId: undefined, name: '' })
  const { sessionId } = (await sessionOf(house, cookie))!
  await nameSubject(house, house.db, sessionId, henk)
  const signed = (await sessionOf(house, cookie))!
  assert.deepEqual([signed.sessionId, signed.subjectId, signed.name], [sessionId, henk.id, 'Henk'])
})

test('a paired till stays open for a day, through the provider\'s door', async (t) => {
  const house = await testHouse(t)
  const cookie = await startSession(house, house.db, { door: 'provider', till: true, name: 'Kassa 1', roles: ['counter'], loa: 'paired' })
  house.clock.set('2026-11-24T09:59:59+01:00')
  assert.deepEqual([(await sessionOf(house, cookie))?.door, (await sessionOf(house, cookie))?.roles], ['provider', ['counter']])
  house.clock.set('2026-11-24T10:00:00+01:00')
  assert.equal(await sessionOf(house, cookie), undefined)
})

// ---- in a browser ---------------------------------------------------------------------------------------------------

async function residentAtTheDoor(t: import('node:test').TestContext) {
  const issuer = await testIssuer(t)
  const door = await atTheDoor(t, { doors: issuer.doors })
  const signIn = async (bsn: string, b = door.b) => {
    const away = await b.get('/inloggen/digid?terug=/mijn')
    return door.follow(await b.get(`/inloggen/terug/digid?${new URLSearchParams(issuer.agrees(away.location!, { bsn }))}`), b)
  }
  return { ...door, issuer, signIn }
}

test('a cookie that was planted before signing in is not kept, and signs nobody in', async (t) => {
  const { b, signIn, another } = await residentAtTheDoor(t)
  const planted = 'p'.repeat(43)
  b.cookie(sessionCookie, planted)
  await signIn(henk.bsn)
  assert.notEqual(b.cookies.get(sessionCookie), planted)
  const attacker = await another()
  attacker.cookie(sessionCookie, planted)
  assert.match((await attacker.get('/mijn')).text, /niet ingelogd/)
})

test('who signs in again has a new session, and the old cookie is dead, back from a form of another site too', async (t) => {
  const { b, signIn, another, issuer } = await residentAtTheDoor(t)
  await signIn(henk.bsn)
  const old = b.cookies.get(sessionCookie)!
  const away = await b.get('/inloggen/digid')
  // A browser sends no SameSite=Lax cookie along with a form that another site posts.
  b.signOut()
  await b.postRaw('/inloggen/terug/digid', issuer.agrees(away.location!, { bsn: henk.bsn }), { 'sec-fetch-site': 'cross-site' })
  const thief = await another()
  thief.cookie(sessionCookie, old)
  assert.match((await thief.get('/mijn')).text, /niet ingelogd/)
  assert.match((await b.get('/mijn')).text, /Dag Henk/)
})

test('signing out: the cookie is cleared, its value is dead, and it goes on to the issuer with nothing of the BSN', async (t) => {
  const { b, signIn, another, issuer } = await residentAtTheDoor(t)
  await signIn(henk.bsn)
  const old = b.cookies.get(sessionCookie)!
  const out = await b.post('/uitloggen')
  assert.equal(b.cookies.has(sessionCookie), false)
  const to = new URL(out.location!)
  assert.equal(to.href.split('?')[0], `${issuer.url}/end`)
  assert.deepEqual(Object.fromEntries(to.searchParams), { post_logout_redirect_uri: 'http://localhost:3000/uitgelogd', client_id: 'shop' }, 'an ID token with the BSN in it stays out of the address')
  const thief = await another()
  thief.cookie(sessionCookie, old)
  assert.match((await thief.get('/mijn')).text, /niet ingelogd/)
  const page = await b.get('/uitgelogd')
  assert.match(page.text, /Je bent uitgelogd.*Niemand kan nu bij je gegevens/)
  assert.match((await b.get('/en/uitgelogd')).text, /You are signed out Nobody can see your data now/)
})

test('an ID token without the BSN goes along, so that the issuer need not ask; an issuer that is down changes nothing here', async (t) => {
  const { b, signIn, issuer, house } = await residentAtTheDoor(t)
  issuer.behaviour.atUserinfo = ['bsn']
  await signIn(henk.bsn)
  assert.match((await b.post('/uitloggen')).location!, /id_token_hint=[\w-]+\.[\w-]+\.[\w-]+/)
  await signIn(henk.bsn)
  await issuer.stop()
  house.clock.set('2026-11-23T10:05:00+01:00')
  assert.equal((await b.post('/uitloggen')).location, '/uitgelogd')
  assert.match((await b.get('/mijn')).text, /niet ingelogd/)
})

test('another resident signed in meanwhile: the form that the first one left open is refused and changes nothing', async (t) => {
  const { b, signIn } = await residentAtTheDoor(t)
  const left = await signIn(henk.bsn)
  const token = /action="\/mijn\/merk"[^>]*><input type="hidden" name="_csrf" value="([^"]+)"/.exec(left.html)![1]!
  await signIn(fatima.bsn)
  const refused = await b.postRaw('/mijn/merk', { _csrf: token })
  assert.equal(refused.status, 403)
  assert.match((await b.get('/mijn')).text, /Dag Fatima/)
  assert.equal((await b.post('/mijn/merk')).status, 303, 'her own form is taken')
})

test('who was away for a quarter of an hour is told why they must sign in again', async (t) => {
  const { b, signIn, house } = await residentAtTheDoor(t)
  await signIn(henk.bsn)
  house.clock.set('2026-11-23T10:15:00+01:00')
  assert.match((await b.get('/inloggen')).text, /Je was 15 minuten niet bezig\. Daarom ben je uitgelogd\./)
  assert.equal((await b.get('/blijf?terug=/mijn')).location, '/inloggen?terug=%2Fmijn')
  const english = await b.get('/en/inloggen?terug=/en/mijn/bonnen')
  assert.match(english.text, /You did nothing for 15 minutes\. That is why we signed you out.*Sign in with DigiD/)
  assert.match(english.html, /href="\/inloggen\/digid\?terug=%2Fen%2Fmijn%2Fbonnen"/)
  assert.equal((await b.get('/blijf?terug=/en/mijn/bonnen')).location, '/en/inloggen?terug=%2Fen%2Fmijn%2Fbonnen')
})

test('a plain link keeps somebody signed in and leads back to where they were', async (t) => {
  const { b, signIn, house } = await residentAtTheDoor(t)
  await signIn(henk.bsn)
  house.clock.set('2026-11-23T10:14:00+01:00')
  const back = await b.get('/blijf?terug=/mijn')
  assert.equal(back.location, '/mijn')
  house.clock.set('2026-11-23T10:28:00+01:00')
  assert.match((await b.get('/mijn')).text, /Dag Henk.*/)
})

test('signing out needs the form of this session: a link or a stranger\'s form does not do it', async (t) => {
  const { b, signIn } = await residentAtTheDoor(t)
  await signIn(henk.bsn)
  assert.equal((await b.get('/uitloggen')).status, 404)
  assert.equal((await b.postRaw('/uitloggen', {})).status, 403)
  assert.match((await b.get('/mijn')).text, /Dag Henk/)
})
