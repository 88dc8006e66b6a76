import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '#test/house.ts'
import { directoryChanges, groupsOf, keepGroup, keepProvider, providerByKvk, providerCard, providerDirectory, type ProviderInput } from './index.ts'

const club = (slug: string, kvk: string, more: Partial<ProviderInput> = {}): ProviderInput => ({
  slug, name: `Club ${slug}`, kvk, address: 'Doelpad 2', postcode: '9742 DP', place: 'Groningen', neighbourhood: 'Vinkhuizen',
  openingHours: '', travel: '', access: '', phone: '', website: '', ...more,
})

test('a provider is found by its number in the trade register, and a stranger is not', async (t) => {
  const house = await testHouse(t)
  const id = await house.db.transaction((tx) => keepProvider(house, tx, club('judo', '90010127')))
  assert.equal((await providerByKvk(house, house.db, '90010127'))?.id, id)
  assert.equal((await providerCard(house, house.db, id))?.name, 'Club judo')
  assert.equal(await providerByKvk(house, house.db, '90099994'), undefined)
})

test('two organisations cannot share a number in the trade register', async (t) => {
  const house = await testHouse(t)
  await house.db.transaction((tx) => keepProvider(house, tx, club('judo', '90010127')))
  await assert.rejects(house.db.transaction((tx) => keepProvider(house, tx, club('turnen', '90010127'))), /provider_kvk_key/)
})

test('writing the same again keeps the id, and a change is counted', async (t) => {
  const house = await testHouse(t)
  const first = await house.db.transaction((tx) => keepProvider(house, tx, club('judo', '90010127')))
  const before = await directoryChanges(house, house.db)
  const second = await house.db.transaction((tx) => keepProvider(house, tx, club('judo', '90010127', { address: 'Mattenweg 19' })))
  assert.equal(second, first)
  assert.equal((await providerCard(house, house.db, first))?.address, 'Mattenweg 19')
  assert.ok(await directoryChanges(house, house.db) > before)
})

test('what a group promises, each of its members may redeem, and nobody else', async (t) => {
  const house = await testHouse(t)
  const [judo, turnen, cinema] = await house.db.transaction(async (tx) => [
    await keepProvider(house, tx, club('judo', '90010127')), await keepProvider(house, tx, club('turnen', '90010144')), await keepProvider(house, tx, club('lamp', '90010096'))])
  const group = await house.db.transaction((tx) => keepGroup(house, tx, { slug: 'sportclubs', name: 'Elke sportclub', members: [judo!, turnen!] }))
  const gives = async (provider: string, by: string | null, group: string | null) =>
    (await house.db.one<{ gives: boolean }>('select providers.gives($1, $2, $3)', [provider, by, group])).gives
  assert.deepEqual([await gives(judo!, null, group), await gives(turnen!, null, group), await gives(cinema!, null, group)], [true, true, false])
  assert.deepEqual([await gives(judo!, judo!, null), await gives(judo!, turnen!, null), await gives(judo!, null, null)], [true, false, false])
  assert.deepEqual(await groupsOf(house, house.db, judo!), [group])
  assert.deepEqual((await providerDirectory(house, house.db)).groups.get(group)?.members, [judo, turnen])
})
