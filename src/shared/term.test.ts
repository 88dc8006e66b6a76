import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from './local-date.ts'
import { beginOf, endOf, termAsInterval, termInWords } from './term.ts'

test('a term ends on its last day, and says itself in words', () => {
  const day = localDate('2026-11-30')
  assert.deepEqual([endOf(day, { days: 7 }), endOf(day, { weeks: 4 }), endOf(day, { months: 3 }), endOf(day, { years: 7 })], ['2026-12-07', '2026-12-28', '2027-02-28', '2033-11-30'])
  assert.deepEqual([beginOf(day, { days: 7 }), beginOf(day, { weeks: 4 }), beginOf(day, { months: 9 }), beginOf(day, { years: 2 })], ['2026-11-23', '2026-11-02', '2026-02-28', '2024-11-30'])
  assert.deepEqual([{ days: 1 }, { days: 7 }, { weeks: 1 }, { months: 18 }, { years: 1 }].map((term) => [termInWords(term), termAsInterval(term)]),
    [['1 dag', '1 days'], ['7 dagen', '7 days'], ['1 week', '1 weeks'], ['18 maanden', '18 months'], ['1 jaar', '1 years']])
})
