import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { openKnowledge } from '#modules/knowledge/index.ts'
import { newId } from '#shared/ids.ts'
import { testHouse } from '#test/house.ts'
import { browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { may, sessionOf, startSession } from './index.ts'
import { keepStaff } from './person.store.ts'
import { signedInRoutes } from './signed-in.pages.ts'

async function office(t: TestContext) {
  const house = await testHouse(t)
  await openKnowledge(house)
  const b = await browser(t, house, { routes: signedInRoutes(house), may, sessionOf: (cookie) => sessionOf(house, cookie) })
  const colleague = (name: string) => keepStaff(house.owner, { id: newId(house.clock.now()), issuer: 'https://directory.example', subject: name, name, at: house.clock.now(), ownFind: undefined })
  const start = (subjectId: string, name: string, role = 'kcc') => startSession(house, house.db, { door: 'staff', subjectId, name, roles: [role], loa: 'high' })
  return { house, b, colleague, start }
}

test('a manager sees which colleagues are signed in and signs one out everywhere; the others go on, and the audit says who did it', async (t) => {
  const { house, b, colleague, start } = await office(t)
  const [chantal, moniek, peter, gone] = [await colleague('Chantal Visser'), await colleague('Moniek Bos'), await colleague('Peter de Groot'), await colleague('Els Weg')] as const
  await start(gone, 'Els Weg')
  house.clock.set('2026-11-23T10:20:00+01:00')
  const theirs = [await start(moniek, 'Moniek Bos'), await start(moniek, 'Moniek Bos')]
  const other = await start(peter, 'Peter de Groot')
  b.cookie(sessionCookie, await start(chantal, 'Chantal Visser', 'manager'))
  const list = await b.get('/beheer/ingelogd')
  assert.match(list.text, /Er zijn 3 collega’s ingelogd.*Chantal Visser \(dat ben jij\) 23 november 2026, 10\.20 uur 1 .*Moniek Bos 23 november 2026, 10\.20 uur 2 .*Peter de Groot/)
  assert.doesNotMatch(list.text, /Els Weg/, 'who was idle for a quarter of an hour is out already')
  const pressed = await b.post('/beheer/ingelogd', { wie: moniek })
  assert.equal(pressed.location, `/beheer/ingelogd?uit=${moniek}`)
  assert.match((await b.get(pressed.location!)).text, /Er zijn 2 collega’s ingelogd.*Moniek Bos is overal uitgelogd/)
  for (const cookie of theirs) assert.equal(await sessionOf(house, cookie), undefined)
  assert.ok(await sessionOf(house, other))
  assert.deepEqual(await house.owner.query(`select actor_id, actor_role, subject_kind, subject_id, facts from audit.event where action = 'identity.sessions-ended'`),
    [{ actor_id: chantal, actor_role: 'manager', subject_kind: 'staff', subject_id: moniek, facts: { ended: 2 } }])
  for (const wie of ['', 'niemand', '019ac000-0000-7000-8000-000000000001']) {
    await b.get('/beheer/ingelogd')
    assert.equal((await b.post('/beheer/ingelogd', { wie })).location, '/beheer/ingelogd', wie)
  }
})

test('nobody but a manager or an administrator signs a colleague out', async (t) => {
  const { house, b, colleague, start } = await office(t)
  const [chantal, moniek] = [await colleague('Chantal Visser'), await colleague('Moniek Bos')]
  const hers = await start(moniek, 'Moniek Bos')
  for (const [role, status] of [['caseworker', 403], ['kcc', 403], ['stip', 403], ['editor', 403], ['auditor', 403], ['administrator', 200]] as const) {
    b.cookie(sessionCookie, await start(chantal, 'Chantal Visser', role))
    assert.equal((await b.get('/beheer/ingelogd')).status, status, role)
  }
  assert.ok(await sessionOf(house, hers))
})
