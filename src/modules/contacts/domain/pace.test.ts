import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type LocalDate, localDate, weekday } from '#shared/local-date.ts'
import { type DayCount, pace } from './pace.ts'

const none = new Set<string>()
const day = (text: string) => localDate(text)

/** Days in a row from a first one: [received, settled] each. */
function days(first: string, counts: readonly (readonly [number, number])[], open = 0): DayCount[] {
  let left = open
  return counts.map(([received, settled], i) => {
    left += received - settled
    return { day: addDays(day(first), i), received, settled, open: left }
  })
}

test('the picture of the agreement: 35 open on 4 February, 38 settled and 3 new in five days, done on 11 February, two days early', () => {
  const counted = days('2026-01-29', [[2, 6], [1, 6], [0, 0], [0, 0], [0, 7], [0, 9], [0, 10]], 70)
  const found = pace({ days: counted, today: day('2026-02-04'), lastDay: day('2026-02-13'), equated: none })
  assert.deepEqual(found, { open: 35, workingDaysLeft: 7, overDays: 5, settledPerDay: 7.6, receivedPerDay: 0.6, neededPerDay: 6, doneOn: '2026-02-11', verdict: 'makes-it', ahead: 2 })
})

test('one more open than the pace makes is one working day too late', () => {
  const five = (open: number) => pace({ days: days('2027-02-01', [[0, 2], [0, 2], [0, 2], [0, 2], [0, 2]], open + 10), today: day('2027-02-05'), lastDay: day('2027-02-12'), equated: none })
  assert.deepEqual([five(10).verdict, five(10).doneOn, five(10).ahead, five(10).neededPerDay], ['makes-it', '2027-02-12', 0, 2])
  assert.deepEqual([five(11).verdict, five(11).doneOn, five(11).ahead, five(11).neededPerDay], ['too-slow', '2027-02-15', -1, 3])
})

test('who settles as many as come in never gets there, and what it takes holds the new ones too', () => {
  const found = pace({ days: days('2027-02-01', [[4, 4], [4, 4], [4, 4], [4, 4], [4, 4]], 20), today: day('2027-02-05'), lastDay: day('2027-02-12'), equated: none })
  assert.deepEqual([found.verdict, found.doneOn, found.neededPerDay], ['stands-still', undefined, 8])
})

test('holidays are no working days: Easter between today and the date', () => {
  const found = pace({ days: days('2027-03-22', [[0, 1], [0, 1], [0, 1]], 8), today: day('2027-03-24'), lastDay: day('2027-03-31'), equated: none })
  assert.deepEqual([found.workingDaysLeft, found.doneOn], [3, '2027-04-02'], 'Good Friday, the weekend and Easter Monday count for nothing')
  assert.equal(pace({ days: days('2027-03-22', [[0, 1], [0, 1], [0, 1]], 8), today: day('2027-03-24'), lastDay: day('2027-03-31'), equated: new Set(['2027-03-30']) }).workingDaysLeft, 2)
})

test('in the first days only those count; a Saturday counts what was done on Friday', () => {
  assert.equal(pace({ days: days('2027-02-01', [[6, 3]]), today: day('2027-02-01'), lastDay: day('2027-02-12'), equated: none }).overDays, 1)
  assert.equal(pace({ days: days('2027-02-05', [[9, 3], [0, 3]]), today: day('2027-02-06'), lastDay: day('2027-02-12'), equated: none }).settledPerDay, 6)
})

test('nothing open is done; a date that has passed is said; on the last day itself no working day is left', () => {
  assert.equal(pace({ days: days('2027-02-01', [[3, 3]]), today: day('2027-02-01'), lastDay: day('2027-02-12'), equated: none }).verdict, 'done')
  assert.equal(pace({ days: days('2027-02-01', [[3, 2]]), today: day('2027-02-01'), lastDay: day('2027-01-29'), equated: none }).verdict, 'day-passed')
  assert.equal(pace({ days: [], today: day('2027-02-01'), lastDay: day('2027-02-12'), equated: none }).verdict, 'done')
  assert.equal(pace({ days: days('2027-02-12', [[3, 2]]), today: day('2027-02-12'), lastDay: day('2027-02-12'), equated: none }).neededPerDay, undefined)
})

test('whoever settles what is needed each working day, while as many keep coming, makes the date', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 5, maxLength: 20 }), fc.integer({ min: 3, max: 30 }), (counts, ahead) => {
    let open = 60
    const sane = counts.map(([received, settled]) => { const done = Math.min(settled, open + received); open += received - done; return [received, done] as const })
    const counted = days('2027-02-01', sane, 60)
    const today = counted.at(-1)!.day
    const lastDay = addDays(today, ahead) as LocalDate
    const found = pace({ days: counted, today, lastDay, equated: none })
    if (!found.neededPerDay || !found.open) return
    assert.ok(found.neededPerDay * found.workingDaysLeft >= found.open + found.receivedPerDay * found.workingDaysLeft - 1e-9)
    assert.ok((found.neededPerDay - 1) * found.workingDaysLeft < found.open + found.receivedPerDay * found.workingDaysLeft, 'and one fewer would not')
    if (found.doneOn) assert.ok(weekday(found.doneOn) % 6 !== 0)
  }))
})
