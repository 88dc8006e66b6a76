import { test } from 'node:test'
import assert from 'node:assert/strict'
import { freePorts } from '#test/spawned.ts'
import { certificateFinding, examine } from './doctor.ts'

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
