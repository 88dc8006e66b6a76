import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newId } from '#shared/ids.ts'
import { localDate } from '#shared/local-date.ts'
import { sealWith, secretBox } from '#shared/secret-box.ts'
import { testedHousehold } from '../../../test/tested-households.ts'
import { type Amounts, reseal, seal, unseal, unsealFacts } from './sealed-amounts.ts'

const box = secretBox({ current: 'k1', keys: { k1: randomBytes(32) }, find: randomBytes(32) })
const at = new Date('2026-11-23T09:00:00Z')
const amounts: Amounts = { facts: testedHousehold(0, at, localDate('2026-11-23')).facts, byReason: { 'income-within-limit': { income: 171000, difference: 665 } } }
const [id, other] = [newId(at), newId(at)]

test('amounts open with what their row keeps, and in no other row', () => {
  const row = seal(box, id, amounts)
  assert.deepEqual(unseal(box, id, row), amounts)
  assert.deepEqual(unsealFacts(box, id, row.wrappedKey, row.sealed), amounts.facts)
  assert.throws(() => unseal(box, other, row))
  assert.throws(() => unseal(box, id, { ...row, wrappedKey: seal(box, id, amounts).wrappedKey }), 'the salt of another sealing is another key')
})

test('what a caseworker wrote comes under the same key', () => {
  const row = seal(box, id, amounts)
  const more = { ...amounts, ownSentence: 'Je loon was één maand hoger.' }
  assert.deepEqual(unseal(box, id, { ...row, sealed: reseal(box, id, row, more) }), more)
})

test('a row of the first months, with a sealed random key and facts by name, opens as before', () => {
  const key = randomBytes(32)
  const context = `eligibility.amounts.${id}`
  const row = { wrappedKey: box.seal(key.toString('base64'), context), sealed: sealWith(key, JSON.stringify(amounts), context) }
  assert.deepEqual(unseal(box, id, row), amounts)
  assert.deepEqual(unsealFacts(box, id, row.wrappedKey, row.sealed), amounts.facts)
  assert.deepEqual(unseal(box, id, { ...row, sealed: reseal(box, id, row, { ...amounts, ownSentence: 'Later.' }) }), { ...amounts, ownSentence: 'Later.' })
})
