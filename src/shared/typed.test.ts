import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDay, readPrice, typedAmount } from './typed.ts'

test('a price is read as people write it, and nothing else is a price', () => {
  const rows: readonly [string, number | undefined][] = [
    ['6', 600], ['6,50', 650], ['6.50', 650], ['€ 6,50', 650], ['€6', 600], [' 0,05 ', 5], ['1.250', 125_000], ['1.250,00', 125_000], ['1250,00', 125_000], ['12,-', 1200], ['0', 0],
    ['', undefined], ['6,5', undefined], ['6,505', undefined], ['-6', undefined], ['zes', undefined], ['1.25.0', undefined], ['1,250.00', undefined], ['99999999', undefined], ['6 euro', undefined],
  ]
  for (const [text, cents] of rows) assert.equal(readPrice(text), cents, text)
})

test('what is written back is read as the same', () => {
  for (const cents of [1, 5, 99, 100, 650, 125_000, 9_999_999]) assert.equal(readPrice(typedAmount(cents)), cents)
  for (const [typed, day] of [['1-1-2026', '2026-01-01'], ['29-02-2028', '2028-02-29'], ['2026-12-31', '2026-12-31']] as const) assert.equal(readDay(typed), day)
  for (const wrong of ['31-4-2026', '2026-02-29', '1-1-26', 'morgen', '']) assert.equal(readDay(wrong), undefined, wrong)
})
