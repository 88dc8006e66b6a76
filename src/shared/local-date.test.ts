import { test } from 'node:test'
import assert from 'node:assert/strict'
import { addDays, addMonths, ageOn, dayOf, daysBetween, formatDate, formatDayAndDate, formatTime, type LocalDate, localDate, momentAt, parseLocalDate } from './local-date.ts'

test('a day is the day in Amsterdam: before and after midnight, in summer and in winter', () => {
  for (const [moment, day] of [
    ['2026-11-23T22:59:59Z', '2026-11-23'], ['2026-11-23T23:00:00Z', '2026-11-24'],
    ['2026-07-01T21:59:59Z', '2026-07-01'], ['2026-07-01T22:00:00Z', '2026-07-02'],
    // The clocks change on 29 March and 25 October 2026, at night: the day is the same on both sides.
    ['2026-03-29T00:59:59Z', '2026-03-29'], ['2026-03-29T01:00:00Z', '2026-03-29'],
    ['2026-10-25T00:30:00Z', '2026-10-25'], ['2026-10-25T01:30:00Z', '2026-10-25'],
    ['2026-12-31T22:59:59Z', '2026-12-31'], ['2026-12-31T23:00:00Z', '2027-01-01'],
  ] as const) assert.equal(dayOf(new Date(moment)), day, moment)
  assert.throws(() => dayOf(new Date(Number.NaN)))
})

test('a clock time on a day is a moment, also in the nights that the clocks change; what is no time is none', () => {
  for (const [day, time, moment] of [
    ['2026-11-23', '9:30', '2026-11-23T08:30:00Z'], ['2026-07-01', '14.05', '2026-07-01T12:05:00Z'], ['2026-12-31', '23:59', '2026-12-31T22:59:00Z'],
    // As PostgreSQL reads it: an hour that is skipped is the next one, of an hour that comes twice it is the second.
    ['2026-03-29', '02:30', '2026-03-29T01:30:00Z'], ['2026-03-29', '03:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25', '02:30', '2026-10-25T01:30:00Z'], ['2026-10-25', '01:59', '2026-10-24T23:59:00Z'],
  ] as const) assert.equal(momentAt(localDate(day), time)?.toISOString().replace('.000', ''), moment, `${day} ${time}`)
  for (const time of ['', '24:00', '12:60', '9', '9:3', 'noon']) assert.equal(momentAt(localDate('2026-11-23'), time), undefined, time)
})

test('days that do not exist are not days', () => {
  for (const text of ['2027-02-29', '2026-04-31', '0000-00-00', '2-1-23', '2026-13-01', '']) assert.equal(parseLocalDate(text), undefined, text)
  assert.equal(parseLocalDate('2028-02-29'), '2028-02-29')
})

test('months and days are counted on the calendar, not in hours', () => {
  assert.equal(addMonths(localDate('2026-01-31'), 1), '2026-02-28')
  assert.equal(addMonths(localDate('2027-11-30'), 3), '2028-02-29')
  assert.equal(addDays(localDate('2026-03-28'), 2), '2026-03-30')
  assert.equal(daysBetween(localDate('2026-03-28'), localDate('2026-03-30')), 2)
})

test('a birthday counts from its own day; who is born on 29 February is a year older on 1 March', () => {
  assert.equal(ageOn(localDate('2008-11-24'), localDate('2026-11-23')), 17)
  assert.equal(ageOn(localDate('2008-11-23'), localDate('2026-11-23')), 18)
  assert.equal(ageOn(localDate('2008-02-29'), localDate('2026-02-28')), 17)
  assert.equal(ageOn(localDate('2008-02-29'), localDate('2026-03-01')), 18)
})

test('dates are written out in Dutch, with spaces that do not break', () => {
  assert.equal(formatDate(localDate('2027-01-04')), '4\u00a0januari 2027')
  assert.equal(formatDayAndDate(localDate('2026-12-07')), 'maandag 7\u00a0december 2026')
  assert.equal(formatTime(new Date('2026-11-23T13:30:00Z')), '14.30\u00a0uur')
})

test('months are added as a calendar adds them, over two centuries and their leap days', () => {
  const byCalendar = (date: LocalDate, months: number): string => {
    const [y, m, d] = date.split('-').map(Number) as [number, number, number]
    const last = new Date(Date.UTC(y, m + months, 0)).getUTCDate()
    return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10)
  }
  const wrong: string[] = []
  for (let day = localDate('1899-01-01'); day < '2101-01-01'; day = addDays(day, 1)) {
    for (const months of [-1201, -3, 0, 1, 13, 804]) if (addMonths(day, months) !== byCalendar(day, months)) wrong.push(`${day} ${months}`)
  }
  assert.deepEqual(wrong, [])
})
