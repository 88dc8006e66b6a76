import { type TestContext, test } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { newVoucherCode } from '#modules/vouchers/index.ts'
import { newId } from '#shared/ids.ts'
import { secretBox } from '#shared/secret-box.ts'
import { type TestHouse, testHouse } from '#test/house.ts'
import { keptResident } from '#test/kept-resident.ts'
import { newFamily, newOffer, newProvider } from '#test/small-city.ts'
import type { House } from './house.ts'
import { keyChecks, noteCurrentKeys, readEveryKey, SEALED } from './sealed-with.ts'

const BSN = '999990019'
const look = async (house: House, pages?: number) => keyChecks(house, pages)[0]!.look()

/** The same installation with other keys; `find` stays. */
const withKeys = <H extends House>(house: H, box: readonly string[], current: string, vouchers: readonly string[] = ['v1']): H => {
  const { keys } = house.config
  const [boxKey, voucherKey] = [keys.box.keys['k1']!, keys.vouchers.keys['v1']!]
  const changed = {
    ...keys, box: { ...keys.box, current, keys: Object.fromEntries(box.map((id) => [id, id === 'k1' ? boxKey : randomBytes(32)])) },
    vouchers: { current: vouchers.at(-1)!, keys: Object.fromEntries(vouchers.map((id) => [id, voucherKey])) },
  }
  return { ...house, config: { ...house.config, keys: changed }, box: secretBox(changed.box) }
}

async function oneVoucher(t: TestContext): Promise<TestHouse> {
  const house = await testHouse(t)
  const sale = await newOffer(house, { givenBy: { provider: await newProvider(house) } })
  const holder = (await newFamily(house))[0]!
  const id = newId(house.clock.now())
  await house.db.query('select vouchers.issue($1::jsonb)', [JSON.stringify([{
    id, resident_id: holder.id, household_id: holder.householdId, pass_id: holder.passId, offer_id: sale.offerId, version_id: sale.versionId, provider_id: sale.promisedBy,
    child: false, ...newVoucherCode(house, id, sale.promisedBy), key_id: house.config.keys.vouchers.current, issued_at: house.clock.now(), valid_from: '2026-01-01', valid_to: '2026-12-31',
  }])])
  return house
}

test('a key that was made current stays good beside the one before it, and the one before it may not go while rows need it', async (t) => {
  const house = await testHouse(t)
  await keptResident(house, BSN)
  assert.equal((await look(house)).state, 'good')
  assert.equal((await look(withKeys(house, ['k1', 'k2'], 'k2'))).state, 'good')
  const gone = await look(withKeys(house, ['k2'], 'k2'))
  assert.equal(gone.state, 'wrong')
  assert.match(gone.sentence, /^The key file lacks box\.keys k1 \(needed by residents\.resident\.bsn_sealed\)\. .*put it back from the backup of the key file/)
})

test('a key that signed bonnen may not go while they are there', async (t) => {
  const house = await oneVoucher(t)
  assert.equal((await look(withKeys(house, ['k1'], 'k1', ['v1', 'v2']))).state, 'good')
  assert.match((await look(withKeys(house, ['k1'], 'k1', ['v2']))).sentence, /lacks vouchers\.keys v1 \(needed by vouchers\.voucher\)\./)
  assert.match((await look(withKeys(house, ['k2'], 'k2'))).sentence, /box\.keys k1 \(needed by [^)]*vouchers\.voucher\.code_sealed/)
})

test('of a big table the begin is always looked at: there stand the rows of the oldest key', async (t) => {
  const house = await testHouse(t)
  await keptResident(house, BSN)
  const later = withKeys(house, ['k1', 'k2'], 'k2')
  await house.owner.query(`
    insert into residents.resident select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'bsn_find', '\\x' || encode(sha256(n::text::bytea), 'hex'), 'bsn_sealed', '\\x6b32' || repeat('00', 40)))).*
      from residents.resident r, generate_series(1, 500) n`)
  const { pages } = await house.owner.one<{ pages: number }>(`select pg_relation_size('residents.resident') / 8192 as pages`)
  assert.ok(pages > 4)
  assert.match((await look(withKeys(house, ['k2'], 'k2'), 1)).sentence, /box\.keys k1/)
  assert.match((await look(house, pages)).sentence, /box\.keys k2/, 'and a table that is not big is read whole')
  assert.equal((await look(later, 1)).state, 'good')
})

