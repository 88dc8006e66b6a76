import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { aowAges } from '../release-data.ts'
import { reachedAowAge } from './aow-age.ts'
import { easterSunday, holidays, isWorkingDay } from '#shared/working-days.ts'
import { decisionLastDay, nextWorkingDay, objectionLastDay } from './terms.ts'

const none = new Set<string>()

test('Easter Sunday as the almanac has it', () => {
  for (const day of ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25', '2049-04-18', '2285-03-22']) {
    assert.equal(easterSunday(Number(day.slice(0, 4))), day)
  }
})

test('holidays of 2027 by the act; koningsdag on a Saturday when 27 April is a Sunday', () => {
  assert.deepEqual(holidays(2027).map(({ day }) => day), ['2027-01-01', '2027-03-26', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06', '2027-05-16', '2027-05-17', '2027-12-25', '2027-12-26'])
  assert.equal(holidays(2025).find(({ name }) => name === 'koningsdag')?.day, '2025-04-26')
})

// received or announced on; the last day for our decision (never moved) and for an objection (moved to a working day)
const TERMS: readonly (readonly [string, decision: string, objection: string, why: string])[] = [
  ['2026-11-23', '2027-01-18', '2027-01-04', 'both on a Monday'],
  ['2026-11-20', '2027-01-15', '2027-01-04', 'objection: 1 January is a holiday, then a weekend'],
  ['2026-11-21', '2027-01-16', '2027-01-04', 'a Saturday: our own term is not moved'],
  ['2026-11-13', '2027-01-08', '2026-12-28', 'first Christmas day is a Friday, the weekend follows'],
  ['2027-02-12', '2027-04-09', '2027-03-30', 'Good Friday counts as a holiday; Easter Monday too'],
  ['2027-03-24', '2027-05-19', '2027-05-07', '5 May and Ascension Day follow each other'],
  ['2028-01-18', '2028-03-14', '2028-02-29', '29 February exists and is a working day'],
  ['2026-10-24', '2026-12-19', '2026-12-07', 'the day before winter time begins counts as a day'],
]
for (const [from, decision, objection, why] of TERMS) {
  test(`from ${from}: decide by ${decision}, object by ${objection} (${why})`, () => {
    assert.equal(decisionLastDay(localDate(from)), decision)
    assert.equal(objectionLastDay(localDate(from), none), objection)
  })
}

test('a day put on a par with a holiday moves the end of a term too', () => {
  assert.equal(nextWorkingDay(localDate('2027-05-07'), none), '2027-05-07')
  assert.equal(nextWorkingDay(localDate('2027-05-07'), new Set(['2027-05-07'])), '2027-05-10')
  assert.equal(isWorkingDay(localDate('2027-05-08'), none), false)
})

// born, on, reached
const AOW: readonly (readonly [string, string, boolean | undefined])[] = [
  ['1959-11-24', '2026-11-23', false],
  ['1959-11-23', '2026-11-23', true],
  ['1960-12-31', '2027-12-30', false],
  ['1960-12-31', '2027-12-31', true],
  ['1961-01-01', '2028-03-31', false],
  ['1961-01-01', '2028-04-01', true],
  ['1960-02-29', '2027-02-28', true],
  ['1947-12-15', '2013-01-15', true],
  ['1940-01-01', '2026-11-23', true],
  ['1964-12-01', '2032-02-29', false],
  ['1964-12-01', '2032-03-01', undefined],
]
for (const [born, on, reached] of AOW) {
  test(`born ${born}: AOW age on ${on} is ${reached ?? 'not fixed yet'}`, () => {
    assert.equal(reachedAowAge(localDate(born), localDate(on), aowAges), reached)
  })
}
