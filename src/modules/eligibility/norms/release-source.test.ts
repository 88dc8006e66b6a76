import assert from 'node:assert/strict'
import { test } from 'node:test'
import { releaseNorms } from '../release-data.ts'
import { sourceOf } from './release-source.ts'

const [table] = releaseNorms()
const row = { enteredBy: 'release', effectiveFrom: table!.effectiveFrom, amounts: table!.amounts, source: 'Published tables of Dutch municipalities' }

test('where the amounts of the release come from is said in Dutch', () => {
  for (const { effectiveFrom, source, confidence } of releaseNorms()) assert.doesNotMatch(`${source} ${confidence}`, /\b(the|of|and|published|valid|agree|copy|sources?)\b/i, effectiveFrom)
})

test('a row that an older release entered in English is read in the words of this one', () => {
  assert.equal(sourceOf(row), table!.source)
})

test('what a person entered, and other amounts for the same day, keep their own words', () => {
  assert.equal(sourceOf({ ...row, enteredBy: 'Karin van der Laan' }), row.source)
  assert.equal(sourceOf({ ...row, amounts: { ...table!.amounts, 'single-21': 1 } }), row.source)
  assert.equal(sourceOf({ ...row, amounts: {} }), row.source)
})
