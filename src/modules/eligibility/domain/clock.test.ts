import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, localDate } from '#shared/local-date.ts'
import { type ClockFacts, lastDayOf, overOn, setAsideLastDay } from './clock.ts'

const day = localDate
const stop = (askedOn: string, over?: string) => ({ askedOn: day(askedOn), overOn: over ? day(over) : undefined })

// received, stops, extension, today; the last day for our decision
const CLOCKS: readonly (readonly [why: string, facts: Omit<ClockFacts, 'receivedOn' | 'weeks'> & { received?: string; weeks?: number }, today: string, lastDay: string])[] = [
  ['eight weeks, the day after receipt is day 1',                                 { stops: [] },                                                   '2026-11-23', '2027-01-18'],
  ['a Saturday stays a Saturday: our own term is never moved',                    { received: '2026-11-21', stops: [] },                           '2026-11-21', '2027-01-16'],
  ['first Christmas day stays too',                                               { received: '2026-10-30', stops: [] },                           '2026-11-01', '2026-12-25'],
  ['a municipality that gives itself six weeks',                                  { weeks: 6, stops: [] },                                         '2026-11-23', '2027-01-04'],
  ['asked on 30 November, answered on 4 December: 1, 2 and 3 December stood still', { stops: [stop('2026-11-30', '2026-12-04')] },                 '2026-12-10', '2027-01-21'],
  ['asked and answered on the same day: nothing stood still',                     { stops: [stop('2026-11-30', '2026-11-30')] },                   '2026-12-10', '2027-01-18'],
  ['asked, and answered the next day: nothing stood still',                       { stops: [stop('2026-11-30', '2026-12-01')] },                   '2026-12-10', '2027-01-18'],
  ['while it stands open the last day moves along',                               { stops: [stop('2026-11-30')] },                                 '2026-12-10', '2027-01-27'],
  ['on the day of the question itself nothing has moved yet',                     { stops: [stop('2026-11-30')] },                                 '2026-11-30', '2027-01-18'],
  ['over Christmas: the clock stands still on holidays as well',                  { stops: [stop('2026-12-23', '2027-01-04')] },                   '2027-01-05', '2027-01-29'],
  ['two questions add up',                                                        { stops: [stop('2026-11-30', '2026-12-04'), stop('2026-12-10', '2026-12-14')] }, '2026-12-20', '2027-01-24'],
  ['asked on the last day itself still stops it',                                 { stops: [stop('2027-01-18', '2027-01-22')] },                   '2027-01-25', '2027-01-21'],
  ['asked the day after the last day: too late to stop what has ended',           { stops: [stop('2027-01-19', '2027-01-29')] },                   '2027-01-30', '2027-01-18'],
  ['six weeks more, told before the end',                                         { stops: [], extension: { on: day('2027-01-11'), weeks: 6 } },   '2027-01-12', '2027-03-01'],
  ['more time after the end makes nothing longer',                                { stops: [], extension: { on: day('2027-01-19'), weeks: 6 } },   '2027-01-20', '2027-01-18'],
  ['a question in the time that was added stops that too',                        { stops: [stop('2027-02-22', '2027-03-01')], extension: { on: day('2027-01-11'), weeks: 6 } }, '2027-03-02', '2027-03-07'],
  ['the day winter time began counts as one day',                                 { received: '2026-10-24', stops: [stop('2026-10-24', '2026-10-27')] }, '2026-10-30', '2026-12-21'],
  ['29 February exists',                                                          { received: '2028-01-04', stops: [stop('2028-02-28', '2028-03-02')] }, '2028-03-02', '2028-03-02'],
]
for (const [why, { received = '2026-11-23', weeks = 8, ...facts }, today, expected] of CLOCKS) {
  test(`${why}: decide by ${expected}`, () => { assert.equal(lastDayOf({ receivedOn: day(received), weeks, ...facts }, day(today)), expected) })
}

test('a question is over when it is closed, and never later than the day after its last day: a slow machine costs the resident nothing', () => {
  assert.equal(overOn(undefined, day('2026-12-07')), undefined)
  assert.equal(overOn(day('2026-12-03'), day('2026-12-07')), '2026-12-03')
  assert.equal(overOn(day('2026-12-08'), day('2026-12-07')), '2026-12-08')
  assert.equal(overOn(day('2026-12-11'), day('2026-12-07')), '2026-12-08')
})

test('setting aside has four weeks of its own', () => { assert.equal(setAsideLastDay(day('2026-12-08')), '2027-01-05') })

test('whatever is asked and added, the last day never comes before the eight weeks, and one day of standing still is one day', () => {
  const START = day('2026-11-23')
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { maxLength: 5 }), fc.option(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 8 }))), (gaps, more) => {
    let at = 0
    const stops = gaps.map(([gap, open]) => { const from = at + gap; at = from + open; return { askedOn: addDays(START, from), overOn: addDays(START, at) } })
    const facts = { receivedOn: START, weeks: 8, stops, extension: more ? { on: addDays(START, more[0]), weeks: more[1] } : undefined }
    const last = lastDayOf(facts, addDays(START, 400))
    assert.ok(last >= addDays(START, 56))
    // Only one question stands open at a time, and more time is told before the end.
    if (addDays(START, Math.max(at, more?.[0] ?? 0)) > last) return
    assert.equal(lastDayOf({ ...facts, stops: [...stops, { askedOn: last, overOn: addDays(last, 6) }] }, addDays(START, 400)), addDays(last, 5))
  }))
})
