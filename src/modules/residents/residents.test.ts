import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { NotFound } from '#web/answer.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import type { RegisteredPerson, Registration } from './index.ts'
import { bsnOf, householdMembers, keepRegistration, letterAddress, notesAbout, relativesOf, residentByBsn, residentCard } from './index.ts'

type Found = Extract<Registration, { kind: 'found' }>
const lines = ['Lavendelweg 60', '9731 HM  Groningen']
const person = (bsn: string, givenName: string, more: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  bsn, givenName, fullName: `${givenName} Wiel`, born: localDate('1980-01-02'), bornText: '2 januari 1980', address: { kind: 'home', lines, objectId: '0014010000000001' },
  municipality: { code: '0014', name: 'Groningen' }, secretAddress: false, deceased: false, ...more,
})
const ANN = '999993677'
const BOB = '999995169'
const KID = '999990032'
const child = person(KID, 'Kim', { born: localDate('2015-03-04'), bornText: '4 maart 2015' })
const found = (main: RegisteredPerson, more: Partial<Found> = {}): Found => ({ kind: 'found', person: main, children: [], otherAdults: 'unknown', notes: [], ...more })
const keep = (house: TestHouse, registration: Found) => house.db.transaction((tx) => keepRegistration(house, tx, registration))

test('who applies is kept with partner and children in one household, and found by BSN', async (t) => {
  const house = await testHouse(t)
  const kept = await keep(house, found(person(ANN, 'Ann'), {
    partner: person(BOB, 'Bob', { born: localDate('1981-01-02') }), children: [child], notes: [{ note: 'under-investigation', about: 'self', source: 'BRP', on: house.clock.today(), facts: { what: 'adres' } }],
  }))
  assert.equal(await residentByBsn(house, house.db, ANN), kept.residentId)
  assert.equal(await residentByBsn(house, house.db, '111222333'), undefined)
  assert.equal(await bsnOf(house, house.db, kept.residentId), ANN)
  assert.deepEqual((await householdMembers(house, house.db, kept.householdId)).map(({ givenName }) => givenName), ['Ann', 'Bob', 'Kim'])
  assert.deepEqual(await relativesOf(house, house.db, kept.residentId), { partnerId: kept.partnerId, childIds: kept.childIds })
  assert.deepEqual(await relativesOf(house, house.db, kept.partnerId!), { partnerId: kept.residentId, childIds: [] })
  assert.deepEqual(await notesAbout(house, house.db, kept.residentId), [{ note: 'under-investigation', about: 'self', source: 'BRP', on: '2026-11-23', facts: { what: 'adres' } }])
  await assert.rejects(residentCard(house, house.db, '019ac000-0000-7000-8000-000000000000'), NotFound)

  const dump = JSON.stringify(await house.owner.query('select r::text from residents.resident r'))
  for (const bsn of [ANN, BOB, KID]) assert.ok(!dump.includes(bsn) && !dump.includes(Buffer.from(bsn).toString('hex')), 'no BSN to read in the database')
})

test('read again, the same people change and nobody is doubled', async (t) => {
  const house = await testHouse(t)
  const first = await keep(house, found(person(ANN, 'Ann'), { children: [child] }))
  const again = await keep(house, found(person(ANN, 'Anna', { secretAddress: true }), { partner: person(BOB, 'Bob'), children: [child] }))
  assert.deepEqual([again.householdId, again.residentId, again.childIds], [first.householdId, first.residentId, first.childIds])
  assert.equal((await residentCard(house, house.db, first.residentId)).givenName, 'Anna')
  assert.equal((await house.owner.one<{ n: number }>('select count(*) as n from residents.resident')).n, 3)
})

test('who moves out starts a household of their own; who stays behind keeps the old one', async (t) => {
  const house = await testHouse(t)
  const before = await keep(house, found(person(ANN, 'Ann'), { partner: person(BOB, 'Bob'), children: [child] }))
  const after = await keep(house, found(person(BOB, 'Bob')))
  assert.notEqual(after.householdId, before.householdId)
  assert.deepEqual((await householdMembers(house, house.db, before.householdId)).map(({ givenName }) => givenName), ['Ann', 'Kim'])
  assert.deepEqual(await relativesOf(house, house.db, before.residentId), { partnerId: undefined, childIds: before.childIds }, 'no longer partners on either side')
})

test('a partner who applied before brings the household along', async (t) => {
  const house = await testHouse(t)
  const bob = await keep(house, found(person(BOB, 'Bob'), { children: [child] }))
  const both = await keep(house, found(person(ANN, 'Ann'), { partner: person(BOB, 'Bob'), children: [child] }))
  assert.equal(both.householdId, bob.householdId)
  const grounds = await house.owner.query<{ ground: string }>('select ground from residents.resident order by given_name')
  assert.deepEqual(grounds.map(({ ground }) => ground), ['applied', 'applied', 'child-of-applicant'], 'who once applied keeps that ground')
})

test('a secret address is on no card, only on an envelope; who died gets no envelope', async (t) => {
  const house = await testHouse(t)
  const noor = await keep(house, found(person(ANN, 'Noor', { secretAddress: true })))
  const card = await residentCard(house, house.db, noor.residentId)
  assert.deepEqual([card.addressLines, card.secretAddress], [[], true])
  assert.doesNotMatch(JSON.stringify([card, await householdMembers(house, house.db, noor.householdId)]), /Lavendelweg|9731/)
  assert.deepEqual(await letterAddress(house, house.db, noor.residentId), { name: 'Noor Wiel', lines, secret: true })

  const willem = await keep(house, found(person(BOB, 'Willem', { deceased: true })))
  assert.equal(await letterAddress(house, house.db, willem.residentId), undefined)
  const { channel } = await house.db.one<{ channel: string }>('select residents.channel_of($1) as channel', [willem.residentId])
  assert.equal(channel, 'nobody')
})

test('locks are taken by resident or by household, and two who lock the other way round do not deadlock', async (t) => {
  const house = await testHouse(t)
  const ann = await keep(house, found(person(ANN, 'Ann')))
  const bob = await keep(house, found(person(BOB, 'Bob')))
  const hold = async (ids: string[], ms: number) => house.db.transaction(async (tx) => {
    await tx.query('select residents.lock_households($1)', [ids])
    await tx.query('select pg_sleep($1)', [ms / 1000])
  })
  await Promise.all(Array.from({ length: 8 }, (_, i) => hold(i % 2 ? [ann.residentId, bob.residentId] : [bob.householdId, ann.householdId], 5)))
  const seen = house.db.transaction(async (tx) => {
    await tx.query('select residents.lock_households($1)', [[ann.residentId]])
    const free = await house.db.query('select id from residents.household for no key update skip locked')
    assert.deepEqual(free, [{ id: bob.householdId }], 'the household of another is left alone')
  })
  await seen
})

test('two people of one household who apply at the same moment end in one household', async (t) => {
  const house = await testHouse(t)
  await Promise.all([
    keep(house, found(person(ANN, 'Ann'), { partner: person(BOB, 'Bob'), children: [child] })),
    keep(house, found(person(BOB, 'Bob'), { partner: person(ANN, 'Ann'), children: [child] })),
    keep(house, found(person(ANN, 'Ann'), { partner: person(BOB, 'Bob'), children: [child] })),
    keep(house, found(person(BOB, 'Bob'), { partner: person(ANN, 'Ann'), children: [child] })),
  ])
  assert.equal((await house.owner.one<{ n: number }>('select count(distinct household_id) as n from residents.resident')).n, 1)
})
