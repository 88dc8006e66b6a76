import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '#shared/local-date.ts'
import { deliveryTerms, inTime, pickUpDays, postedBy, readDelivery } from './delivery.ts'

const NONE: ReadonlySet<string> = new Set()
const STIPS = ['Stip Selwerd', 'Stip Beijum']

for (const [how, stip, expected] of [
  ['phone', '', { how: 'phone' }], ['print', '', { how: 'print' }], ['post', '', { how: 'post' }],
  ['post', 'Stip Selwerd', { how: 'post' }],
  ['stip', 'Stip Beijum', { how: 'stip', stip: 'Stip Beijum' }],
  ['stip', '', undefined], ['stip', 'Stip Nergens', undefined], ['duif', '', undefined], ['', '', undefined],
] as const) {
  test(`a form that says "${how}"${stip && ` at ${stip}`}: ${expected ? `${expected.how}` : 'asked again'}`, () => assert.deepEqual(readDelivery(how, stip, STIPS), expected))
}

for (const [ordered, by, why] of [
  ['2026-11-23', '2026-11-25', 'two working days on'],
  ['2026-11-26', '2026-11-30', 'a weekend in between'],
  ['2026-11-28', '2026-12-01', 'ordered on a Saturday'],
  ['2026-12-24', '2026-12-29', 'both days of Christmas, and a weekend'],
] as const) {
  test(`ordered on ${ordered}, on the post on ${by} at the latest: ${why}`, () => assert.equal(postedBy(localDate(ordered), deliveryTerms(undefined, NONE)), by))
}

test('a municipality that promises another number of days', () => assert.equal(postedBy(localDate('2026-11-23'), deliveryTerms({ postWorkingDays: 5 }, NONE)), '2026-11-30'))

for (const [ordered, usableUntil, days] of [
  ['2026-11-23', '2026-12-31', ['2026-11-24', '2026-12-08', '2026-12-04']],
  ['2026-11-27', '2026-12-31', ['2026-11-30', '2026-12-14', '2026-12-10']],
  ['2026-11-23', '2026-11-30', ['2026-11-24', '2026-11-30', '2026-11-26']],
] as const) {
  test(`ordered on ${ordered} and valid to ${usableUntil}: at the Stip from ${days[0]} to ${days[1]}, reminded on ${days[2]}`, () => {
    const { from, until, remindOn } = pickUpDays(localDate(ordered), localDate(usableUntil), deliveryTerms(undefined, NONE))
    assert.deepEqual([from, until, remindOn], days)
  })
}

for (const [how, usableUntil, expected] of [
  ['phone', '2026-11-23', true], ['print', '2026-11-23', true],
  ['post', '2026-11-26', false], ['post', '2026-11-27', true],
  ['stip', '2026-11-23', false], ['stip', '2026-11-24', true],
] as const) {
  test(`ordered on Monday 23 November and valid to ${usableUntil}: ${how} is ${expected ? 'in time' : 'too late'}`, () => assert.equal(inTime(how, localDate('2026-11-23'), localDate(usableUntil), deliveryTerms(undefined, NONE)), expected))
}

test('a day that counts as a holiday by royal decree is no working day of post and Stip either, as for every other term', () => {
  // Tuesday 4 May 2027; Wednesday is Liberation Day, Thursday Ascension Day.
  const [ordered, usableUntil] = [localDate('2027-05-04'), localDate('2027-05-12')]
  const decree = deliveryTerms(undefined, new Set(['2027-05-07']))
  const plain = deliveryTerms(undefined, NONE)
  assert.deepEqual([postedBy(ordered, plain), postedBy(ordered, decree)], ['2027-05-10', '2027-05-11'])
  assert.deepEqual([pickUpDays(ordered, usableUntil, plain).from, pickUpDays(ordered, usableUntil, decree).from], ['2027-05-07', '2027-05-10'])
  assert.deepEqual([inTime('post', ordered, usableUntil, plain), inTime('post', ordered, usableUntil, decree)], [true, false])
  assert.deepEqual([inTime('stip', ordered, localDate('2027-05-07'), plain), inTime('stip', ordered, localDate('2027-05-07'), decree)], [true, false])
})
