import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { startSession } from '#modules/identity/index.ts'
import { keepStaff } from '#modules/identity/person.store.ts'
import { enterResident, readPersons, residentCard } from '#modules/residents/index.ts'
import { newId } from '#shared/ids.ts'
import { applicants, MARRIED } from '#test/applicants.ts'
import { browser } from '#test/page.ts'
import { sessionCookie } from '#web/visit.ts'
import { knowsHousehold } from './index.ts'

async function kit(t: TestContext) {
  const base = await applicants(t)
  const { house, bsnOf } = base
  const at = house.clock.now()
  /** A colleague who is at home who `key` is, as their directory says. */
  const colleague = (key: string | undefined) => keepStaff(house.owner, { id: newId(at), issuer: 'test', subject: key ?? 'hanneke', name: key ?? 'Hanneke', at, ownFind: key ? house.box.find(bsnOf(key)) : undefined })
  const householdOf = async (residentId: string) => (await residentCard(house, house.db, residentId)).householdId
  const knows = async (key: string | undefined, residentId: string) => knowsHousehold(house, house.db, await colleague(key), await householdOf(residentId))
  return { ...base, colleague, knows }
}

test('nobody decides on their parents: a grown daughter of the applicant opens nothing and grants nothing, also when she said nothing', async (t) => {
  const { house, applyAs, colleague, knows } = await kit(t)
  const { residentId } = await applyAs('gerrit', { ...MARRIED, otherAdults: 'one' })
  assert.equal(await knows('iris', residentId), true)
  assert.equal(await knows('gerrit', residentId), true, 'their own, as before')
  assert.equal(await knows('ans', residentId), true, 'and of the partner')
  assert.equal(await knows('henk', residentId), false, 'a colleague who is not family goes on')
  assert.equal(await knows(undefined, residentId), false, 'so does who has no BSN in the directory')

  const b = await browser(t, house)
  b.cookie(sessionCookie, await startSession(house, house.db, { door: 'staff', subjectId: await colleague('iris'), name: 'Iris Jansen', roles: ['caseworker'], loa: 'high' }))
  const page = await b.get('/beoordeling/SP-26-00001')
  assert.equal(page.status, 403)
  assert.doesNotMatch(page.text, /Gerrit/)
  // The page stood open from before the directory said who she is.
  await house.owner.query('update identity.staff set own_find = null')
  assert.equal((await b.get('/beoordeling/SP-26-00001')).status, 200)
  await colleague('iris')
  assert.match((await b.post('/beoordeling/SP-26-00001/van-wie', { wat: 'neem', was: '' })).text, /Een collega besluit/, 'nor takes the case')
  assert.deepEqual(await house.owner.query('select from eligibility.application where assigned_to is not null'), [])
  assert.deepEqual(await house.owner.query(`select from eligibility.decision where outcome = 'granted'`), [])
})

test('nor on their grown child, who applies alone', async (t) => {
  const { applyAs, knows } = await kit(t)
  const { residentId } = await applyAs('iris')
  assert.deepEqual([await knows('gerrit', residentId), await knows('ans', residentId), await knows('henk', residentId)], [true, true, false])
})

test('who was entered at the desk is family of the same people; of all of them nothing is kept but a mark, and it goes with the resident', async (t) => {
  const { house, bsnOf, knows } = await kit(t)
  const read = await readPersons(house, bsnOf('gerrit'))
  assert.ok(read.kind === 'found')
  const residentId = await house.db.transaction((tx) => enterResident(house, tx, read))
  assert.equal(await knows('iris', residentId), true)
  const kept = JSON.stringify(await house.owner.query('select r::text from residents.resident r')) + JSON.stringify(await house.owner.query('select m::text from residents.kin_mark m'))
  assert.doesNotMatch(kept, /Iris|Ans/)
  assert.doesNotMatch(kept, new RegExp(bsnOf('iris')))
  await house.owner.query('select residents.forget_entered(array[$1::uuid])', [residentId])
  assert.deepEqual(await house.owner.query('select from residents.kin_mark'), [])
})
