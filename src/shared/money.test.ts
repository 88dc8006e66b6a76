import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { formatEuro, formatPrice, percentOf, toCents } from './money.ts'

test('120% of the norm is rounded to the nearest cent, as municipalities publish it', () => {
  assert.deepEqual([141946, 202779, 158734, 217610, 35042].map((norm) => percentOf(norm, 120)), [170335, 243335, 190481, 261132, 42050])
  assert.equal(percentOf(1, 50), 1, 'half a cent goes up')
})

test('an amount is read without passing through a fraction, and nothing else is taken for one', () => {
  assert.equal(toCents('1703.35'), 170335)
  assert.equal(toCents('0.07'), 7)
  assert.equal(toCents('-12.5'), -1250)
  for (const text of ['1.703,35', '1e3', '', '1.234', 'NaN', ' 1', '€ 5']) assert.throws(() => toCents(text), RangeError, text)
})

test('what was written is read back, for every amount', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => {
    assert.equal(toCents(`${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`), cents)
  }))
})

test('amounts are written as the Dutch do', () => {
  assert.equal(formatEuro(168180), '€\u00a01.681,80')
  assert.equal(formatEuro(-5), '€\u00a0-0,05')
  assert.equal(formatPrice(4000), '€\u00a040')
  assert.equal(formatPrice(250), '€\u00a02,50')
})