test('a key that was once current and that no sample meets is still asked for; a database from before that was written down says so until every row was read', async (t) => {
  const house = await testHouse(t)
  await keptResident(house, BSN)
  await house.owner.query(`
    insert into residents.resident select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'bsn_find', '\\x' || encode(sha256(n::text::bytea), 'hex'), 'bsn_sealed', '\\x6b32' || repeat('00', 40)))).*
      from residents.resident r, generate_series(1, 2000) n`)
  const later = withKeys(house, ['k2'], 'k2')
  const upgraded = () => house.owner.query('delete from foundation.keys_known; delete from foundation.key_used')

  await noteCurrentKeys(house)
  await noteCurrentKeys(withKeys(house, ['k1', 'k2'], 'k2'))
  // No row of the oldest key is met.
  await house.owner.query(`update residents.resident set bsn_sealed = '\\x6b32' || substring(bsn_sealed from 3) where substring(bsn_sealed from 1 for 2) = '\\x6b31'`)
  const missed = await look(later, 1)
  assert.equal(missed.state, 'wrong')
  assert.match(missed.sentence, /^The key file lacks box\.keys k1 \(needed by rows that were made while it was current; when it is lost, npm run cli -- keys reads whether one is left\)/)
  assert.deepEqual(await look(withKeys(house, ['k1', 'k2'], 'k2'), 1), { state: 'good', sentence: 'Every key that rows were ever made with is in the key file.' })

  await upgraded()
  const unsure = await look(later, 1)
  assert.equal(unsure.state, 'care')
  assert.match(unsure.sentence, /only the begin and a sample were looked at\. Run npm run cli -- keys once/)
  assert.equal(await readEveryKey(later), 1)
  assert.equal((await look(later, 1)).state, 'good')
})

test('a lost key that no row needs is asked for no more once every row was read; one that a row needs is, and one in the file is kept', async (t) => {
  const house = await oneVoucher(t)
  for (const [ring, current] of [[['k0'], 'k0'], [['k2'], 'k2'], [['k1'], 'k1']] as const) await noteCurrentKeys(withKeys(house, ring, current))
  const noted = async () => (await house.owner.query<{ id: string }>(`select key_id as id from foundation.key_used where part = 'box' order by 1`)).map(({ id }) => id)
  await readEveryKey(withKeys(house, ['k2'], 'k2'))
  assert.deepEqual(await noted(), ['k1', 'k2'], 'k0 was lost and nothing needs it')
  assert.match((await look(withKeys(house, ['k2'], 'k2'))).sentence, /lacks box\.keys k1 \(needed by .*vouchers\.voucher\.code_sealed\)\./)
})

test('reading every row finds the one that a sample misses', async (t) => {
  const house = await oneVoucher(t)
  await keptResident(house, BSN)
  await house.owner.query('delete from foundation.keys_known; delete from foundation.key_used')
  await readEveryKey(house)
  assert.deepEqual(await house.owner.query('select part, key_id from foundation.key_used order by 1, 2'), [{ part: 'box', key_id: 'k1' }, { part: 'vouchers', key_id: 'v1' }])
  // Nothing is looked at but the table of keys.
  await house.owner.query('truncate vouchers.voucher, residents.resident cascade')
  assert.match((await look(withKeys(house, ['k2'], 'k2', ['v2']))).sentence, /box\.keys k1 .*vouchers\.keys v1/)
})

/** What is no text of ours under a box key: HMACs, hashes, pictures, and what is sealed with a key of its own row. */
const NOT_OURS = /_find$|_hash$|^(hash|head|trace_id|span_id|bytes)$/
const OWN_KEY = ['contacts.paper.name_sealed', 'contacts.paper.sealed', 'eligibility.amounts.sealed', 'eligibility.evidence.name_sealed', 'eligibility.evidence.sealed']

test('every column that can hold something sealed is looked at, or is known not to be', async (t) => {
  const house = await testHouse(t)
  const columns = (await house.owner.query<{ place: string; name: string }>(`
    select table_schema || '.' || table_name || '.' || column_name as place, column_name as name
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where data_type = 'bytea' and table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker') order by 1`))
  const looked = Object.entries(SEALED).flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
  assert.deepEqual(columns.filter(({ name, place }) => !NOT_OURS.test(name) && !OWN_KEY.includes(place)).map(({ place }) => place), looked.sort())
})
