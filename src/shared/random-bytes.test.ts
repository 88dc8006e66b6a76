import { test } from 'node:test'
import assert from 'node:assert/strict'
import { fewRandomBytes } from './random-bytes.ts'

test('no byte is given twice, also across the end of a supply, and writing in one changes no other', () => {
  const given = Array.from({ length: 2000 }, () => fewRandomBytes(13))
  const before = given.map((bytes) => bytes.toString('hex'))
  assert.equal(new Set(before).size, 2000)
  assert.ok(given.every((bytes) => bytes.length === 13))
  given[0]!.fill(0)
  assert.deepEqual(given.slice(1).map((bytes) => bytes.toString('hex')), before.slice(1))
})

test('more than a supply holds is refused, never fewer bytes than were asked', () => {
  assert.equal(fewRandomBytes(4096).length, 4096)
  assert.throws(() => fewRandomBytes(4097), RangeError)
})
