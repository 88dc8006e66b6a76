import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isMonth, monthBefore, shares } from './figures.ts'
import { finding } from './finding.ts'

test('percentages of parts are together 100, and never more than one away from the truth', () => {
  assert.deepEqual(shares([1, 1, 1]), [34, 33, 33])
  assert.deepEqual(shares([2711, 1604, 987, 521, 318, 171]), [43, 25, 16, 8, 5, 3])
  assert.deepEqual(shares([0, 0]), [0, 0])
  assert.deepEqual(shares([]), [])
  fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }), (parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0)
    fc.pre(total > 0)
    const found = shares(parts)
    assert.equal(found.reduce((sum, part) => sum + part, 0), 100)
    for (const [index, part] of parts.entries()) assert.ok(Math.abs(found[index]! - (part * 100) / total) < 1)
  }))
})

test('months go back over the new year', () => {
  assert.deepEqual([monthBefore('2026-11'), monthBefore('2026-01'), monthBefore('2026-11', 11), monthBefore('2026-11', 23)], ['2026-10', '2025-12', '2025-12', '2024-12'])
  assert.deepEqual(['2026-11', '2026-13', '2026-00', '1999-01', '2026-1', '', undefined].map(isMonth), [true, false, false, false, false, false, false])
})

test('the heading says what happened, and compares no month that is still going on', () => {
  assert.deepEqual(finding(120, 100, false), { kind: 'more', percent: 20 })
  assert.deepEqual(finding(90, 120, false), { kind: 'less', percent: 25 })
  assert.deepEqual(finding(1001, 1000, false), { kind: 'equal' })
  assert.deepEqual(finding(50, 'none', false), { kind: 'first' })
  assert.deepEqual(finding(50, 0, false), { kind: 'first' })
  assert.deepEqual(finding(0, 'none', false), { kind: 'nothing' })
  assert.deepEqual(finding(3, 100, true), { kind: 'running', count: 3 })
  assert.deepEqual(finding(undefined, 100, false), { kind: 'hidden' })
  assert.deepEqual(finding(100, undefined, false), { kind: 'hidden' })
})
