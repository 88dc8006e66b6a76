import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { deskRoutes, signInStoryAt } from './desk.pages.ts'
import { may } from './index.ts'
import { causes } from './domain/sign-in-failure.ts'
import { stopSignIn } from './stop.ts'

async function desk(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: deskRoutes(house), may })
  b.signIn({ door: 'staff', roles: ['kcc'], name: 'Moniek Alberts' })
  return { house, b }
}

test('Moniek types the number and reads what happened, what to say, what to do and what not to promise', async (t) => {
  const { house, b } = await desk(t)
  const number = await stopSignIn(house, 'resident', { reason: 'issuer-slow', facts: { detail: 'time-out' } }, [{ step: 'metadata', ms: 240 }, { step: 'hand-over', ms: 5000 }])
  const page = await b.get(`/balie/inloggen/${number}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /De site voor inloggen was te traag.*Wat is er gebeurd\?.*Zeg nu.*Doe nu.*Liever niet/)
  assert.match(page.text, /23 november 2026, 10\.00 uur.*Inwoner, met DigiD.*Bij DigiD, eHerkenning of de verbinding.*time-out/)
  assert.match(page.text, /Vraag aan de inlogdienst 0,2 seconden.*Op weg naar de inlogdienst Hier stopte het\./)
})

test('a number is found however it is said: small letters, no space, an O for a nought', async (t) => {
  const { house, b } = await desk(t)
  let number = ''
  while (!number.includes('0')) number = await stopSignIn(house, 'staff', { reason: 'no-role' }, [])
  for (const typed of [number.toLowerCase(), ` ${number.slice(0, 3)}-${number.slice(3)} `, number.replaceAll('0', 'o')]) {
    const found = await signInStoryAt(house, typed)
    assert.deepEqual(found, { path: `/balie/inloggen/${number}`, cause: 'no-role' }, typed)
    assert.match((await b.get(found!.path)).text, /Ingelogd zonder toegang/, typed)
  }
})

test('one character wrong is no number: never the story of somebody else', async (t) => {
  const { house, b } = await desk(t)
  const number = await stopSignIn(house, 'resident', { reason: 'cancelled' }, [])
  const wrong = `${number[0] === '7' ? '8' : '7'}${number.slice(1)}`
  for (const typed of [wrong, 'hallo', '<b>x</b>']) {
    assert.equal(await signInStoryAt(house, typed), undefined, typed)
    assert.equal((await b.get(`/balie/inloggen/${encodeURIComponent(typed)}`)).status, 404, typed)
  }
})

test('each time it is opened is written down: by whom, and how that sign-in had ended', async (t) => {
  const { house, b } = await desk(t)
  const number = await stopSignIn(house, 'resident', { reason: 'issuer-slow', facts: { detail: 'time-out' } }, [])
  await b.get(`/balie/inloggen/${number}`)
  await b.get(`/balie/inloggen/${number}`)
  const lines = await house.owner.query(`select actor_role, facts from audit.event where action = 'identity.sign-in-explained'`)
  assert.deepEqual(lines, Array(2).fill({ actor_role: 'kcc', facts: { cause: 'issuer-slow', door: 'resident' } }))
})

test('who kept the page of its own in a bookmark comes to the field of all keys', async (t) => {
  const { b } = await desk(t)
  assert.equal((await b.get('/balie/inloggen')).location, '/balie')
})

test('only the desk sees it: no resident, no provider, no caseworker, and nobody who is not signed in', async (t) => {
  const { b } = await desk(t)
  for (const [door, role] of [['resident', 'resident'], ['provider', 'provider-manager'], ['staff', 'caseworker'], ['staff', 'administrator']] as const) {
    b.signIn({ door, roles: [role] })
    assert.equal((await b.get('/balie/inloggen/000000')).status, 403, role)
  }
  b.signOut()
  assert.equal((await b.get('/balie/inloggen/000000')).location, '/inloggen?terug=%2Fbalie%2Finloggen%2F000000')
})

test('typing numbers is rate limited', async (t) => {
  const { b } = await desk(t)
  let last = 0
  for (let i = 0; i < 31; i++) last = (await b.get('/balie/inloggen/AAAAAA')).status
  assert.equal(last, 429)
})

test('every cause can be shown, before and after a journey', async (t) => {
  const { house, b } = await desk(t)
  for (const cause of causes) {
    const number = await stopSignIn(house, 'resident', { reason: cause }, [{ step: 'away', ms: 61_000 }, { step: 'attempt', ms: 1 }])
    assert.match((await b.get(`/balie/inloggen/${number}`)).text, /Bij de inlogdienst 1 minuut/, cause)
  }
})

test('what stopped is written down for good: nobody changes or removes it', async (t) => {
  const { house } = await desk(t)
  await stopSignIn(house, 'resident', { reason: 'cancelled' }, [])
  for (const sql of ['update identity.sign_in_event set cause = $1', 'delete from identity.sign_in_event where cause <> $1']) {
    await assert.rejects(house.db.query(sql, ['replay']), /permission denied/)
    await assert.rejects(house.owner.query(sql, ['replay']), /never changes/)
  }
})

test('sign-ins can be counted by month, door and cause, in the days of Amsterdam', async (t) => {
  const { house } = await desk(t)
  house.clock.set('2026-11-30T23:30:00Z')
  await stopSignIn(house, 'resident', { reason: 'cancelled' }, [])
  assert.deepEqual(await house.owner.query(`select to_char(day, 'YYYY-MM') as month, door, cause, count(*) as n from identity.sign_in_event group by 1, 2, 3`), [{ month: '2026-12', door: 'resident', cause: 'cancelled', n: 1 }])
})
