import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Part, readAsked } from './asked.ts'

const parts: readonly Part[] = ['pages', 'finding', 'desk', 'orders', 'orders-http', 'orders-size', 'income-test', 'retest']
const measured = (...args: string[]) => {
  const asked = readAsked(args)
  return typeof asked === 'string' ? asked : parts.filter(asked.wanted)
}

test('without a word all is measured but what takes 20 GB; a part is measured by its name alone', () => {
  assert.deepEqual(measured(), parts.filter((part) => part !== 'orders-size'))
  for (const part of parts) assert.deepEqual(measured('--only', part), [part])
})

test('a part or a size that is none is said, and nothing is measured: it would be half an hour of the wrong thing, or a good end without a figure', () => {
  assert.equal(measured('--only', 'order'), 'There is no part "order". Say --only with one of pages, finding, desk, orders, orders-http, orders-size, income-test, retest.')
  assert.match(String(measured('--onyl', 'orders')), /^Unknown option '--onyl'[\s\S]*--only PART/)
  assert.match(String(measured('--only')), /--only[\s\S]*--only PART/)
  assert.match(String(measured('orders')), /^Unexpected argument 'orders'/)
  for (const wrong of ['x', '-1', '1e9', '']) assert.match(String(measured(`--offers=${wrong}`)), /^--offers must be a whole number, not "/)
})

test('sizes are as asked, or as the figures are published', () => {
  const sizes = (...args: string[]) => { const { wanted: _wanted, ...rest } = readAsked(args) as Exclude<ReturnType<typeof readAsked>, string>; return rest }
  assert.deepEqual(sizes(), { json: false, offers: 50_000, residents: 1_000_000, households: 1_000_000, vouchers: 10_000_000, flush: 0 })
  assert.deepEqual(sizes('--json', '--flush', '250', '--households=1000'), { json: true, offers: 50_000, residents: 1_000_000, households: 1000, vouchers: 10_000_000, flush: 250 })
})
