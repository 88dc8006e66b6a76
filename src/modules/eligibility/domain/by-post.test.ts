import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { isWhole, wrongReceipt } from './by-post.ts'

const TODAY = localDate('2027-01-12')

const DAYS: readonly (readonly [day: string, why: ReturnType<typeof wrongReceipt>, because: string])[] = [
  ['2027-01-13', 'in-future', 'tomorrow has no post yet'],
  ['2027-01-12', undefined,   'today'],
  ['2026-11-01', undefined,   'longer ago than our term: late is for us, not for who applied'],
  ['2026-07-14', undefined,   '26 weeks ago'],
  ['2026-07-13', 'too-old',   'a day more'],
  ['2026-01-11', 'too-old',   'the year of yesterday\'s form typed wrong'],
]
for (const [day, why, because] of DAYS) test(`a form that came on ${day}: ${why ?? 'right'} (${because})`, () => assert.equal(wrongReceipt(localDate(day), TODAY), why))

test('a form is whole with a signature and every answer', () => {
  const whole = { signature: false, partner: false, others: false, words: '' }
  assert.equal(isWhole(whole), true)
  for (const missing of [{ signature: true }, { partner: true }, { others: true }, { words: 'Bladzijde 2' }]) assert.equal(isWhole({ ...whole, ...missing }), false)
})
