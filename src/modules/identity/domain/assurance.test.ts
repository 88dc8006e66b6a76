import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reaches } from './assurance.ts'

const digid = ['basis', 'midden', 'substantieel', 'hoog']

test('the level that is asked, and any above it, is enough', () => {
  for (const level of ['midden', 'substantieel', 'hoog']) assert.ok(reaches(digid, level, 'midden'), level)
})

test('a lower level is not', () => assert.equal(reaches(digid, 'basis', 'midden'), false))

test('a level that this door does not know is never enough, nor is none at all', () => {
  for (const level of ['very high', '', 'Hoog', undefined, null, 4, ['hoog'], {}]) assert.equal(reaches(digid, level, 'basis'), false, String(level))
})

test('a door that asks a level outside its own list lets nobody in by mistake', () => {
  assert.throws(() => reaches(digid, 'hoog', 'loa3'), /not in the list of levels/)
})
