import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '#test/house.ts'
import { fileReasons } from '#web/files/not-safe.ts'
import { fileSentence, openKnowledge } from './index.ts'

test('why a file is not taken is said with what to send instead, and whom to call when it is our fault', async (t) => {
  const house = await testHouse(t)
  await openKnowledge(house)
  const said = fileReasons.map((reason) => fileSentence(house, reason))
  assert.equal(new Set(said).size, fileReasons.length)
  assert.match(fileSentence(house, 'file-too-many-pages'), /hoogstens 100/)
  assert.match(fileSentence(house, 'file-not-checked'), /Dat ligt niet aan jou.*bel 14.050/)
})
