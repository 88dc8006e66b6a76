import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { aowAges } from '../release-data.ts'
import { parseAowAges, reachedAowAge } from './aow-age.ts'

const reached = (born: string, on: string, ages = aowAges) => reachedAowAge(localDate(born), localDate(on), ages)

// Birth dates and the age that goes with them, as the government publishes them (Rijksoverheid, "Wanneer gaat mijn AOW in").
const PUBLISHED: readonly (readonly [born: string, reached: string])[] = [
  ['1957-03-01', '2024-03-01'], ['1957-12-31', '2024-12-31'], ['1958-01-01', '2025-01-01'], ['1959-12-31', '2026-12-31'], ['1960-12-31', '2027-12-31'],
  ['1961-01-01', '2028-04-01'], ['1961-09-30', '2028-12-30'], ['1961-10-01', '2029-01-01'], ['1962-10-01', '2030-01-01'], ['1964-09-30', '2031-12-30'],
]
for (const [born, day] of PUBLISHED) {
  test(`who is born on ${born} has the AOW age from ${day} on`, () => {
    const before = localDate(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10))
    assert.deepEqual([reachedAowAge(localDate(born), before, aowAges), reached(born, day)], [false, true])
  })
}

test('who reached it keeps it, also when the age goes up afterwards', () => {
  assert.equal(reached('1960-12-31', '2028-01-01'), true)
  assert.equal(reached('1948-01-01', '2013-02-01'), true)
  assert.equal(reached('1948-01-01', '2026-01-01'), true)
})

test('an age that is not fixed yet is unknown, but only for who may have reached it', () => {
  assert.equal(reached('1964-11-01', '2032-01-31'), false, 'younger than the age of 2031')
  assert.equal(reached('1964-11-01', '2032-02-01'), undefined)
  assert.equal(reached('1990-01-01', '2032-02-01'), false)
  assert.equal(reached('1950-01-01', '2040-01-01'), true)
  assert.equal(reached('1950-01-01', '2026-01-01', []), undefined)
})

test('born on 29 February: the last day of that month counts where there is no 29th', () => {
  const from67 = parseAowAges({ ages: [{ year: 2027, years: 67, months: 0 }] })
  assert.deepEqual([reached('1960-02-29', '2027-02-27', from67), reached('1960-02-29', '2027-02-28', from67)], [false, true])
})

test('a file without ages, or with half of one, is refused with its place', () => {
  assert.throws(() => parseAowAges({}), /holds no ages/)
  assert.throws(() => parseAowAges({ ages: [{ year: 2027, years: 67 }] }), /entry 1 needs whole numbers/)
})
