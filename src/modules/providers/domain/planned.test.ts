import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { laterChanges } from './later-changes.ts'
import { changesOf, readStart, sameSubject, withChanges } from './planned.ts'
import { type ProviderFacts, typedOf } from './typed-provider.ts'

const at = (address: string) => ({ address, postcode: '9712 AB', place: 'Groningen', neighbourhood: '', openingHours: 'Elke dag' })
const pool: ProviderFacts = { slug: 'bad', name: 'Het bad', kvk: '90010013', ...at('Plein 1'), spot: { lat: 53.2, lon: 6.5 }, travel: '', access: '', phone: '050 000 10 00', website: '', booking: '', branches: [{ ...at('Zomerweg 3'), name: 'Buitenbad' }, { ...at('Laan 4'), name: 'Kleuterbad' }] }
const today = localDate('2026-11-23')

for (const [typed, day] of [['1-3-2027', '2027-03-01'], ['01-03-2027', '2027-03-01'], ['2027-03-01', '2027-03-01'], ['24-11-2026', '2026-11-24'], ['23-11-2027', '2027-11-23']] as const) {
  test(`${typed} is a day from which a change can count`, () => { assert.deepEqual(readStart(typed, { adres: 'Kade 7' }, today), { startsOn: day, problems: [] }) })
}
for (const [typed, says] of [['23-11-2026', /na vandaag/], ['22-11-2026', /na vandaag/], ['24-11-2027', /binnen een jaar/], ['31-2-2027', /zoals 1-3-2027/], ['maart', /zoals 1-3-2027/]] as const) {
  test(`${typed} is none, and the form says why`, () => { assert.match(readStart(typed, { adres: 'Kade 7' }, today).problems[0]!.message, says) })
}
test('without a day it counts at once', () => { assert.deepEqual(readStart('', { adres: 'Kade 7' }, today), { startsOn: undefined, problems: [] }) })
test('a name and a number of the trade register have no later day: tills sign in by them', () => {
  for (const field of ['naam', 'kvk']) assert.deepEqual(readStart('1-3-2027', { [field]: 'x' }, today).problems.map((one) => one.field), [field])
})

test('a planned change is only what it makes otherwise: what else changes meanwhile stays', () => {
  const { spot: _spot, ...moved } = { ...pool, address: 'Kade 7' }
  const changes = changesOf(pool, typedOf(moved))
  assert.deepEqual(changes, { adres: 'Kade 7', punt: '' })
  const now = withChanges({ ...pool, phone: '050 000 20 00' }, changes)
  assert.deepEqual([now.address, now.phone, 'spot' in now, now.branches], ['Kade 7', '050 000 20 00', false, pool.branches])
})

test('of two places the first ends: the other moves up, and is the same place', () => {
  const changes = changesOf(pool, typedOf({ ...pool, branches: pool.branches.slice(1) }))
  assert.deepEqual(withChanges(pool, changes).branches, pool.branches.slice(1))
})

for (const [what, one, other, field] of [
  ['the same field', { adres: 'Kade 7' }, { adres: 'Laan 8', open: '' }, 'adres'],
  ['another field', { telefoon: '' }, { adres: 'Laan 8' }, undefined],
  ['any two fields of the other places', { 'plek-1-open': '' }, { 'plek-2-adres': '' }, 'plek-1-open'],
  ['the first place and another', { open: '' }, { 'plek-1-open': '' }, undefined],
] as const) test(`${what}: ${field ? 'crosses with what is planned' : 'goes beside it'}`, () => { assert.equal(sameSubject(one, other), field) })

for (const [what, after, changes] of [
  ['one more place', { branches: [...pool.branches, { ...at('Kade 9'), name: 'Wellness' }] }, [{ kind: 'added', name: 'Wellness', at: 'Kade 9, 9712 AB Groningen' }]],
  ['a move is not a new place too', { address: 'Kade 7' }, [{ kind: 'moved', name: '', from: 'Plein 1, 9712 AB Groningen', to: 'Kade 7, 9712 AB Groningen' }]],
  ['another bus', { travel: 'Bus 4' }, [{ kind: 'travel', words: 'Bus 4' }]],
  ['a telephone that goes is nothing to read ahead', { phone: '' }, []],
] as const) test(`who plans to go reads ahead: ${what}`, () => { assert.deepEqual(laterChanges(pool, { ...pool, ...after }), changes) })
