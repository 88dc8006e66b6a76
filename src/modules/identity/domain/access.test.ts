import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actions, may, onlyDoorTo, rolesOfDoor } from './access.ts'

const everyRole = Object.values(rolesOfDoor).flat()
const whoMay = (action: string): string[] => everyRole.filter((role) => may([role], action))

test('somebody who is not signed in may look around and sign in, and nothing else', () => {
  assert.deepEqual(actions.filter((action) => may([], action)), ['browse', 'sign-in'])
})

test('only a caseworker assesses', () => {
  assert.deepEqual(whoMay('assess'), ['caseworker'])
})

test('only residents and who acts for them order, apply and see their own things', () => {
  for (const action of ['apply', 'see-own', 'order']) assert.deepEqual(whoMay(action), ['resident', 'representative'], action)
})

test('a cashier redeems, but does not see the figures of the provider', () => {
  assert.deepEqual(whoMay('redeem'), ['provider-manager', 'counter'])
  assert.deepEqual(whoMay('see-provider'), ['provider-manager'])
})

test('each kind of work at the municipality has its own people', () => {
  assert.deepEqual(whoMay('help'), ['kcc', 'stip'])
  assert.deepEqual(whoMay('print-post'), ['caseworker', 'stip', 'administrator'])
  assert.deepEqual(whoMay('see-figures'), ['manager', 'auditor', 'administrator'])
  assert.deepEqual(whoMay('see-looks'), ['auditor'], 'who looked at whom is for who does not look at residents themselves')
  assert.deepEqual(whoMay('end-sessions'), ['manager', 'administrator'])
  assert.deepEqual(whoMay('manage-norms'), ['manager', 'administrator'])
  assert.deepEqual(whoMay('edit'), ['editor', 'administrator'])
  assert.deepEqual(whoMay('administer'), ['administrator'])
})

test('two roles may what either of them may', () => {
  assert.ok(may(['kcc', 'manager'], 'help') && may(['kcc', 'manager'], 'see-figures'))
  assert.ok(!may(['kcc', 'manager'], 'assess'))
})

test('an action or a role that does not exist is a no, however it is called', () => {
  for (const action of ['', 'Browse', 'delete-everything', 'constructor', 'toString', '__proto__']) assert.equal(may(everyRole, action), false, action)
  for (const role of ['root', 'constructor', '0']) assert.deepEqual(actions.filter((action) => may([role], action)), ['browse', 'sign-in'], role)
})

test('every door hands out roles that may do something, and no role comes through two doors', () => {
  assert.ok(everyRole.every((role) => actions.filter((action) => may([role], action)).length > 2))
  assert.equal(new Set(everyRole).size, everyRole.length)
})

test('what only staff or only providers may do has one door; what is for everybody, or for nobody we know, has none of its own', () => {
  assert.deepEqual(['assess', 'order-for', 'redeem', 'see-own', 'browse', 'no-such-action'].map(onlyDoorTo), ['staff', 'staff', 'provider', 'resident', undefined, undefined])
})
