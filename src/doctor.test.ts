import { test } from 'node:test'
import assert from 'node:assert/strict'
import { freePorts } from '#test/spawned.ts'
import { moveClock } from '#db/clock-shift.ts'
import { shiftedClock, systemClock } from '#shared/clock.ts'
import { testHouse } from '#test/house.ts'
import { certificateFinding, clockChecks, clockFinding, examine } from './doctor.ts'

const now = new Date('2026-11-23T10:00:00+01:00')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)

test('a certificate that ends within 21 days asks for care, one day later it does not, and an ended one is wrong', () => {
  assert.equal(certificateFinding(inDays(22), now).state, 'good')
  assert.equal(certificateFinding(inDays(21), now).state, 'care')
  assert.equal(certificateFinding(inDays(0), now).state, 'care')
  assert.equal(certificateFinding(inDays(-1), now).state, 'wrong')
})

test('who holds the certificate in the shop itself is told to restart it after renewing; behind a proxy there is nothing to restart', () => {
  for (const days of [21, -1]) {
    assert.match(certificateFinding(inDays(days), now, true).sentence, /restart the shop/)
    assert.doesNotMatch(certificateFinding(inDays(days), now).sentence, /restart/)
  }
})

test('a clock that is off by more than 5 seconds asks for care, by more than a minute is wrong, ahead or behind', () => {
  for (const [ahead, state] of [[0, 'good'], [5000, 'good'], [-5000, 'good'], [6000, 'care'], [-60_000, 'care'], [61_000, 'wrong'], [-3_600_000, 'wrong']] as const) assert.equal(clockFinding(ahead).state, state, String(ahead))
  assert.match(clockFinding(61_000).sentence, /^The clock of this machine is 61 seconds ahead of that of the database\./)
  assert.match(clockFinding(-90_000).sentence, /^The clock of this machine is 90 seconds behind that of the database\./)
})

test('the clock of the shop is held against that of the database; a demonstration that was moved forward agrees with itself', async (t) => {
  const house = await testHouse(t, { at: '2020-01-01T10:00:00+01:00' })
  const look = async (changes: Partial<typeof house>) => (await clockChecks({ ...house, ...changes })[0]!.look()).state
  assert.equal(await look({}), 'wrong')
  assert.equal(await look({ clock: systemClock as never }), 'good')
  await moveClock(house.owner, 604_800)
  assert.equal(await look({ clock: systemClock as never }), 'wrong')
  assert.equal(await look({ clock: shiftedClock(() => 604_800_000) as never }), 'good')
})

test('an address that nobody answers for is named by its cause', async () => {
  const why = async (address: string) => (await examine([{ name: 'sign-in', look: async () => { await fetch(address); return { state: 'good', sentence: 'It answers.' } } }]))[0]!.sentence
  assert.equal(await why(`http://127.0.0.1:${await freePorts(1)}/`), 'This could not be looked at: fetch failed (ECONNREFUSED)')
  assert.equal(await why('http://127.0.0.1:9/'), 'This could not be looked at: fetch failed (bad port)')
})

test('a check that breaks is a finding, and the others go on', async () => {
  const findings = await examine([
    { name: 'breaks', look: async () => { throw new Error('no network') } },
    { name: 'goes on', look: async () => ({ state: 'good', sentence: 'Fine.' }) },
  ])
  assert.deepEqual(findings.map(({ check, state }) => [check, state]), [['breaks', 'wrong'], ['goes on', 'good']])
  assert.match(findings[0]!.sentence, /no network/)
})
