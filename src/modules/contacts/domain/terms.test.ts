import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween, localDate, weekday } from '#shared/local-date.ts'
import { isWorkingDay } from '#shared/working-days.ts'
import { kinds } from './matter.ts'
import { afterPause, extendedLastDay, mayExtend, notTakenUpLastDay, ombudsmanLastDay, ownPolicy, replyLastDay, termOf, workingDaysLeft, workOn } from './terms.ts'

const none = new Set<string>()
const day = (text: string) => localDate(text)

// received; last day for a complaint; the working day on which it must be done; the last day after four weeks more
const COMPLAINTS: readonly (readonly [received: string, lastDay: string, workOn: string, extended: string, why: string])[] = [
  ['2026-11-23', '2027-01-04', '2027-01-04', '2027-02-01', 'six weeks later to the day: a Monday'],
  ['2026-11-20', '2027-01-01', '2026-12-31', '2027-01-29', 'New Year: our term stays, the work is done the day before'],
  ['2026-11-14', '2026-12-26', '2026-12-24', '2027-01-23', 'second Christmas day on a Saturday, the first on a Friday'],
  ['2027-02-14', '2027-03-28', '2027-03-25', '2027-04-25', 'Easter: Good Friday counts as a holiday'],
  ['2027-03-24', '2027-05-05', '2027-05-04', '2027-06-02', 'Liberation Day'],
  ['2028-01-18', '2028-02-29', '2028-02-29', '2028-03-28', '29 February exists and is a working day'],
]
for (const [received, lastDay, doneBy, extended, why] of COMPLAINTS) {
  test(`a complaint of ${received} is answered by ${lastDay}: ${why}`, () => {
    const term = termOf('complaint', day(received), ownPolicy)
    assert.equal(term.lastDay, lastDay)
    assert.equal(workOn(term.lastDay, none), doneBy)
    assert.equal(extendedLastDay(term.lastDay), extended)
  })
}

test('with a complaints committee it is ten weeks, and never more', () => {
  assert.equal(termOf('complaint', day('2026-11-23'), { ...ownPolicy, complaintWeeks: 10 }).lastDay, '2027-02-01')
})

test('the rest has our own promise; an own target for complaints never lies after the law', () => {
  assert.deepEqual(termOf('question', day('2026-11-23'), ownPolicy), { lastDay: '2026-11-28', targetDay: '2026-11-28' })
  assert.deepEqual(termOf('complaint', day('2026-11-23'), ownPolicy), { lastDay: '2027-01-04', targetDay: '2026-12-14' })
  assert.equal(termOf('complaint', day('2026-11-23'), { ...ownPolicy, targetDays: { ...ownPolicy.targetDays, complaint: 90 } }).targetDay, '2027-01-04')
})

test('four weeks more: once, only of a complaint, and until the last day itself', () => {
  const facts = { kind: 'complaint' as const, extended: false, lastDay: day('2027-01-04'), today: day('2027-01-04') }
  assert.equal(mayExtend(facts), 'yes')
  assert.equal(mayExtend({ ...facts, today: day('2027-01-05') }), 'too-late')
  assert.equal(mayExtend({ ...facts, extended: true }), 'extended-before')
  for (const kind of kinds.filter((one) => one !== 'complaint')) assert.equal(mayExtend({ ...facts, kind }), 'no-complaint')
})

test('working days left: tomorrow is one, today none, and what is past is below zero even in a weekend', () => {
  assert.equal(workingDaysLeft(day('2026-11-23'), day('2026-11-23'), none), 0)
  assert.equal(workingDaysLeft(day('2026-11-23'), day('2026-11-24'), none), 1)
  assert.equal(workingDaysLeft(day('2026-11-27'), day('2026-11-29'), none), 0, 'a weekend brings no working day')
  assert.equal(workingDaysLeft(day('2026-12-24'), day('2027-01-04'), none), 5, '28 to 31 December, then 4 January: and not 1 January')
  assert.equal(workingDaysLeft(day('2026-12-24'), day('2027-01-04'), new Set(['2026-12-28'])), 4, 'a day on a par with a holiday')
  assert.equal(workingDaysLeft(day('2026-11-24'), day('2026-11-23'), none), -1)
  assert.equal(workingDaysLeft(day('2026-11-29'), day('2026-11-28'), none), -1, 'late is late')
})

test('a term of the resident moves to the next working day; ours never does', () => {
  assert.equal(replyLastDay(day('2026-11-23'), 14, none), '2026-12-07')
  assert.equal(replyLastDay(day('2026-12-11'), 14, none), '2026-12-28', 'Christmas on Friday and Saturday, then Sunday')
  assert.equal(replyLastDay(day('2026-12-11'), 14, new Set(['2026-12-28'])), '2026-12-29')
})

test('the time stood still: the last day is so many days later as the answer took', () => {
  assert.equal(afterPause(day('2027-01-04'), day('2026-12-01'), day('2026-12-08')), '2027-01-11')
  assert.equal(afterPause(day('2027-01-04'), day('2026-12-01'), day('2026-12-01')), '2027-01-04', 'answered the same day')
})

test('not taken up is told within four weeks; the ombudsman has a year, which is not moved', () => {
  assert.equal(notTakenUpLastDay(day('2026-11-23')), '2026-12-21')
  assert.equal(ombudsmanLastDay(day('2027-01-04')), '2028-01-04')
  assert.equal(ombudsmanLastDay(day('2027-12-25')), '2028-12-25', 'Christmas: the Algemene termijnenwet does not hold for years')
  assert.equal(ombudsmanLastDay(day('2028-02-29')), '2029-02-28')
})

test('whatever the day: who complains is never told a later day than the law gives, and somebody can do it in time', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4000 }), (n) => {
    const received = addDays(day('2026-01-01'), n)
    const { lastDay, targetDay } = termOf('complaint', received, ownPolicy)
    const done = workOn(lastDay, none)
    assert.equal(daysBetween(received, lastDay), 42)
    assert.ok(targetDay <= lastDay && done <= lastDay && done > received && isWorkingDay(done, none) && weekday(done) !== 0)
    assert.ok(replyLastDay(received, 14, none) >= addDays(received, 14))
  }))
})
