import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimAt, isKvk, listAt, rolesOfGroups, textAt, withoutSectorCode } from './claims.ts'

const claims = { bsn: ' 999990019 ', 'urn:etoegang:1.9:EntityConcernedID:KvKnr': '90010013', resource_access: { shop: { roles: ['kcc', 7, null] } }, group: 'stip', empty: '', nul: null, long: 'x'.repeat(201), bell: 'a\u0007b' }

test('a claim is found by its path, with dots and colons in its name, and deep inside', () => {
  assert.equal(textAt(claims, ['bsn']), '999990019')
  assert.equal(textAt(claims, ['urn:etoegang:1.9:EntityConcernedID:KvKnr']), '90010013')
  assert.deepEqual(listAt(claims, ['resource_access', 'shop', 'roles']), ['kcc'])
  assert.deepEqual(listAt(claims, ['group']), ['stip'])
})

test('what is not there, or is something else than expected, is nothing', () => {
  for (const path of [undefined, [], ['nothing'], ['bsn', 'deeper'], ['nul', 'x'], ['constructor'], ['__proto__', 'toString']]) assert.equal(claimAt(claims, path), undefined, JSON.stringify(path))
  for (const name of ['empty', 'nul', 'long', 'bell', 'resource_access']) assert.equal(textAt(claims, [name]), undefined, name)
  assert.deepEqual(listAt(claims, ['nothing']), [])
})

test('the sector code of the BSN is taken off; a tax number of someone without one stays what it is', () => {
  assert.equal(withoutSectorCode('s00000000:999990019'), '999990019')
  assert.equal(withoutSectorCode('s00000001:999990019'), 's00000001:999990019')
})

test('a number in the trade register has eight digits', () => {
  assert.ok(isKvk('90010013'))
  for (const text of ['9001001', '900100130', '9001001a', '']) assert.equal(isKvk(text), false, text)
})

test('groups become roles by configuration, each once, and other groups become nothing', () => {
  const map = { desk: 'kcc', frontdesk: 'kcc', checks: 'caseworker' }
  assert.deepEqual(rolesOfGroups(['frontdesk', 'desk', 'parking', 'constructor'], map), ['kcc'])
  assert.deepEqual(rolesOfGroups(['checks', 'desk'], map), ['kcc', 'caseworker'])
  assert.deepEqual(rolesOfGroups([], map), [])
})
