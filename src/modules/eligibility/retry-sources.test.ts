import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { passOf } from '#modules/passes/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { type Applicants, applicants } from '#test/applicants.ts'
import { expectedMessages, retrySources } from './index.ts'
import { nextTry, waitedEnough } from './domain/pauses.ts'

const stateOf = (house: Applicants['house'], id: string) => house.owner.one<{ state: string; tries: number }>('select state, tries from eligibility.application where id = $1', [id])
const told = (house: Applicants['house'], residentId: string) =>
  house.owner.query<{ kind: string }>('select kind from messages.message where resident_id = $1 order by kind', [residentId]).then((rows) => rows.map(({ kind }) => kind))

test('a source that is down: the application waits, with a receipt, and is granted by itself when the source is back', async (t) => {
  const { house, partners, applyAs } = await applicants(t)
  partners.faults.set('income', 'down')
  const fatima = await applyAs('fatima')
  assert.equal(fatima.state, 'waiting-for-source')
  assert.deepEqual(await told(house, fatima.residentId), ['receipt', 'source-waiting'])
  assert.equal(await passOf(house, house.db, fatima.residentId, house.clock.today()), undefined)

  assert.equal(await retrySources(house), 0, 'not before its pause is over')
  house.clock.set('2026-11-23T10:01:00+01:00')
  assert.equal(await retrySources(house), 1)
  assert.deepEqual(await stateOf(house, fatima.applicationId), { state: 'waiting-for-source', tries: 1 })
  assert.equal(await retrySources(house), 0, 'its next pause is longer')

  partners.faults.clear()
  house.clock.set('2026-11-23T10:03:00+01:00')
  assert.equal(await retrySources(house), 1)
  assert.equal((await stateOf(house, fatima.applicationId)).state, 'granted')
  assert.deepEqual(await told(house, fatima.residentId), ['granted', 'receipt', 'source-waiting'])
  assert.ok(await passOf(house, house.db, fatima.residentId, house.clock.today()))
})

test('only a pass comes out by itself: an income above the limit opens a case', async (t) => {
  const { house, partners, applyAs } = await applicants(t)
  partners.faults.set('income', 'garbage')
  const henk = await applyAs('henk')
  partners.faults.clear()
  house.clock.set('2026-11-23T10:02:00+01:00')
  await retrySources(house)
  assert.equal((await stateOf(house, henk.applicationId)).state, 'in-review')
  assert.deepEqual(await told(house, henk.residentId), ['in-review', 'receipt', 'source-waiting'])
})

test('after 24 hours of silence a person looks, and hears which day the decision comes', async (t) => {
  const { house, applyAs } = await applicants(t)
  const karel = await applyAs('karel')
  house.clock.set('2026-11-24T09:59:59+01:00')
  await retrySources(house)
  assert.equal((await stateOf(house, karel.applicationId)).state, 'waiting-for-source')
  house.clock.set('2026-11-24T11:00:00+01:00')
  await retrySources(house)
  assert.equal((await stateOf(house, karel.applicationId)).state, 'in-review')
  assert.deepEqual(await told(house, karel.residentId), ['in-review', 'receipt', 'source-waiting'])
})

test('the register down: the application is not lost, and the name comes when the register is back', async (t) => {
  const { house, partners, applyAs } = await applicants(t)
  partners.faults.set('brp', 'down')
  const fatima = await applyAs('fatima')
  assert.equal(fatima.state, 'waiting-for-source')
  assert.equal((await residentCard(house, house.db, fatima.residentId)).fullName, 'inwoner')
  partners.faults.clear()
  house.clock.set('2026-11-23T10:02:00+01:00')
  await retrySources(house)
  assert.equal((await stateOf(house, fatima.applicationId)).state, 'granted')
  assert.equal((await residentCard(house, house.db, fatima.residentId)).fullName, 'Fatima Bouazza')
  assert.equal((await house.owner.query('select from passes.pass')).length, 3)
})

test('the register says only at the retry that they died: a caseworker has the alarm, and no letter goes to who died', async (t) => {
  const { house, partners, applyAs } = await applicants(t)
  partners.faults.set('brp', 'down')
  const willem = await applyAs('willem')
  partners.faults.clear()
  house.clock.set('2026-11-23T10:02:00+01:00')
  await retrySources(house)
  assert.deepEqual(await house.owner.query('select state, alarm from eligibility.application'), [{ state: 'in-review', alarm: 'deceased' }])
  assert.deepEqual(await told(house, willem.residentId), ['receipt', 'source-waiting'], 'what was said before anybody knew')
  assert.deepEqual(await house.owner.query(`select actor_door, subject_id from audit.event where action = 'eligibility.alarm'`), [{ actor_door: 'system', subject_id: willem.applicationId }])
  assert.deepEqual(await residentsWithoutMessage(house, expectedMessages), [])
})

test('an answer about somebody else, or with a negative amount, never decides anything', async (t) => {
  const { house, partners, applyAs } = await applicants(t)
  partners.faults.set('income', 'wrong-person')
  assert.equal((await applyAs('fatima')).state, 'waiting-for-source')
  partners.faults.set('income', 'negative')
  assert.equal((await applyAs('marjan')).state, 'in-review')
  assert.equal((await house.owner.query('select from passes.pass')).length, 0)
})

test('a norm change while somebody waits: the day of the application counts', async (t) => {
  const { house, partners, applyAs } = await applicants(t, '2026-06-30T23:59:00+02:00')
  partners.faults.set('income', 'down')
  const marjan = await applyAs('marjan')
  partners.faults.clear()
  house.clock.set('2026-07-01T00:05:00+02:00')
  await retrySources(house)
  const assessment = await house.owner.one<{ reference_date: string; limit_cents: number; outcome: string }>('select reference_date, limit_cents, outcome from eligibility.assessment where application_id = $1', [marjan.applicationId])
  assert.deepEqual(assessment, { reference_date: '2026-06-30', limit_cents: 168180, outcome: 'passed' })
})

test('two workers at once ask once for each person, and one that breaks does not stop the others', async (t) => {
  const { house, partners, applyAs } = await applicants(t)
  partners.faults.set('income', 'down')
  const broken = await applyAs('marjan')
  for (const key of ['fatima', 'aaltje', 'daan']) await applyAs(key)
  await house.owner.query('update eligibility.application set typed_sealed = $2 where id = $1', [broken.applicationId, Buffer.from('k1 cannot be opened at all, whoever tries it')])
  partners.faults.clear()
  house.clock.set('2026-11-23T10:02:00+01:00')
  const asked = await Promise.all([retrySources(house), retrySources(house)])
  assert.equal(asked[0]! + asked[1]!, 4)
  assert.deepEqual((await house.owner.query<{ state: string }>('select state from eligibility.application order by state')).map(({ state }) => state), ['granted', 'granted', 'granted', 'waiting-for-source'])
  assert.equal(house.lines.filter(({ level }) => level === 'error').length, 1)
  assert.equal((await house.owner.query(`select from messages.message where kind = 'granted'`)).length, 3)
})

test('pauses grow to an hour, and 24 hours are the end', () => {
  const from = new Date('2026-11-23T10:00:00Z')
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7, 50].map((tries) => (nextTry(from, tries).getTime() - from.getTime()) / 60_000), [1, 2, 4, 8, 15, 30, 60, 60, 60])
  assert.equal(waitedEnough(from, new Date('2026-11-24T09:59:59Z')), false)
  assert.equal(waitedEnough(from, new Date('2026-11-24T10:00:00Z')), true)
})
