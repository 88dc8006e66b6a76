import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noFigures } from './figures.ts'
import { hideAlone, hideParts, SMALL } from '#shared/hide-small.ts'
import { forCouncil } from './hide-small.ts'

const parts = (...counts: number[]) => new Map(counts.map((count, index) => [index, count]))
const shown = (...counts: number[]) => { const { total, parts: found } = hideParts(parts(...counts)); return [total, ...found.values()] }
const _ = undefined

test('a number under ten is hidden, zero and ten are not', () => {
  assert.deepEqual([0, 1, 9, 10, 11].map(hideAlone), [0, _, _, 10, 11])
})

test('a hidden part cannot be worked out from the total', () => {
  assert.deepEqual(shown(20, 30), [50, 20, 30])
  assert.deepEqual(shown(3, 40, 20), [63, _, 40, _])
  assert.deepEqual(shown(3, 4, 40), [47, _, _, _])
  assert.deepEqual(shown(6, 7, 40), [53, _, _, 40])
  assert.deepEqual(shown(3, 0, 0), [_, _, 0, 0])
  assert.deepEqual(shown(3, 0, 40), [43, _, 0, _])
  assert.deepEqual(shown(1, 1), [_, _, _])
  assert.deepEqual(shown(0, 0), [0, 0, 0])
  assert.deepEqual(shown(), [0])
})

test('whatever the numbers are: no small one shows, and none can be worked out', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 500 })), { maxLength: 8 }), (counts) => {
    const [total, ...found] = shown(...counts)
    for (const count of found) assert.ok(count === undefined || count === 0 || count >= SMALL)
    const hidden = counts.filter((_count, index) => found[index] === undefined)
    if (hidden.length && total !== undefined) {
      assert.ok(hidden.length >= 2, 'one hidden part is the total less the others')
      assert.ok(total - found.reduce<number>((sum, count) => sum + (count ?? 0), 0) >= SMALL, 'the hidden ones together are small')
    }
  }))
})

test('the council sees no small number anywhere in a month', () => {
  const month = forCouncil({
    ...noFigures('2026-11'), visits: 4, applications: { received: 32, atOnce: 25, afterLook: 3, refused: 2, waiting: 2, withdrawn: 0 },
    vouchers: { ordered: 60, byDesk: 5, cancelled: 55, redeemed: 9, byCategory: new Map([['sport', 48], ['cultuur', 12]]) },
    signIns: { succeeded: 40, failed: 2, byCause: new Map([['cancelled', 2]]) },
  })
  assert.deepEqual(month, {
    month: '2026-11', visits: _, applications: { received: 32, atOnce: _, afterLook: _, refused: _, waiting: _, withdrawn: 0 },
    vouchers: { ordered: 60, byDesk: _, cancelled: _, redeemed: _, byCategory: new Map([['sport', 48], ['cultuur', 12]]) },
    signIns: { succeeded: 40, failed: _, byCause: new Map([['cancelled', _]]) },
  })
})
