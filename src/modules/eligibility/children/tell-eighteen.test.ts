import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passesOfHousehold } from '#modules/passes/index.ts'
import { residentCard } from '#modules/residents/index.ts'
import { localDate } from '#shared/local-date.ts'
import { residentsWithoutMessage } from '#modules/messages/index.ts'
import { applicants } from '#test/applicants.ts'
import { eighteenthBirthday, hearsOfEighteen } from '../domain/eighteen.ts'
import { expectedMessages } from '../index.ts'
import { tellEighteen } from './tell-eighteen.ts'

const d = localDate
const ROWS: readonly (readonly [born: string, today: string, hears: boolean])[] = [
  ['2009-03-01', '2027-01-03', false], ['2009-03-01', '2027-01-04', true], ['2009-03-01', '2027-02-28', true], ['2009-03-01', '2027-03-01', false],
  ['2008-02-29', '2026-02-28', true], ['2008-02-29', '2026-03-01', false],
]
for (const [born, today, hears] of ROWS) test(`born on ${born}, 8 weeks before: on ${today} ${hears ? 'heard' : 'not heard'}`, () => { assert.equal(hearsOfEighteen(d(born), d(today), 8), hears) })
test('who is born on 29 February is 18 on 1 March', () => { assert.equal(eighteenthBirthday(d('2008-02-29')), '2026-03-01') })

test('children come along with a grant, each pass ends before 18, and the young person hears in time how to go on, once', async (t) => {
  const { house, applyAs } = await applicants(t)
  const { residentId } = await applyAs('fatima')
  const { householdId } = await residentCard(house, house.db, residentId)
  const passes = await passesOfHousehold(house, house.db, householdId, house.clock.today())
  assert.deepEqual(passes.map(({ underResident }) => underResident ?? 'own').sort(), [residentId, residentId, 'own'].sort())

  const told = async () => (await house.owner.query<{ given: string; channel: string }>(`
    select r.given_name as given, d.channel from messages.message m join residents.resident r on r.id = m.resident_id left join messages.delivery d on d.message_id = m.id where m.kind = 'eighteen-soon'`))
  assert.equal(await tellEighteen(house), 0)
  await house.owner.query(`update residents.resident set born = '2009-01-12' where given_name = 'Amina'`)
  house.clock.set('2026-11-16T07:00:00+01:00')
  assert.equal(await tellEighteen(house), 0, 'a day too early')
  house.clock.set('2026-11-23T07:00:00+01:00')
  const missed = async () => (await residentsWithoutMessage(house, expectedMessages)).map(({ dedupeKey, why }) => [dedupeKey?.split(' ')[1], why])
  assert.deepEqual(await missed(), [], 'on the first day the worker still has to come by')
  house.clock.set('2026-11-24T07:00:00+01:00')
  assert.deepEqual(await missed(), [['eighteen-soon', 'no-message']])
  house.clock.set('2027-01-11T23:59:00+01:00')
  assert.deepEqual(await missed(), [['eighteen-soon', 'no-message']], 'until the day before the birthday')
  house.clock.set('2027-01-12T00:00:00+01:00')
  assert.deepEqual(await missed(), [])
  house.clock.set('2026-11-24T07:00:00+01:00')
  assert.equal(await tellEighteen(house), 1)
  assert.equal(await tellEighteen(house), 1)
  assert.deepEqual(await missed(), [])
  assert.deepEqual(await told(), [{ given: 'Amina', channel: 'letter' }], 'Bilal is six, and hears nothing yet')
})

test('who got a pass today, in the last weeks before 18, must have heard it tomorrow; who died is told nothing', async (t) => {
  const { house, applyAs } = await applicants(t)
  await applyAs('fatima')
  await house.owner.query(`update residents.resident set born = '2009-01-12' where given_name = 'Amina'`)
  const missed = async () => (await residentsWithoutMessage(house, expectedMessages)).length
  assert.equal(await missed(), 0)
  house.clock.set('2026-11-24T00:01:00+01:00')
  assert.equal(await missed(), 1)
  await house.owner.query(`update residents.resident set deceased = true where given_name = 'Amina'`)
  assert.equal(await missed(), 0)
})
