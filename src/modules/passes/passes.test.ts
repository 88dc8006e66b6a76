import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { readCode } from '#shared/code.ts'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { testHouse } from '#test/house.ts'
import { MOVES, mayMove } from './domain/pass-states.ts'
import { changePass, issuePass, passesOfHousehold, passOf } from './index.ts'

const FROM = localDate('2026-11-23')
const TO = localDate('2027-12-31')

async function people(t: TestContext) {
  const house = await testHouse(t)
  const [household, adult, child, neighbour, decision] = Array.from({ length: 5 }, () => newId(house.clock.now())) as [string, string, string, string, string]
  const issue = (residentId: string, changes: { validTo?: typeof TO; underResident?: string; householdId?: string } = {}) =>
    house.db.transaction((tx) => issuePass(house, tx, { residentId, householdId: household, decisionId: decision, validFrom: FROM, validTo: TO, actor: { door: 'system' }, ...changes }))
  return { house, household, adult, child, neighbour, issue }
}

test('a pass is valid from its first day to its last, both included', async (t) => {
  const { house, adult, issue } = await people(t)
  await issue(adult)
  const valid = async (day: string) => (await passOf(house, house.db, adult, localDate(day))) !== undefined
  assert.deepEqual([await valid('2026-11-22'), await valid('2026-11-23'), await valid('2027-12-31'), await valid('2028-01-01')], [false, true, true, false])
})

test('the number has a check character, and no neighbour gets a pass along', async (t) => {
  const { house, adult, neighbour, issue } = await people(t)
  await issue(adult)
  const pass = await passOf(house, house.db, adult, FROM)
  assert.equal(readCode(pass!.number, 8), pass!.number)
  assert.equal(await passOf(house, house.db, neighbour, FROM), undefined)
})

test('a new pass ends the one before it, and only of that person', async (t) => {
  const { house, household, adult, child, issue } = await people(t)
  const first = await issue(adult)
  await issue(child, { underResident: adult, validTo: localDate('2027-06-14') })
  const second = await issue(adult)
  assert.deepEqual((await passesOfHousehold(house, house.db, household, FROM)).map((p) => [p.residentId, p.underResident]).sort(), [[adult, undefined], [child, adult]].sort())
  assert.equal((await passOf(house, house.db, adult, FROM))?.id, second)
  const events = await house.owner.query<{ to_state: string; reason: string }>('select to_state, reason from passes.pass_event where pass_id = $1 order by at, to_state desc', [first])
  assert.deepEqual(events.map((e) => `${e.to_state} ${e.reason}`), ['valid granted', 'ended replaced'])
})

test('a blocked pass is not valid, and can be again', async (t) => {
  const { house, adult, issue } = await people(t)
  await issue(adult)
  const pass = (await passOf(house, house.db, adult, FROM))!
  await house.db.transaction((tx) => changePass(house, tx, pass, 'blocked', 'lost', { door: 'resident', id: adult }))
  assert.equal(await passOf(house, house.db, adult, FROM), undefined)
  await house.db.transaction((tx) => changePass(house, tx, { ...pass, state: 'blocked' }, 'valid', 'found', { door: 'resident', id: adult }))
  assert.equal((await passOf(house, house.db, adult, FROM))?.id, pass.id)
})

test('of two who change the same pass at once the second is told, and nothing is written twice', async (t) => {
  const { house, adult, issue } = await people(t)
  await issue(adult)
  const pass = (await passOf(house, house.db, adult, FROM))!
  const block = () => house.db.transaction((tx) => changePass(house, tx, pass, 'blocked', 'lost', { door: 'resident', id: adult }))
  const outcomes = await Promise.allSettled([block(), block()])
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await house.owner.one<{ n: number }>(`select count(*)::int as n from passes.pass_event where reason = 'lost'`)).n, 1)
})

test('a transaction that fails leaves no pass, no event and no audit row', async (t) => {
  const { house, adult } = await people(t)
  await assert.rejects(house.db.transaction(async (tx) => {
    await issuePass(house, tx, { residentId: adult, householdId: adult, decisionId: adult, validFrom: FROM, validTo: TO, actor: { door: 'system' } })
    throw new Error('after all')
  }), /after all/)
  assert.deepEqual(await house.owner.one(`select (select count(*)::int from passes.pass) as passes, (select count(*)::int from passes.pass_event) as events, (select count(*)::int from audit.event) as audit`), { passes: 0, events: 0, audit: 0 })
})

test('the application can neither rewrite what a pass promises nor what happened to it', async (t) => {
  const { house, adult, issue } = await people(t)
  await issue(adult)
  await assert.rejects(house.db.query(`update passes.pass set valid_to = '2099-12-31'`), /permission denied/)
  await assert.rejects(house.db.query('delete from passes.pass_event'), /permission denied/)
  await assert.rejects(house.owner.query('delete from passes.pass_event'), /never changes/)
})

test('for an order: who of these people has a valid pass that day, each once, in id order', async (t) => {
  const { house, adult, child, neighbour, issue } = await people(t)
  await issue(adult)
  await issue(child, { underResident: adult, validTo: localDate('2027-06-14') })
  const lock = (day: string) => house.db.transaction((tx) => tx.query<{ resident_id: string }>('select * from passes.lock_valid($1, $2)', [[neighbour, child, adult], day]))
  assert.deepEqual((await lock('2026-11-23')).map((row) => row.resident_id), [adult, child].sort())
  assert.deepEqual((await lock('2027-06-15')).map((row) => row.resident_id), [adult])
  assert.deepEqual(await lock('2028-01-01'), [])
})

test('every state can be reached, and ended is for good', () => {
  assert.deepEqual([...new Set(MOVES.map(({ to }) => to))].sort(), ['blocked', 'ended', 'valid'])
  assert.equal(MOVES.some(({ from }) => from === 'ended'), false)
  assert.equal(mayMove('ended', 'valid'), false)
})
