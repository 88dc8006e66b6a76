import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { may, sessionOf, startSession } from '#modules/identity/index.ts'
import { applicants } from '#test/applicants.ts'
import { browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { eligibilityRoutes } from '../index.ts'
import { runRetest } from './run-retest.ts'

async function kit(t: TestContext, role = 'manager') {
  const base = await applicants(t)
  const { house } = base
  const b = await browser(t, house, { routes: eligibilityRoutes(house, { mailCode: async () => 'sent', passesEnded: async () => {} }), may, sessionOf: (value) => sessionOf(house, value) })
  b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: '01935000-0000-7000-8000-0000000000cc', name: 'Karin van der Laan', roles: [role], loa: 'high' }))
  return { ...base, b }
}
const START = { dag: '2026-11-23', norm: '2025-01-01/1' }

test('a manager begins, looks at the numbers, ticks the box and processes; every step says what it did not do', async (t) => {
  const { b, house, applyAs } = await kit(t)
  await applyAs('fatima')
  await applyAs('henk')
  const empty = await b.get('/beheer/hertoets')
  assert.match(empty.text, /Er verandert niets tot jij dat zegt/)
  assert.equal((await b.post('/beheer/hertoets', START)).location, '/beheer/hertoets')
  assert.match((await b.get('/beheer/hertoets')).text, /0 van 2 huishoudens/)
  await runRetest(house)

  const preview = await b.get('/beheer/hertoets')
  for (const part of ['Klaar om te bekijken', 'Houdt de pas', 'Zit nu boven de grens', 'Nieuwe gegevens nodig', 'De pas blijft geldig', 'Verwerk deze hertoets', 'Karin van der Laan']) assert.ok(preview.text.includes(part), part)
  assert.doesNotMatch(preview.text, /Fatima|Henk|€/, 'no names and no amounts')
  const unticked = await b.post('/beheer/hertoets/verwerk')
  assert.equal(unticked.status, 422)
  assert.match(unticked.text, /Bekijk de aantallen en zet een vinkje/)
  const changed = await b.post('/beheer/hertoets/verwerk', { bekeken: 'ja', zaken: '99' })
  assert.equal(changed.status, 409)
  assert.equal((await b.post('/beheer/hertoets/verwerk', { bekeken: 'ja' })).location, '/beheer/hertoets')
  await runRetest(house)
  assert.match((await b.get('/beheer/hertoets')).text, /Verwerkt .*Zaken geopend/)
})

test('what cannot be begun is said beside the field, with what was typed; a second one is refused', async (t) => {
  const { b } = await kit(t)
  await b.get('/beheer/hertoets')
  for (const [fields, status, says] of [
    [{ dag: '2027-02-30', norm: START.norm }, 422, /Vul een dag in/], [{ dag: '1990-01-01', norm: START.norm }, 422, /nog geen regels/],
    [{ ...START, norm: '2025-01-01/9' }, 422, /Kies een norm/], [{ ...START, norm: 'x' }, 422, /Kies een norm/],
  ] as const) {
    const answer = await b.post('/beheer/hertoets', fields)
    assert.equal(answer.status, status)
    assert.match(answer.text, says)
    assert.ok(answer.html.includes(`value="${fields.dag}"`))
  }
  await b.post('/beheer/hertoets', START)
  const busy = await b.postRaw('/beheer/hertoets', { ...START, _csrf: /name="_csrf" value="([^"]+)"/.exec((await b.get('/beheer/hertoets')).html)![1]! })
  assert.equal(busy.status, 409)
  assert.match(busy.text, /Er loopt al een hertoets/)
  assert.equal((await b.post('/beheer/hertoets/stop')).location, '/beheer/hertoets')
  assert.match((await b.get('/beheer/hertoets')).text, /Gestopt/)
})

test('a caseworker, a desk and an auditor do not begin a re-test', async (t) => {
  for (const role of ['caseworker', 'kcc', 'auditor', 'editor']) {
    const { b } = await kit(t, role)
    assert.equal((await b.get('/beheer/hertoets')).status, 403, role)
  }
})
