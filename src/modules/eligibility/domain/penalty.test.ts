import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { penaltyRules } from '../release-data.ts'
import { fixingOf, parsePenaltyRules, penaltyOf, tiersOf } from './penalty.ts'

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

// The last day was 18 January 2027, the notice came on 1 February: 16 February is the first day that costs money.
const FIXING: readonly (readonly [why: string, endedOn: string | undefined, today: string, days: number | undefined, cents?: number, lastOwed?: string, fixBy?: string])[] = [
  ['decided within the two weeks: nothing to fix',                            '2027-02-16', '2027-02-16', undefined],
  ['decided one day late: that day, and two weeks from it',                   '2027-02-17', '2027-02-17', 1, 2_300, '2027-02-16', '2027-03-02'],
  ['the same, looked at a year later',                                        '2027-02-17', '2028-02-17', 1, 2_300, '2027-02-16', '2027-03-02'],
  ['fifteen days',                                                            '2027-03-03', '2027-03-03', 15, 35_700, '2027-03-02', '2027-03-16'],
  ['no decision, and the forty-second day is today: it still runs',           undefined,    '2027-03-29', undefined],
  ['no decision, and the forty-second day was yesterday: it is over',         undefined,    '2027-03-30', 42, 144_200, '2027-03-29', '2027-04-12'],
  ['no decision, and it is May',                                              undefined,    '2027-05-01', 42, 144_200, '2027-03-29', '2027-04-12'],
  ['decided after the forty-two days: the last day owed stays',               '2027-05-01', '2027-05-01', 42, 144_200, '2027-03-29', '2027-04-12'],
  ['no decision, one day in',                                                 undefined,    '2027-02-17', undefined],
]
for (const [why, endedOn, today, days, cents, lastOwed, fixBy] of FIXING) {
  test(`to fix by a decision: ${why}`, () => {
    const found = fixingOf(penaltyRules, { noticeOn: localDate('2027-02-01'), lastDay: localDate('2027-01-18'), endedOn: endedOn ? localDate(endedOn) : undefined }, localDate(today))
    assert.deepEqual(found && [found.penalty.days, found.penalty.cents, found.lastOwed, found.fixBy], days === undefined ? undefined : [days, cents, lastOwed, fixBy])
  })
}

test('the amount is made up of the days at each price, and no price without a day', () => {
  assert.deepEqual([1, 14, 15, 42].map((days) => tiersOf(penaltyRules, days).map((tier) => [tier.days, tier.centsPerDay])), [[[1, 2300]], [[14, 2300]], [[14, 2300], [1, 3500]], [[14, 2300], [14, 3500], [14, 4500]]])
})

test('the amounts are those of the law as it is kept beside its source: 23, 35 and 45 euro, 1,442 at most', () => {
  assert.deepEqual(penaltyRules, { graceDays: 14, fixDays: 14, tiers: [{ days: 14, centsPerDay: 2300 }, { days: 14, centsPerDay: 3500 }, { days: 14, centsPerDay: 4500 }] })
})

test('a file without whole days and cents is refused', () => {
  for (const wrong of [{}, { graceDays: 14, fixDays: 14, tiers: [] }, { graceDays: 14, fixDays: 14, tiers: [{ days: 14, centsPerDay: 23.5 }] }, { graceDays: '14', fixDays: 14, tiers: [{ days: 14, centsPerDay: 2300 }] }, { graceDays: 14, tiers: [{ days: 14, centsPerDay: 2300 }] }]) assert.throws(() => parsePenaltyRules(wrong), /late-decision/)
})
