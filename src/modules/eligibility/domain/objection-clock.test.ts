import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { answerLastDay, courtLastDay, isLate, type ObjectionClock } from './objection-clock.ts'

const d = localDate
// Announced on Monday 23 November 2026: the term for objections ends on Monday 4 January 2027.
const base: ObjectionClock = { announcedOn: d('2026-11-23'), objectionWeeks: 6, receivedOn: d('2026-12-01'), late: false, weeks: 6 }
const today = d('2026-12-10')

const ROWS: readonly (readonly [what: string, clock: Partial<ObjectionClock>, lastDay: string])[] = [
  ['six weeks from the end of the term for objections, whenever it came in', {}, '2027-02-15'],
  ['the same when it came on the very last day', { receivedOn: d('2027-01-04') }, '2027-02-15'],
  ['twelve weeks with a committee', { weeks: 12 }, '2027-03-29'],
  ['late: from the day it came in', { receivedOn: d('2027-02-01'), late: true }, '2027-03-15'],
  ['asked on the 2nd and given on the 9th: six days stood still', { stop: { askedOn: d('2026-12-02'), overOn: d('2026-12-09') } }, '2027-02-21'],
  ['still missing today: as if it were given today', { stop: { askedOn: d('2026-12-02'), overOn: undefined } }, '2027-02-22'],
  ['six weeks more, told in time', { extension: { on: d('2027-02-15'), weeks: 6 } }, '2027-03-29'],
  ['six weeks more, told a day too late: nothing changes', { extension: { on: d('2027-02-16'), weeks: 6 } }, '2027-02-15'],
  ['further, because the objector agrees', { extension: { on: d('2027-02-01'), weeks: 6 }, agreedUntil: d('2027-05-01') }, '2027-05-01'],
  ['an agreement never makes it shorter', { agreedUntil: d('2027-01-31') }, '2027-02-15'],
]
for (const [what, clock, lastDay] of ROWS) test(`the last day for our answer: ${what}`, () => { assert.equal(answerLastDay({ ...base, ...clock }, today), lastDay) })

const LAST = d('2027-01-04')
const LATE: readonly (readonly [what: string, receivedOn: string, postedOn: string | undefined, late: boolean])[] = [
  ['on the last day', '2027-01-04', undefined, false],
  ['a day after it, on the site', '2027-01-05', undefined, true],
  ['posted on the last day, here a week later', '2027-01-11', '2027-01-04', false],
  ['posted on the last day, here eight days later', '2027-01-12', '2027-01-04', true],
  ['posted a day after it', '2027-01-06', '2027-01-05', true],
]
for (const [what, receivedOn, postedOn, late] of LATE) {
  test(`in time or late: ${what}`, () => { assert.equal(isLate({ lastDay: LAST, receivedOn: d(receivedOn), postedOn: postedOn === undefined ? undefined : d(postedOn) }), late) })
}

test('six weeks to go to court, and never the last day on a holiday', () => {
  assert.equal(courtLastDay(d('2026-11-23'), new Set()), '2027-01-04')
  assert.equal(courtLastDay(d('2027-02-15'), new Set()), '2027-03-30', 'Easter Monday 29 March 2027 moves it')
})
