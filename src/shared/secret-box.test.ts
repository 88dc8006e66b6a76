import { test } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { secretBox } from './secret-box.ts'

const find = randomBytes(32)
const [old, young] = [randomBytes(32), randomBytes(32)]

test('what is sealed opens again, differs each time, and opens nowhere else', () => {
  const box = secretBox({ current: 'k1', keys: { k1: old }, find })
  const sealed = box.seal('999930412', 'residents.resident.bsn')
  assert.equal(box.open(sealed, 'residents.resident.bsn'), '999930412')
  assert.notDeepEqual(sealed, box.seal('999930412', 'residents.resident.bsn'))
  assert.throws(() => box.open(sealed, 'residents.reach.email'), 'moved to another column')
  sealed[sealed.length - 1]! ^= 1
  assert.throws(() => box.open(sealed, 'residents.resident.bsn'), 'one bit changed')
})

test('after a new key became current, what the old one sealed still opens', () => {
  const before = secretBox({ current: 'k1', keys: { k1: old }, find })
  const after = secretBox({ current: 'k2', keys: { k1: old, k2: young }, find })
  assert.equal(after.open(before.seal('x', 'c'), 'c'), 'x')
  assert.throws(() => before.open(after.seal('x', 'c'), 'c'), /Key k2 is not in the key file/)
})

test('a value is found by its HMAC, which says nothing without the key', () => {
  const box = secretBox({ current: 'k1', keys: { k1: old }, find })
  assert.deepEqual(box.find('999930412'), box.find('999930412'))
  assert.notDeepEqual(box.find('999930412'), secretBox({ current: 'k1', keys: { k1: old }, find: young }).find('999930412'))
})

test('a row has a key of its own: the same again from what it keeps, another one elsewhere, none without', () => {
  const box = secretBox({ current: 'k1', keys: { k1: old }, find })
  const [one, two] = [box.newRowKey('eligibility.amounts.1'), box.newRowKey('eligibility.amounts.1')]
  const same = (key: typeof one.key, kept: Buffer, context: string, by = box) => key.equals(by.rowKey(kept, context))
  assert.deepEqual([same(one.key, one.kept, 'eligibility.amounts.1'), same(one.key, two.kept, 'eligibility.amounts.1'), same(one.key, one.kept, 'eligibility.amounts.2')], [true, false, false])
  assert.equal(same(one.key, one.kept, 'eligibility.amounts.1', secretBox({ current: 'k2', keys: { k1: old, k2: young }, find })), true, 'after a new key became current')
  assert.throws(() => secretBox({ current: 'k2', keys: { k2: young }, find }).rowKey(one.kept, 'c'), /Key k1 is not in the key file/)
  assert.throws(() => box.rowKey(one.kept.subarray(0, 20), 'c'), RangeError)
})
