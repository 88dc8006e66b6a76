import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { penaltyRules } from '../release-data.ts'
import { parsePenaltyRules, penaltyOf } from './penalty.ts'

// The last day was Monday 18 January 2027. The notice came in on, until (day of the decision); first day, days, cents
const CASES: readonly (readonly [why: string, noticeOn: string, until: string, firstDay: string, days: number, cents: number])[] = [
  ['a notice on 1 February: fourteen days, and the fifteenth costs money',          '2027-02-01', '2027-02-16', '2027-02-16',  0, 0],
  ['decided within the two weeks: nothing is owed',                                  '2027-02-01', '2027-02-15', '2027-02-16',  0, 0],
  ['one day late',                                                                   '2027-02-01', '2027-02-17', '2027-02-16',  1, 2_300],
  ['fourteen days at the first amount',                                              '2027-02-01', '2027-03-02', '2027-02-16', 14, 32_200],
  ['the fifteenth day at the second',                                                '2027-02-01', '2027-03-03', '2027-02-16', 15, 35_700],
  ['the twenty-ninth day at the third, over Easter as on every day',                 '2027-02-01', '2027-03-17', '2027-02-16', 29, 85_700],
  ['forty-two days is the most',                                                     '2027-02-01', '2027-03-30', '2027-02-16', 42, 144_200],
  ['and it stays so, however long it takes',                                         '2027-02-01', '2027-09-01', '2027-02-16', 42, 144_200],
  ['a notice on the day after the last day',                                         '2027-01-19', '2027-02-04', '2027-02-03',  1, 2_300],
  ['a notice that came too early counts from the first day that we were late',       '2027-01-04', '2027-02-04', '2027-02-03',  1, 2_300],
]
for (const [why, noticeOn, until, firstDay, days, cents] of CASES) {
  test(why, () => {
    const found = penaltyOf(penaltyRules, { noticeOn: localDate(noticeOn), lastDay: localDate('2027-01-18'), until: localDate(until) })
    assert.deepEqual(found, { firstDay, days, cents, atMost: days === 42 })
  })
}

test('a file without whole days and cents is refused', () => {
  for (const wrong of [{}, { graceDays: 14, tiers: [] }, { graceDays: 14, tiers: [{ days: 14, centsPerDay: 23.5 }] }, { graceDays: '14', tiers: [{ days: 14, centsPerDay: 2300 }] }]) assert.throws(() => parsePenaltyRules(wrong), /late-decision/)
})
