import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid, newId, untimedId } from './ids.ts'

const at = new Date('2026-11-23T09:00:00Z')

test('ids stand in the order in which they were made, also those of one moment', () => {
  const ids = Array.from({ length: 1000 }, () => newId(at))
  ids.push(newId(new Date(at.getTime() + 1)))
  assert.deepEqual(ids.toSorted(), ids)
  assert.equal(new Set(ids).size, ids.length)
})

test('an id is a UUID of version 7 that tells its millisecond, and nobody guesses the next one', () => {
  const [one, next] = [newId(at), newId(at)] as const
  assert.ok(isUuid(one))
  assert.match(one, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(Number.parseInt(one.replace('-', '').slice(0, 12), 16), at.getTime())
  assert.notEqual(one.slice(19), next.slice(19))
})

test('what is no id in its own spelling is not taken for one', () => {
  for (const text of ['', 'x', undefined, 7, newId(at).toUpperCase(), `${newId(at)} `]) assert.equal(isUuid(text), false)
})

test('an id that everybody may see is a UUID of version 4: nothing in it says when it was made', () => {
  const ids = Array.from({ length: 1000 }, () => untimedId())
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(new Set(ids).size, ids.length)
  assert.notDeepEqual(ids.toSorted(), ids)
})
