import assert from 'node:assert/strict'
import { test } from 'node:test'
import { owedFor } from './owed.ts'

const alone = { companions: 0 }

test('the discount is what the normal price is more than what is paid', () => {
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'free' }, normalPrice: 650 }), { cents: 650, most: false })
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'fixed-price', cents: 250 }, normalPrice: 650 }), { cents: 400, most: false })
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'percentage', percent: 25 }, normalPrice: 999 }), { cents: 250, most: false })
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'percentage', percent: 50, maxCents: 100 }, normalPrice: 650 }), { cents: 100, most: false })
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'amount-off', cents: 500 }, normalPrice: 300 }), { cents: 300, most: false }, 'never more than the price')
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'contribution', cents: 4000 } }), { cents: 4000, most: false })
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'surprise', reveal: 'x', inside: { kind: 'free' } }, normalPrice: 650 }), { cents: 650, most: false })
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'fixed-price', cents: 700 }, normalPrice: 650 }), { cents: 0, most: false })
})

test('what only the counter knows is at most the value that the municipality set', () => {
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'percentage', percent: 50, maxCents: 22500 }, voucherValue: 22500 }), { cents: 22500, most: true })
  const bands = [{ from: 0, to: 12, cents: 100, normalCents: 300 }, { from: 13, cents: 500, normalCents: 900 }]
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'tariffs', bands }, voucherValue: 400 }), { cents: 400, most: true })
  assert.deepEqual(owedFor({ companions: 1, shape: { kind: 'free' }, normalPrice: 650, voucherValue: 1300 }), { cents: 1300, most: true })
})

test('and where nobody set one, nothing is guessed', () => {
  assert.equal(owedFor({ ...alone, shape: { kind: 'free' } }), undefined)
  assert.equal(owedFor({ ...alone, shape: { kind: 'percentage', percent: 50 } }), undefined)
  assert.equal(owedFor({ companions: 1, shape: { kind: 'free' }, normalPrice: 650 }), undefined)
})

test('the discount that the offer tells goes before the value that was set', () => {
  assert.deepEqual(owedFor({ ...alone, shape: { kind: 'free' }, normalPrice: 650, voucherValue: 700 }), { cents: 650, most: false })
})
