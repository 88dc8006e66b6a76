import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startSession } from '#modules/identity/index.ts'
import { checkVoucher } from '#modules/redemptions/check-voucher.ts'
import { hanneke, householdOver } from '#test/household-over.ts'
import { browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { forgetNow } from './forgetting.ts'

const GONE = '(naam gewist op 1 januari 2033)'

test('a colleague who opens an old case or question by its number reads that the name is gone, and the desk finds nobody', async (t) => {
  const { house, application, matter, pass, bsnOf } = await householdOver(t)
  house.clock.set('2033-01-01T03:00:00+01:00')
  await forgetNow(house)
  const b = await browser(t, house)
  b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: hanneke.staffId, name: hanneke.staffName, roles: ['caseworker', 'kcc', 'manager'], loa: 'high' }))
  for (const path of [`/beoordeling/${application}`, `/klachten/${matter}`]) {
    const page = await b.get(path)
    assert.equal(page.status, 200, path)
    assert.ok(page.text.includes(GONE), path)
    assert.doesNotMatch(page.html, /Youssef|Samira|Ilyas|Amrani|Korreweg/, path)
  }
  for (const typed of [pass, application, matter, bsnOf('youssef')]) {
    await b.get('/balie')
    const found = await b.post('/balie', { zoek: typed, doel: 'application', hoe: 'phone' })
    // A number of eight letters may be a name: the day of birth is asked for.
    assert.deepEqual([found.status, /Wij vinden niemand/.test(found.text) || !/\d/.test(typed)], [422, true], typed)
  }
  assert.equal((await house.owner.one<{ n: number }>('select count(*)::int as n from contacts.desk_visit')).n, 0, 'no conversation began')
})

test('at a till a bon of who is forgotten is a used bon, and no more', async (t) => {
  const { house, till, code } = await householdOver(t)
  house.clock.set('2033-01-01T03:00:00+01:00')
  await forgetNow(house)
  const seen = await checkVoucher(house, till, code)
  assert.ok(seen.ok)
  assert.equal(seen.value.verdict.verdict, 'already-redeemed')
})
